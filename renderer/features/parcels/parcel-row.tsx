/** One parcel in the list: number and state, name, area, and a small row of marks for what is there. */

import { memo, type ReactNode } from 'react';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import type { RecordId } from '#core/ids.ts';
import { formatMuShort } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { BoundaryIcon } from '../../ui/boundary-icon.tsx';
import { CameraOutlined, FormOutlined } from '../../ui/icons.tsx';
import { IssueCounts } from '../../ui/issue-counts.tsx';
import { ConflictTag, StateTag } from '../../ui/state-tag.tsx';

/** Longer names may not fit: their end stays, for it tells them apart, and what fits before it. The whole name is the row's tooltip. */
const NAME_CHARACTERS = 16;
const END_CHARACTERS = 7;

export const ParcelRow = memo(function ParcelRow({
  row,
  id,
  topPx,
  heightPx,
  selected,
  place,
  of,
  onSelect,
}: {
  readonly row: ParcelSummary;
  readonly id: string;
  readonly topPx: number;
  readonly heightPx: number;
  readonly selected: boolean;
  readonly place: number;
  readonly of: number;
  readonly onSelect: (id: RecordId) => void;
}) {
  const { text } = useTexts();
  const name = row.name ?? row.rightHolder;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={place + 1}
      aria-setsize={of}
      className={`parcel-row${selected ? ' parcel-row-selected' : ''}`}
      style={{ top: topPx, height: heightPx }}
      title={name}
      onClick={() => onSelect(row.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSelect(row.id);
      }}
    >
      <div className="parcel-row-line">
        <span className="numbers parcel-no">{row.unitNo ?? text('list/noNumber')}</span>
        <span className="tags">
          {row.conflict && <ConflictTag />}
          <StateTag state={row.state} />
        </span>
      </div>
      <Name name={name} />
      <div className="parcel-row-line">
        <span className="numbers">
          {row.planarAreaSqM === undefined ? (
            <span className="quiet">{text('list/noBoundary')}</span>
          ) : (
            text('list/sum', { mu: formatMuShort(row.planarAreaSqM) })
          )}
        </span>
        <span className="marks">
          <Mark done={row.errorCount === 0} what={text('list/marks/form')} icon={<FormOutlined />} />
          <Mark
            done={row.planarAreaSqM !== undefined}
            what={text('list/marks/boundary')}
            icon={<BoundaryIcon />}
          />
          <Mark
            done={row.photoCount > 0 && row.photosMissing === 0}
            what={text('list/marks/photos', { count: row.photoCount })}
            {...(row.photosMissing > 0
              ? {
                  label: text('list/marksPhotosMissing', {
                    count: row.photoCount,
                    missing: row.photosMissing,
                  }),
                }
              : {})}
            icon={<CameraOutlined />}
          />
          <IssueCounts errors={row.errorCount} warnings={row.warningCount} />
        </span>
      </div>
    </div>
  );
});

function Name({ name }: { readonly name: string | undefined }) {
  const { text } = useTexts();
  if (!name) return <div className="parcel-name quiet">{text('list/unnamed')}</div>;
  if (name.length <= NAME_CHARACTERS) return <div className="parcel-name">{name}</div>;
  return (
    <div className="parcel-name parcel-name-parts">
      <span>{name.slice(0, -END_CHARACTERS)}</span>
      <span>{name.slice(-END_CHARACTERS)}</span>
    </div>
  );
}

function Mark({
  done,
  what,
  icon,
  label = undefined,
}: {
  readonly done: boolean;
  readonly what: string;
  /** Instead of "missing", where more can be said. */
  readonly label?: string | undefined;
  readonly icon: ReactNode;
}) {
  const { text } = useTexts();
  const words = label ?? text(done ? 'list/marksDone' : 'list/marksMissing', { what });
  return (
    <span className={`mark${done ? ' mark-done' : ''}`} title={words} role="img" aria-label={words}>
      {icon}
    </span>
  );
}
