/** What the colours of the parcels mean, and the choice of what they stand for. */
import { Select } from 'antd';
import type { CSSProperties } from 'react';
import type { CodeList } from '#core/contract/reference.ts';
import { ISSUE_GRADES } from '#core/map/parcel-traits.ts';
import { PARCEL_STATES } from '#core/parcel/parcel-state.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { STATE_COLOURS } from '../ui/state-tag.tsx';
import {
  COLOURINGS,
  type Colouring,
  categoryColour,
  ISSUE_COLOURS,
  NO_CATEGORY_COLOUR,
} from './parcels/colouring.ts';

type Entry = { readonly key: string; readonly colour: string; readonly label: string };

export function Legend({
  colouring,
  categories,
  onColouring,
}: {
  readonly colouring: Colouring;
  readonly categories: CodeList['items'];
  readonly onColouring: (colouring: Colouring) => void;
}) {
  const { text, term } = useTexts();
  const codes = categories.map(({ code }) => code);
  const entries: Readonly<Record<Colouring, () => readonly Entry[]>> = {
    state: () =>
      PARCEL_STATES.map((state) => ({
        key: state,
        colour: STATE_COLOURS[state],
        label: term(`states/${state}`),
      })),
    category: () => [
      ...categories.map(({ code, name }) => ({
        key: code,
        colour: categoryColour(codes, code),
        label: name,
      })),
      { key: 'none', colour: NO_CATEGORY_COLOUR, label: text('map/noCategory') },
    ],
    issues: () =>
      ISSUE_GRADES.toReversed().map((grade) => ({
        key: grade,
        colour: ISSUE_COLOURS[grade],
        label: text(`map/issues/${grade}`),
      })),
  };
  return (
    <section className="map-legend" aria-label={text('map/legend')}>
      <Select
        className="map-legend-choice"
        aria-label={text('map/colouring')}
        value={colouring}
        variant="borderless"
        popupMatchSelectWidth={false}
        options={COLOURINGS.map((value) => ({ value, label: text(`map/colourings/${value}`) }))}
        onChange={onColouring}
      />
      <ul>
        {entries[colouring]().map(({ key, colour, label }) => (
          <li key={key} className="legend-item" style={{ '--state': colour } as CSSProperties}>
            {label}
          </li>
        ))}
      </ul>
    </section>
  );
}
