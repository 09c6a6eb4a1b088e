/** Lines being drawn, kept in the workspace from point to point, so that a dead battery takes none of them. */
import { type DrawingDraft, type DrawnLineName, drawingDraftSchema } from '#core/contract/drawing.ts';
import { deleteDrawingDraft, drawingDraftRows, putDrawingDraft } from '#db/queries/drawing-drafts.ts';
import { parcelStanding } from '#db/queries/parcels.ts';
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

/** @throws AppError `record.not-found` */
export function keepDrawingDraft(
  workspace: OpenWorkspace,
  { parcel, id, purpose, line }: Omit<DrawingDraft, 'keptAt'>,
): void {
  if (parcel) requireParcel(workspace, parcel);
  requireWellFormed(line.flatMap(({ no }) => no ?? []));
  putDrawingDraft(workspace.database, {
    parcel: toName({ parcel, id }),
    purpose,
    line: JSON.stringify(line),
    kept_at: workspace.env.now().toISOString(),
  });
}

export function dropDrawingDraft({ database }: OpenWorkspace, line: DrawnLineName): void {
  deleteDrawingDraft(database, toName(line));
}
