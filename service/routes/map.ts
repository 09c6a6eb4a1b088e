import { os } from '../implementer.ts';
import { extent, keyAreas, outlines, parcelAt } from '../maps.ts';

export const mapRoutes = {
  outlines: os.map.outlines.handler(({ context: { session }, input }) =>
    outlines(session.workspace(), input.box, input.limit),
  ),
  changedTiles: os.map.changedTiles.handler(({ context: { session }, input }) =>
    session.workspace().mapChanges.since(input.since),
  ),
  parcelAt: os.map.parcelAt.handler(({ context: { session }, input }) =>
    parcelAt(session.workspace(), input),
  ),
  keyAreas: os.map.keyAreas.handler(({ context: { session } }) => keyAreas(session.workspace())),
  extent: os.map.extent.handler(({ context: { session } }) => extent(session.workspace())),
};
