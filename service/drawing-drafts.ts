/** Lines being drawn, kept in the workspace from point to point, so that a dead battery takes none of them. */
import { type DrawingDraft, drawingDraftSchema } from '#core/contract/drawing.ts';
import type { RecordId } from '#core/ids.ts';
import { deleteDrawingDraft, drawingDraftRows, putDrawingDraft } from '#db/queries/drawing-drafts.ts';
import { parcelStanding } from '#db/queries/parcels.ts';
import { requireParcel } from './require-parcel.ts';
import { requireWellFormed } from './well-formed.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

const NEW_PARCEL = '';

/** Drafts of parcels that are gone by now are not told. */
export function drawingDrafts({ database }: OpenWorkspace): DrawingDraft[] {
  return drawingDraftRows(database).flatMap(({ parcel, purpose, line, kept_at }) => {
    const draft = drawingDraftSchema.safeParse({
      ...(parcel === NEW_PARCEL ? {} : { parcel }),
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
  { parcel, purpose, line }: Omit<DrawingDraft, 'keptAt'>,
): void {
  if (parcel) requireParcel(workspace, parcel);
  requireWellFormed(line.flatMap(({ no }) => no ?? []));
  putDrawingDraft(workspace.database, {
    parcel: parcel ?? NEW_PARCEL,
    purpose,
    line: JSON.stringify(line),
    kept_at: workspace.env.now().toISOString(),
  });
}

export function dropDrawingDraft({ database }: OpenWorkspace, parcel: RecordId | undefined): void {
  deleteDrawingDraft(database, parcel ?? NEW_PARCEL);
}
