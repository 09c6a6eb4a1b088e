import { requireSource } from '../files.ts';
import { job, os } from '../implementer.ts';
import { exportPackage } from '../packages/export-package.ts';
import {
  importPackage,
  inspectPackage,
  keepOriginal,
  listPackages,
  verifyPackageFile,
} from '../packages/import-package.ts';

export const packageRoutes = {
  export: os.package.export.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => exportPackage(workspace, input.folder, control));
  }),
  inspect: os.package.inspect.handler(async ({ context: { session }, input }) => {
    const workspace = session.opened();
    const { path, fileName } =
      workspace?.row.role === 'office'
        ? await keepOriginal(workspace, input.file)
        : requireSource(workspace, input.file);
    return await inspectPackage(workspace, path, fileName);
  }),
  verify: os.package.verify.handler(({ context, input, signal }) => {
    const { path, fileName } = requireSource(context.session.opened(), input.file);
    return job(context, signal, (control) => verifyPackageFile(path, fileName, control));
  }),
  import: os.package.import.handler(({ context, input, signal }) => {
    const workspace = context.session.workspace();
    return job(context, signal, (control) => importPackage(workspace, input.file, control));
  }),
  list: os.package.list.handler(({ context: { session } }) => listPackages(session.workspace())),
};
