/** The filters above the table: states with their counts always, the other conditions when they are asked for, and chips. */
import { Button, DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { memo, type ReactNode, useId, useState } from 'react';
import { SQM_PER_MU } from '#core/geo/areas.ts';
import type { ListWords } from '#core/parcel/list-cells.ts';
import {
  ISSUE_FILTERS,
  type IssueFilter,
  PHOTO_FILTERS,
  type PhotoFilter,
} from '#core/parcel/list-filter.ts';
import { PARCEL_STATES, type ParcelState } from '#core/parcel/parcel-state.ts';
import { useOccurring } from '../../client/list-queries.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CloseOutlined, FilterOutlined } from '../../ui/icons.tsx';
import { chipsOf, hasConditions, NO_FILTER, type TableFilter } from './table-filters.ts';

type FilterProps = {
  readonly filter: TableFilter;
  readonly onFilter: (filter: TableFilter) => void;
  readonly words: ListWords;
};

export const FilterBar = memo(function FilterBar({
  filter,
  onFilter,
  words,
  byState,
  search,
  onClearSearch,
}: FilterProps & {
  readonly byState: { readonly [S in ParcelState]?: number };
  readonly search: string;
  readonly onClearSearch: () => void;
}) {
  const { text, term } = useTexts();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const isFiltered = search !== '' || hasConditions(filter);
  const toggle = (state: ParcelState): void => {
    const before = filter.states ?? [];
    const states = before.includes(state) ? before.filter((other) => other !== state) : [...before, state];
    onFilter({ ...filter, states: states.length > 0 ? states : undefined });
  };
  return (
    <>
      <div className="table-tools">
        <fieldset className="plain state-tabs table-states" aria-label={text('list/filter')}>
          <button
            type="button"
            aria-pressed={filter.states === undefined}
            onClick={() => onFilter({ ...filter, states: undefined })}
          >
            {text('common/all')}
          </button>
          {PARCEL_STATES.map((state) => (
            <button
              type="button"
              key={state}
              className={`state-tab state-${state}`}
              aria-pressed={filter.states?.includes(state) ?? false}
              onClick={() => toggle(state)}
            >
              {term(`states/${state}`)}
              <span className="numbers tab-count">{formatCount(byState[state] ?? 0)}</span>
            </button>
          ))}
        </fieldset>
        <Button
          icon={<FilterOutlined />}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          {text(open ? 'table/fewerFilters' : 'table/moreFilters')}
        </Button>
      </div>
      <div id={panel} className="filter-panel" hidden={!open}>
        {open && <FilterFields filter={filter} onFilter={onFilter} words={words} />}
      </div>
      {isFiltered && (
        <FilterChips
          filter={filter}
          onFilter={onFilter}
          words={words}
          search={search}
          onClearSearch={onClearSearch}
        />
      )}
    </>
  );
});

/** Every condition but the states, each to be taken away, and all of them at once. */
export function FilterChips({
  filter,
  onFilter,
  words,
  search,
  onClearSearch,
}: FilterProps & { readonly search: string; readonly onClearSearch: () => void }) {
  const texts = useTexts();
  const { text } = texts;
  const chips = chipsOf(filter, words, texts).filter(({ key }) => !key.startsWith('states '));
  return (
    <div className="filter-chips">
      {search !== '' && <ChipButton what={text('table/search')} value={search} onRemove={onClearSearch} />}
      {chips.map(({ key, what, value, without }) => (
        <ChipButton key={key} what={what} value={value} onRemove={() => onFilter(without)} />
      ))}
      <Button
        type="link"
        size="small"
        onClick={() => {
          onFilter(NO_FILTER);
          onClearSearch();
        }}
      >
        {text('table/clearFilters')}
      </Button>
    </div>
  );
}

function ChipButton({
  what,
  value,
  onRemove,
}: {
  readonly what: string;
  readonly value: string;
  readonly onRemove: () => void;
}) {
  const { text } = useTexts();
  const words = text('table/chip', { what, value });
  return (
    <button
      type="button"
      className="filter-chip"
      aria-label={text('table/removeChip', { what: words })}
      onClick={onRemove}
    >
      <span title={words}>{words}</span>
      <CloseOutlined />
    </button>
  );
}

function FilterFields({ filter, onFilter, words }: FilterProps) {
  const { text } = useTexts();
  const occurring = useOccurring(true).data;
  const set = (part: Partial<TableFilter>): void => onFilter({ ...filter, ...part });
  return (
    <>
      <Several
        label={text('table/category')}
        values={filter.categories}
        choices={(occurring?.categories ?? []).map((code) => [code, words.codeName('category', code)])}
        onChange={(categories) => set({ categories })}
      />
      <Several
        label={text('table/township')}
        values={filter.townshipCodes}
        choices={(occurring?.townshipCodes ?? []).map((code) => [code, words.township(code)])}
        onChange={(townshipCodes) => set({ townshipCodes })}
      />
      <Several
        label={text('table/keyArea')}
        values={filter.keyAreaNos}
        choices={(occurring?.keyAreaNos ?? []).map((no) => [no, words.keyArea(no)])}
        onChange={(keyAreaNos) => set({ keyAreaNos })}
      />
      <Several
        label={text('table/surveyor')}
        values={filter.surveyors}
        choices={(occurring?.surveyors ?? []).map((name) => [name, name])}
        onChange={(surveyors) => set({ surveyors })}
      />
      <Field label={text('table/issues')}>
        {(id) => (
          <Select<IssueFilter>
            id={id}
            className="fill"
            allowClear
            placeholder={text('table/all')}
            {...(filter.issues ? { value: filter.issues } : {})}
            options={ISSUE_FILTERS.map((each) => ({
              value: each,
              label: text(`table/issueKinds/${each}`),
            }))}
            onChange={(issues: IssueFilter | undefined) => set({ issues })}
          />
        )}
      </Field>
      <Field label={text('table/photos')}>
        {(id) => (
          <Select<PhotoFilter>
            id={id}
            className="fill"
            allowClear
            placeholder={text('table/all')}
            {...(filter.photos ? { value: filter.photos } : {})}
            options={PHOTO_FILTERS.map((each) => ({
              value: each,
              label: text(`table/photoKinds/${each}`),
            }))}
            onChange={(photos: PhotoFilter | undefined) => set({ photos })}
          />
        )}
      </Field>
      <Days
        label={text('table/surveyed')}
        from={filter.surveyedFrom}
        to={filter.surveyedTo}
        onChange={(surveyedFrom, surveyedTo) => set({ surveyedFrom, surveyedTo })}
      />
      <Days
        label={text('table/changed')}
        from={filter.changedFrom}
        to={filter.changedTo}
        onChange={(changedFrom, changedTo) => set({ changedFrom, changedTo })}
      />
      <div className="filter-field">
        <span className="sub-label">{text('table/area')}</span>
        <div className="filter-range">
          <Mu
            label={text('table/areaFrom')}
            areaSqM={filter.areaFromSqM}
            onChange={(areaFromSqM) => set({ areaFromSqM })}
          />
          <span aria-hidden="true">–</span>
          <Mu
            label={text('table/areaTo')}
            areaSqM={filter.areaToSqM}
            onChange={(areaToSqM) => set({ areaToSqM })}
          />
        </div>
      </div>
    </>
  );
}

function Field({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="filter-field">
      <label className="sub-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function Several<T extends string | number>({
  label,
  values = [],
  choices,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly T[] | undefined;
  readonly choices: readonly (readonly [value: T, label: string])[];
  readonly onChange: (values: T[] | undefined) => void;
}) {
  const { text } = useTexts();
  return (
    <Field label={label}>
      {(id) => (
        <Select<T[]>
          id={id}
          mode="multiple"
          className="fill"
          allowClear
          maxTagCount="responsive"
          placeholder={text('table/all')}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...values]}
          options={choices.map(([value, words]) => ({ value, label: words }))}
          onChange={(next) => onChange(next.length > 0 ? next : undefined)}
        />
      )}
    </Field>
  );
}

function Days({
  label,
  from,
  to,
  onChange,
}: {
  readonly label: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
}) {
  const { text } = useTexts();
  return (
    <Field label={label}>
      {(id) => (
        <DatePicker.RangePicker
          id={{ start: id, end: `${id}-end` }}
          className="fill"
          allowEmpty={[true, true]}
          placeholder={[text('table/dateFrom'), text('table/dateTo')]}
          aria-label={label}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD'))}
        />
      )}
    </Field>
  );
}

/** Asked for in 亩, kept in m². */
function Mu({
  label,
  areaSqM,
  onChange,
}: {
  readonly label: string;
  readonly areaSqM: number | undefined;
  readonly onChange: (areaSqM: number | undefined) => void;
}) {
  return (
    <InputNumber<number>
      className="fill numbers"
      min={0}
      max={1_000_000}
      controls={false}
      inputMode="decimal"
      aria-label={label}
      value={areaSqM === undefined ? null : Math.round((areaSqM / SQM_PER_MU) * 1e4) / 1e4}
      onChange={(mu) => onChange(mu === null ? undefined : mu * SQM_PER_MU)}
    />
  );
}
