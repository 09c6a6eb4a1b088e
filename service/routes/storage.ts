import { job, os } from '../implementer.ts';
import { freeCopies, storageUsage } from '../storage.ts';

export const storageRoutes = {
  usage: os.storage.usage.handler(({ context: { session } }) => storageUsage(session.workspace())),
  free: os.storage.free.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => freeCopies(workspace, input.newestMs, control));
  }),
};
