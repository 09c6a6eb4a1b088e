import { job, os } from '../implementer.ts';
import { printParcelSheets } from '../sheets.ts';

export const sheetRoutes = {
  print: os.sheet.print.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => printParcelSheets(workspace, input, control));
  }),
};
