/**
 * What may be done with a parcel in each state, by the surveyor and by the office. The service refuses everything else and the
 * window offers nothing else; both read this table.
 *
 * ```
 *              complete            package             accept
 *   草稿 draft ────────▶ 已完成 ────────▶ 已提交 submitted ────────▶ 通过 accepted
 *     ▲  reopen, any change │                │ return                   │ return (office)
 *     └──────────────◀──────┴────────◀───────┼── 退回 returned ◀────────┘
 *                                            └──────────▲  complete ▶ 已完成
 * ```
 */
import { z } from 'zod';
import type { ParcelState } from './parcel-state.ts';

export const PARCEL_ACTIONS = ['edit', 'complete', 'reopen', 'accept', 'return', 'remove'] as const;
export const parcelActionSchema = z.enum(PARCEL_ACTIONS);
export type ParcelAction = z.infer<typeof parcelActionSchema>;

type Allowed = Readonly<Record<ParcelState, readonly ParcelAction[]>>;

/** A change of a completed or handed-over record makes a draft of it. What the office has accepted, only the office opens again. */
const BY_SURVEYOR: Allowed = {
  draft: ['edit', 'complete', 'remove'],
  completed: ['edit', 'reopen', 'remove'],
  submitted: ['edit', 'reopen', 'remove'],
  returned: ['edit', 'complete', 'remove'],
  accepted: [],
};

/** A clerk who has sent a record back by mistake accepts it; one that was accepted is changed only after it was sent back. */
const BY_OFFICE: Allowed = {
  draft: ['edit', 'complete', 'remove'],
  completed: ['edit', 'reopen', 'accept', 'return', 'remove'],
  submitted: ['edit', 'accept', 'return', 'remove'],
  returned: ['edit', 'complete', 'accept', 'remove'],
  accepted: ['return'],
};

export function actionsOn(state: ParcelState, role: 'field' | 'office'): readonly ParcelAction[] {
  return (role === 'field' ? BY_SURVEYOR : BY_OFFICE)[state];
}
