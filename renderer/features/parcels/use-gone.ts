import { useEffect } from 'react';
import type { Failure } from '#core/contract/failures.ts';
import type { RecordId } from '#core/ids.ts';
import { toFailure } from '../../client/failure.ts';
import { useAutosave } from '../form/autosave-context.tsx';

/**
 * For a parcel that is still shown when somebody else has deleted it. What is typed into it meanwhile is written when it is back.
 * @param error of reading it
 * @returns what to tell as long as it is gone
 */
export function useGone(id: RecordId, error: Error | null): Failure | undefined {
  const autosave = useAutosave();
  const failure = error ? toFailure(error) : undefined;
  const isGone = failure?.code === 'record.not-found';
  useEffect(() => {
    if (!isGone) void autosave.flushRecord(id);
  }, [isGone, id, autosave]);
  return isGone ? failure : undefined;
}
