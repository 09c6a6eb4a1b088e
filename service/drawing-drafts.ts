/** Lines being drawn, kept in the workspace from point to point, so that a dead battery takes none of them. */
import { type DrawingDraft, type DrawnLineName, drawingDraftSchema } from '#core/contract/drawing.ts';
import {
  deleteDrawingDraft,
  drawingDraftRow,
  drawingDraftRows,
  putDrawingDraft,
} from '#db/queries/drawing-drafts.ts';
import { parcelStanding } from '#db/queries/parcels.ts';
import { AppError } from './failure.ts';
import { requireParcel } from './require-parcel.ts';
import { requireWellFormed } from './well-formed.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

/** The parcel, a space, and the id of the line: the former is missing for a parcel still to be made, the others for a line without an id. */
function toName({ parcel, id }: DrawnLineName): string {
  return `${parcel ?? ''}${id ? ` ${id}` : ''}`;
}

function fromName(name: string): { readonly parcel?: string; readonly id?: string } {
  const [parcel, id] = name.split(' ');
  return { ...(parcel ? { parcel } : {}), ...(id ? { id } : {}) };
}

/** Drafts of parcels that are gone by now are not told. */
export function drawingDrafts({ database }: OpenWorkspace): DrawingDraft[] {
  return drawingDraftRows(database).flatMap(({ parcel: name, purpose, line, kept_at }) => {
    const draft = drawingDraftSchema.safeParse({
      ...fromName(name),
      purpose,
      line: JSON.parse(line),
      keptAt: kept_at,
    });
    if (!draft.success) return [];
    const isThere = !draft.data.parcel || parcelStanding(database, draft.data.parcel)?.deleted === 0;
    return isThere ? [draft.data] : [];
  });
}

type KeptDraft = Omit<DrawingDraft, 'keptAt'> & {
  /** When the draft was kept that this one takes the place of. */
  readonly seen?: string | undefined;
  readonly takeOver: boolean;
};

/**
 * Two windows may go on with one line: whoever has not seen what the other kept is told, and nothing is overwritten.
 * @returns when it was kept
 * @throws AppError `record.not-found`, `drawing.line-changed-elsewhere`, `drawing.line-ended-elsewhere`
 */
export function keepDrawingDraft(
  workspace: OpenWorkspace,
  { parcel, id, purpose, line, seen, takeOver }: KeptDraft,
): string {
  if (parcel) requireParcel(workspace, parcel);
  requireWellFormed(line.flatMap(({ no }) => no ?? []));
  const { database, env } = workspace;
  const [name, points] = [toName({ parcel, id }), JSON.stringify(line)];
  const before = drawingDraftRow(database, name);
  // The same again: the reply to it got lost.
  if (before && before.line === points && before.purpose === purpose) return before.kept_at;
  if (!takeOver && before && before.kept_at !== seen)
    throw new AppError('drawing.line-changed-elsewhere', {});
  if (!takeOver && !before && seen) throw new AppError('drawing.line-ended-elsewhere', {});
  // Its time tells one keeping from the next, also within a millisecond and after the clock was set back.
  const earliest = before ? Date.parse(before.kept_at) + 1 : 0;
  const keptAt = new Date(Math.max(env.now().getTime(), earliest)).toISOString();
  putDrawingDraft(database, { parcel: name, purpose, line: points, kept_at: keptAt });
  return keptAt;
}

export function dropDrawingDraft({ database }: OpenWorkspace, line: DrawnLineName): void {
  deleteDrawingDraft(database, toName(line));
}
