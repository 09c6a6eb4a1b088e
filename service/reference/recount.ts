/**
 * Checks every parcel against the edition in force. What the rules find depends on lists and settings, so the rows are made anew, in
 * small transactions between which other work goes on. Interrupted, it is begun again; until it has ended the workspace knows that
 * it is pending.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { inTransaction } from '#db/prepared.ts';
import { remeasureContacts } from '#db/projection/contacts.ts';
import { projectRecords } from '#db/projection/project-records.ts';
import { pageOfParcelIds } from '#db/queries/codes-in-use.ts';
import { countParcels } from '#db/queries/parcel-list.ts';
import { markRecounted } from '#db/queries/reference.ts';
import { type JobControl, throwIfCancelled } from '../jobs.ts';
import { type OpenWorkspace, projectionContextOf } from '../workspace/open-workspace.ts';

const PARCELS_A_STEP = 500;

export async function recount(workspace: OpenWorkspace, { progress, signal }: JobControl) {
  const { database, reference } = workspace;
  const { edition } = reference;
  const { total } = countParcels(database, {});
  // What two boundaries have wrong between them is a matter of the settings too.
  inTransaction(database, () => remeasureContacts(database, reference.ruleSettings.settings));
  let done = 0;
  let after = 0;
  for (;;) {
    throwIfCancelled(signal);
    progress({ phase: 'reference.recount', done, total, unit: 'parcels' });
    const page = pageOfParcelIds(database, after, PARCELS_A_STEP);
    if (page.length === 0) break;
    inTransaction(database, () =>
      projectRecords(
        database,
        page.map(({ id }) => id),
        projectionContextOf(workspace),
      ),
    );
    done += page.length;
    after = page.at(-1)?.fid ?? after;
    await breathe();
  }
  markRecounted(database, edition.edition);
  workspace.changes.announce('parcels', 'reference');
  return { edition, parcels: done };
}
