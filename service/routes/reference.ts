import { job, os } from '../implementer.ts';
import { currentDraft, listEditions, previewDraft, publish, saveDraft } from '../reference/editions.ts';
import { exportLists, importLists, inspectLists } from '../reference/lists-files.ts';
import { recount } from '../reference/recount.ts';
import { seededReference } from '../reference/seeded-reference.ts';

export const referenceRoutes = {
  all: os.reference.all.handler(({ context: { session } }) => session.opened()?.reference ?? seededReference),
  editions: os.reference.editions.handler(({ context: { session } }) => listEditions(session.workspace())),
  draft: os.reference.draft.handler(({ context: { session } }) => currentDraft(session.workspace())),
  saveDraft: os.reference.saveDraft.handler(({ context: { session }, input }) => {
    saveDraft(session.workspace(), input.draft);
    return {};
  }),
  preview: os.reference.preview.handler(({ context: { session }, input }) =>
    previewDraft(session.workspace(), input.draft),
  ),
  publish: os.reference.publish.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => publish(workspace, input, control));
  }),
  recount: os.reference.recount.handler(({ context, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => recount(workspace, control));
  }),
  export: os.reference.export.handler(({ context: { session }, input }) =>
    exportLists(session.workspace(), input.folder),
  ),
  inspect: os.reference.inspect.handler(({ context: { session }, input }) =>
    inspectLists(session.workspace(), input.file),
  ),
  import: os.reference.import.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => importLists(workspace, input.file, control));
  }),
};
