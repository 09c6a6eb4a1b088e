import type { FileSource } from '#core/contract/base.ts';
import type { NewFile } from '../base-maps/base-maps.ts';
import { discardUpload, requireSource } from '../files.ts';
import { job, os } from '../implementer.ts';
import type { Session } from '../session.ts';

/** Other windows of this program have the same list. */
async function announced<T>({ changes }: Session, changing: Promise<T>): Promise<T> {
  const changed = await changing;
  changes.announce('base-maps');
  return changed;
}

/** What is left of an upload is thrown away, whether it became a base map or not. */
async function takenIn<T>(
  session: Session,
  file: FileSource,
  take: (source: NewFile) => Promise<T>,
): Promise<T> {
  const source = requireSource(session.opened(), file);
  try {
    return await announced(session, take({ ...source, isUpload: file.kind === 'upload' }));
  } finally {
    const opened = session.opened();
    if (opened) await discardUpload(opened, file);
  }
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
  add: os.baseMap.add.handler(({ context: { session }, input: { file } }) =>
    takenIn(session, file, (source) => session.baseMaps.add(source)),
  ),
  addScan: os.baseMap.addScan.handler(({ context, input: { file }, signal }) =>
    job(context, signal, (control) =>
      takenIn(context.session, file, (source) => context.session.baseMaps.addScan(source, control)),
    ),
  ),
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
