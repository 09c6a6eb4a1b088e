import { os } from '../implementer.ts';

export const changeRoutes = {
  watch: os.change.watch.handler(({ context: { session }, signal }) => session.changes.watch(signal)),
};
