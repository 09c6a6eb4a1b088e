/**
 * Which operations are in account. Withdrawing says what this workspace makes of what it received, so only withdrawals made
 * in it count: one that a package brought has no effect here. Hence no withdrawal can withdraw another, and the answer depends
 * on no order.
 */
import type { OpHash, PackageId } from '#core/ids.ts';
import type { HashedOperation } from './operation.ts';

/** The package that brought an operation, or `local` when it was written in this workspace. */
export type Origin = PackageId | 'local';
export type Origins = ReadonlyMap<OpHash, ReadonlySet<Origin>>;

/** Everything ever received or written here, in any order. Each operation may have come by several ways. */
export type Received = { readonly ops: readonly HashedOperation[]; readonly broughtBy: Origins };

export function withdrawnPackages({ ops, broughtBy }: Received): ReadonlySet<PackageId> {
  const withdrawn = new Set<PackageId>();
  for (const { hash, op } of ops) {
    if (op.kind === 'withdraw' && broughtBy.get(hash)?.has('local')) withdrawn.add(op.value.package);
  }
  return withdrawn;
}

/** An operation is out of account only if all packages that brought it are withdrawn. One of unknown origin is in account. */
export function isInAccount(
  origins: ReadonlySet<Origin> | undefined,
  withdrawn: ReadonlySet<PackageId>,
): boolean {
  if (!origins || origins.size === 0) return true;
  for (const origin of origins) if (origin === 'local' || !withdrawn.has(origin)) return true;
  return false;
}

export function opsInAccount(
  { ops, broughtBy }: Received,
  withdrawn: ReadonlySet<PackageId>,
): readonly HashedOperation[] {
  if (withdrawn.size === 0) return ops;
  return ops.filter(({ hash }) => isInAccount(broughtBy.get(hash), withdrawn));
}
