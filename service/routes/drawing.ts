import { createDrawn, mergeParcels, splitParcel, undoMerge, writeDrawn } from '../drawing.ts';
import { drawingDrafts, dropDrawingDraft, keepDrawingDraft } from '../drawing-drafts.ts';
import { os } from '../implementer.ts';

export const drawingRoutes = {
  write: os.drawing.write.handler(({ context: { session }, input }) =>
    writeDrawn(session.workspace(), input.id, input.rings, input.heads, input.finished),
  ),
  create: os.drawing.create.handler(({ context: { session }, input }) =>
    createDrawn(session.workspace(), input.rings, input),
  ),
  split: os.drawing.split.handler(({ context: { session }, input }) =>
    splitParcel(session.workspace(), input.id, input.heads, input.line, input.kept, input.finished),
  ),
  merge: os.drawing.merge.handler(({ context: { session }, input }) =>
    mergeParcels(session.workspace(), input.kept, input.removed),
  ),
  undoMerge: os.drawing.undoMerge.handler(({ context: { session }, input: { kept, removed, ...before } }) =>
    undoMerge(session.workspace(), kept, removed, before),
  ),
  drafts: os.drawing.drafts.handler(({ context: { session } }) => drawingDrafts(session.workspace())),
  keepDraft: os.drawing.keepDraft.handler(({ context: { session }, input }) => ({
    keptAt: keepDrawingDraft(session.workspace(), input),
  })),
  dropDraft: os.drawing.dropDraft.handler(({ context: { session }, input }) => {
    dropDrawingDraft(session.workspace(), input);
    return {};
  }),
};
