import { job, os } from '../implementer.ts';
import { exportStamped } from '../photos/export-stamped.ts';
import { stampSample } from '../photos/stamp-sample.ts';

export const photoStampRoutes = {
  export: os.photoStamp.export.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => exportStamped(workspace, input, control));
  }),
  sample: os.photoStamp.sample.handler(async ({ input }) => {
    const bytes = await stampSample(input.template);
    return { picture: `data:image/jpeg;base64,${bytes.toString('base64')}` };
  }),
};
