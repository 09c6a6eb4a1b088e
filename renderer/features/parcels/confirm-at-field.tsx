/** 确认并说明 where the warning stands at its field. Fields know nothing of the record; it is handed down to them. */
import { createContext, useContext } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { ConfirmIssue } from './confirm-issue.tsx';

const RecordContext = createContext<ParcelDetail | undefined>(undefined);

/** The record whose warnings may be confirmed; undefined for one that is only looked at. */
export const ConfirmableRecord = RecordContext.Provider;

export function ConfirmAtField({ issue }: { readonly issue: Issue }) {
  const detail = useContext(RecordContext);
  if (!detail || issue.severity !== 'warning' || issue.confirmed) return null;
  return <ConfirmIssue detail={detail} issue={issue} />;
}
