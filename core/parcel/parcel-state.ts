/** Where a parcel stands between the surveyor's first stroke and the office's word. */
import { z } from 'zod';

/** 草稿 → 已完成 → 已提交 (in a package) → 退回 / 通过. */
export const PARCEL_STATES = ['draft', 'completed', 'submitted', 'returned', 'accepted'] as const;
export const parcelStateSchema = z.enum(PARCEL_STATES);
export type ParcelState = z.infer<typeof parcelStateSchema>;
