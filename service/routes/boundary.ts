import { importBoundaries, readBoundary, writeBoundary } from '../boundaries.ts';
import { exportBoundaries } from '../boundary-export.ts';
import { job, os } from '../implementer.ts';

export const boundaryRoutes = {
  read: os.boundary.read.handler(({ context: { session }, input }) =>
    readBoundary(session.workspace(), input.source, input.columns, input.parcel),
  ),
  importParcels: os.boundary.importParcels.handler(({ context: { session }, input }) =>
    importBoundaries(session.workspace(), input.source, input.columns, input.plots),
  ),
  write: os.boundary.write.handler(({ context: { session }, input }) =>
    writeBoundary(session.workspace(), input.id, input.source, input.plot, input.heads),
  ),
  exportFile: os.boundary.exportFile.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => exportBoundaries(workspace, input, control));
  }),
};
