import { join } from 'node:path';
import { job, os } from '../implementer.ts';
import { checkWorkspace } from '../workspace/check-workspace.ts';
import { workspaceInfo } from '../workspace/workspace-info.ts';

const FIRST_WORKSPACE = 'takan';

export const workspaceRoutes = {
  status: os.workspace.status.handler(({ context: { session } }) => {
    const open = session.opened();
    return {
      ...(open ? { open: workspaceInfo(open) } : {}),
      suggestedFolder: join(session.env.documentsFolder, FIRST_WORKSPACE),
      recent: [...session.recent()],
      version: session.env.programVersion,
    };
  }),
  create: os.workspace.create.handler(async ({ context: { session }, input }) =>
    workspaceInfo(await session.create(input)),
  ),
  open: os.workspace.open.handler(async ({ context: { session }, input }) =>
    workspaceInfo(await session.open(input.folder)),
  ),
  close: os.workspace.close.handler(async ({ context: { session } }) => {
    await session.closeWorkspace();
    return {};
  }),
  info: os.workspace.info.handler(({ context: { session } }) => workspaceInfo(session.workspace())),
  check: os.workspace.check.handler(({ context, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => checkWorkspace(workspace, control));
  }),
};
