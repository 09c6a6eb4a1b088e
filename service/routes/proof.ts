import { job, os } from '../implementer.ts';
import { restorePhotos } from '../photos/restore-photos.ts';
import { damagedOriginals, proofSummary, verifyPhotos } from '../photos/verify-photos.ts';

export const proofRoutes = {
  status: os.proof.status.handler(({ context: { session } }) => {
    const workspace = session.workspace();
    return { ...proofSummary(workspace), damaged: damagedOriginals(workspace) };
  }),
  verify: os.proof.verify.handler(({ context, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => verifyPhotos(workspace, control));
  }),
  restore: os.proof.restore.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => restorePhotos(workspace, input.files, control));
  }),
};
