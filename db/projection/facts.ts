/** What the state of every record depends on besides its own operations. Small, read once and again after an import. */
import { type ForkZones, forkZonesOf, readChains } from '#core/merge/chain.ts';
import type { MergeFacts } from '#core/merge/record-state.ts';
import type { Db } from '../connection.ts';
import { forkedReplicas, linksOfReplica, localWithdrawals } from '../queries/operations.ts';

export function readMergeFacts(database: Db): MergeFacts {
  return { withdrawn: localWithdrawals(database), forkZones: readForkZones(database) };
}

/** Only replicas marked as forked are walked through; an import marks them. */
function readForkZones(database: Db): ForkZones {
  const links = forkedReplicas(database).flatMap((replica) => [...linksOfReplica(database, replica)]);
  return forkZonesOf(readChains(links));
}
