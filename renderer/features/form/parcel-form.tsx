/** The whole form of a parcel: a way to each group with its findings, then the groups one below the other. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { ATTRIBUTE_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { groupElementId } from './field-layout.ts';
import { GroupForm } from './group-form.tsx';
import { IssueCounts } from './group-head.tsx';
import './form.css';

export function ParcelForm({
  detail,
  disabled,
}: {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
}) {
  const { text, term } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const readAgain = useCallback(async () => {
    try {
      const newest = await client.parcel.get({ id: detail.id });
      rememberParcel(queries, newest);
      return newest;
    } catch {
      // The note stays as it is; the connection's own banner says what is wrong.
      return undefined;
    }
  }, [client, queries, detail.id]);

  return (
    <div className="parcel-form">
      <nav className="group-nav" aria-label={text('form/navigation')}>
        {ATTRIBUTE_GROUP_NAMES.map((group) => (
          <button
            type="button"
            key={group}
            onClick={() =>
              document
                .getElementById(groupElementId(group))
                ?.scrollIntoView({ behavior: 'smooth', block: 'start' })
            }
          >
            {term(`groups/${group}`)}
            <IssueCounts
              issues={detail.issues.filter((issue) => issue.group === group)}
              filled={detail.values[group] !== undefined}
            />
          </button>
        ))}
      </nav>
      {ATTRIBUTE_GROUP_NAMES.map((group) => (
        <GroupForm key={group} detail={detail} group={group} disabled={disabled} readAgain={readAgain} />
      ))}
    </div>
  );
}
