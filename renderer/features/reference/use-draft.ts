/**
 * The office's draft of lists and settings: changed in the window at once, and kept in the workspace half a second later and when the page
 * is left. A draft that is the same as what is in force is none.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '#core/contract/failures.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import { sameJson } from '#core/json.ts';
import { draftOf, type ReferenceDraft } from '#core/reference/draft.ts';
import { toFailure } from '../../client/failure.ts';
import { draftKey, useService } from '../../client/queries.ts';

const SAVE_AFTER_MS = 500;

export type ChangeDraft = (change: (draft: ReferenceDraft) => ReferenceDraft) => void;

export type DraftWork = {
  readonly draft: ReferenceDraft;
  readonly change: ChangeDraft;
  readonly discard: () => void;
  readonly isChanged: boolean;
  /** Another edition came into force after it was begun. */
  readonly isStale: boolean;
  /** Why it could not be kept. */
  readonly failure: Failure | undefined;
};

/** @param stored the draft as it was left, of whatever edition */
export function useDraft(reference: ReferenceData, stored: ReferenceDraft | undefined): DraftWork {
  const { client } = useService();
  const queries = useQueryClient();
  const inForce = useMemo(() => draftOf(reference), [reference]);
  const [draft, setDraft] = useState(stored ?? inForce);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const unsaved = useRef<ReferenceDraft | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isChanged = useMemo(() => !sameJson(draft, inForce), [draft, inForce]);

  const save = useCallback(
    (next: ReferenceDraft | undefined) => {
      unsaved.current = undefined;
      queries.setQueryData(draftKey, next ? { draft: next } : {});
      client.reference.saveDraft(next ? { draft: next } : {}).then(
        () => setFailure(undefined),
        (error: unknown) => setFailure(toFailure(error)),
      );
    },
    [client, queries],
  );
  const change: ChangeDraft = useCallback(
    (make) =>
      setDraft((before) => {
        const next = make(before);
        unsaved.current = next;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => save(next), SAVE_AFTER_MS);
        return next;
      }),
    [save],
  );
  const discard = useCallback(() => {
    clearTimeout(timer.current);
    setDraft(inForce);
    save(undefined);
  }, [inForce, save]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (unsaved.current) save(unsaved.current);
    },
    [save],
  );

  return { draft, change, discard, isChanged, isStale: draft.base !== reference.edition.edition, failure };
}
