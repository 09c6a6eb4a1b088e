import { occurringValues } from '#db/queries/parcel-list.ts';
import { job, os } from '../implementer.ts';
import { completeMany, removeMany, restoreMany, setKeyAreaMany } from '../parcel-bulk.ts';
import { exportParcelCsv } from '../parcel-csv.ts';
import { listParcels } from '../parcel-list.ts';

export const parcelListRoutes = {
  list: os.parcel.list.handler(({ context: { session }, input }) => listParcels(session.workspace(), input)),
  occurring: os.parcel.occurring.handler(({ context: { session } }) =>
    occurringValues(session.workspace().database),
  ),
  completeMany: os.parcel.completeMany.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => completeMany(workspace, input, control));
  }),
  setKeyAreaMany: os.parcel.setKeyAreaMany.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => setKeyAreaMany(workspace, input, control));
  }),
  removeMany: os.parcel.removeMany.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => removeMany(workspace, input, control));
  }),
  restoreMany: os.parcel.restoreMany.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => restoreMany(workspace, input.items, control));
  }),
  exportCsv: os.parcel.exportCsv.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => exportParcelCsv(workspace, input, control));
  }),
};
