import { os } from '../implementer.ts';
import { seededReference } from '../reference/seeded-reference.ts';

export const referenceRoutes = {
  all: os.reference.all.handler(({ context: { session } }) => session.opened()?.reference ?? seededReference),
};
