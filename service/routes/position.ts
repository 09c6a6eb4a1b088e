import { os, toWireFailures } from '../implementer.ts';
import { receiverLines } from '../position/receiver-lines.ts';

export const positionRoutes = {
  listen: os.position.listen.handler(({ context: { session }, input, signal }) =>
    toWireFailures(session, receiverLines(input, signal)),
  ),
};
