import { os } from '../implementer.ts';
import { extent, outlines } from '../maps.ts';

export const mapRoutes = {
  outlines: os.map.outlines.handler(({ context: { session }, input }) =>
    outlines(session.workspace(), input.box, input.limit),
  ),
  extent: os.map.extent.handler(({ context: { session } }) => extent(session.workspace())),
};
