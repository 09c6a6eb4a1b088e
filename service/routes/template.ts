import { os } from '../implementer.ts';
import { listTemplates, makeTemplate, removeTemplate, renameOneTemplate } from '../templates.ts';

export const templateRoutes = {
  list: os.template.list.handler(({ context: { session } }) => listTemplates(session.workspace())),
  make: os.template.make.handler(({ context: { session }, input }) =>
    makeTemplate(session.workspace(), input.parcel, input.name, input.fields),
  ),
  rename: os.template.rename.handler(({ context: { session }, input }) =>
    renameOneTemplate(session.workspace(), input.id, input.name),
  ),
  remove: os.template.remove.handler(({ context: { session }, input }) => {
    removeTemplate(session.workspace(), input.id);
    return {};
  }),
};
