/** Confirming warnings: the reason is survey data of the record, and travels with it. */
import type { z } from 'zod';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { OpHash, RecordId } from '#core/ids.ts';
import { confirm, isSameFinding, withdraw } from '#core/parcel/confirmations.ts';
import { toOperationGroup } from '#core/parcel/field-groups.ts';
import type { Confirmation, confirmedFindingSchema } from '#core/parcel/groups/confirmations.ts';
import { AppError } from './failure.ts';
import { write } from './operations.ts';
import { parcelDetail } from './parcels.ts';
import { requireAllowed } from './require-parcel.ts';
import { requireWellFormed } from './well-formed.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

type Finding = Readonly<z.infer<typeof confirmedFindingSchema>>;

const GROUP = toOperationGroup('confirmations');

/** @throws AppError `record.action-not-allowed`, `issue.no-longer-there`, `issue.not-confirmable`, `record.changed-meanwhile` */
export function confirmIssue(
  workspace: OpenWorkspace,
  id: RecordId,
  finding: Finding,
  reason: string,
  heads: readonly OpHash[],
): ParcelDetail {
  requireAllowed(workspace, id, 'edit');
  requireWellFormed(reason, 'reason');
  const { issues, values } = parcelDetail(workspace, id);
  const issue = issues.find((each) => isSameFinding(each, finding));
  if (!issue) throw new AppError('issue.no-longer-there', { record: id, rule: finding.rule });
  if (issue.severity === 'error')
    throw new AppError('issue.not-confirmable', { record: id, rule: finding.rule });
  const { row, env } = workspace;
  const confirmation: Confirmation = {
    ...finding,
    reason,
    by: row.surveyor,
    at: env.now().toISOString(),
  };
  return writeConfirmations(workspace, id, confirm(values.confirmations?.confirmed, confirmation), heads);
}

export function withdrawConfirmation(
  workspace: OpenWorkspace,
  id: RecordId,
  finding: Finding,
  heads: readonly OpHash[],
): ParcelDetail {
  requireAllowed(workspace, id, 'edit');
  const detail = parcelDetail(workspace, id);
  const before = detail.values.confirmations?.confirmed ?? [];
  const rest = withdraw(before, finding);
  return rest.length === before.length ? detail : writeConfirmations(workspace, id, rest, heads);
}

function writeConfirmations(
  workspace: OpenWorkspace,
  id: RecordId,
  confirmed: readonly Confirmation[],
  heads: readonly OpHash[],
): ParcelDetail {
  write(workspace, ['parcels'], (writer) =>
    writer.setSeen(id, GROUP, { confirmed: confirmed.map((each) => ({ ...each })) }, heads),
  );
  return parcelDetail(workspace, id);
}
