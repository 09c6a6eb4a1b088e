import { discardUpload, requireSource } from '../files.ts';
import { job, os } from '../implementer.ts';
import type { Session } from '../session.ts';

/** Other windows of this program have the same list. */
async function announced<T>({ changes }: Session, changing: Promise<T>): Promise<T> {
  const changed = await changing;
  changes.announce('base-maps');
  return changed;
}

export const baseMapRoutes = {
  list: os.baseMap.list.handler(({ context: { session } }) => session.baseMaps.list()),
  online: os.baseMap.online.handler(({ context: { session } }) => {
    const { reference } = session.workspace();
    return (reference.onlineMaps ?? []).map((map, place) => ({
      name: map.name,
      address: `${reference.edition.edition}-${place}`,
      attribution: map.attribution,
      datum: map.datum,
      maxZoom: map.maxZoom,
      state: session.onlineMaps.stateOf(map),
    }));
  }),
  add: os.baseMap.add.handler(async ({ context: { session }, input: { file } }) => {
    const source = requireSource(session.opened(), file);
    try {
      return await announced(session, session.baseMaps.add({ ...source, isUpload: file.kind === 'upload' }));
    } finally {
      const opened = session.opened();
      if (opened) await discardUpload(opened, file);
    }
  }),
  addScan: os.baseMap.addScan.handler(({ context, input: { file }, signal }) => {
    const { session } = context;
    const source = requireSource(session.opened(), file);
    return job(context, signal, async (control) => {
      try {
        const isUpload = file.kind === 'upload';
        return await announced(session, session.baseMaps.addScan({ ...source, isUpload }, control));
      } finally {
        const opened = session.opened();
        if (opened) await discardUpload(opened, file);
      }
    });
  }),
  placeScan: os.baseMap.placeScan.handler(({ context, input: { id, points }, signal }) =>
    job(context, signal, (control) =>
      announced(context.session, context.session.baseMaps.placeScan(id, points, control)),
    ),
  ),
  change: os.baseMap.change.handler(({ context: { session }, input: { id, ...change } }) =>
    announced(session, session.baseMaps.change(id, change)),
  ),
  move: os.baseMap.move.handler(({ context: { session }, input }) =>
    announced(session, session.baseMaps.move(input.id, input.direction)),
  ),
  remove: os.baseMap.remove.handler(({ context: { session }, input }) =>
    announced(session, session.baseMaps.remove(input.id)),
  ),
};
