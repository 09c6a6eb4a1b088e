/** The plots that were recognised; one of them can be chosen where only one is wanted, or any number where parcels are made of them. */
import { Checkbox, Radio } from 'antd';
import type { RecognisedPlot } from '#core/contract/boundary.ts';
import { formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';

/** A list of more is scrolled through by nobody; all of them are taken or left together. */
const SHOWN = 500;

export type PlotChoice =
  | { readonly kind: 'one'; readonly chosen: number; readonly onChoose: (place: number) => void }
  | {
      readonly kind: 'some';
      readonly chosen: ReadonlySet<number>;
      readonly onChoose: (chosen: ReadonlySet<number>) => void;
    };

export function PlotList({
  plots,
  choice,
}: {
  readonly plots: readonly RecognisedPlot[];
  readonly choice?: PlotChoice;
}) {
  const { text } = useTexts();
  const titleOf = (place: number): string =>
    [plots[place]?.plotNo, plots[place]?.name].filter(Boolean).join(' ') ||
    text('boundary/plot', { number: place + 1 });
  const toggle = (place: number, isChosen: boolean): void => {
    if (choice?.kind !== 'some') return;
    const next = new Set(choice.chosen);
    if (isChosen) next.add(place);
    else next.delete(place);
    choice.onChoose(next);
  };
  // As on the map, which shows those that would be taken.
  const shownOnMap = plots.flatMap((_, place) =>
    choice?.kind === 'some' && !choice.chosen.has(place) ? [] : [place],
  );
  const numbers = new Map(plots.length > 1 ? shownOnMap.map((place, i) => [place, i + 1]) : []);
  return (
    <ul className="plot-list">
      {withKeys(plots.slice(0, SHOWN), ({ plotNo, name }) => `${plotNo ?? ''} ${name ?? ''}`).map(
        ({ key, item }, place) => {
          const shown = titleOf(place);
          return (
            <li key={key}>
              {choice?.kind === 'one' && (
                <Radio
                  checked={choice.chosen === place}
                  onChange={() => choice.onChoose(place)}
                  aria-label={shown}
                />
              )}
              {choice?.kind === 'some' && (
                <Checkbox
                  checked={choice.chosen.has(place)}
                  onChange={({ target }) => toggle(place, target.checked)}
                  disabled={item.takenInAs !== undefined}
                  aria-label={shown}
                />
              )}
              {numbers.has(place) && (
                <span className="plot-number numbers" aria-hidden="true">
                  {numbers.get(place)}
                </span>
              )}
              <span className="plot-text">
                <span className="plot-title">{shown}</span>
                <span className="plot-figures numbers">
                  <span>
                    {formatMu(item.planarAreaSqM)} {text('common/mu')}
                  </span>
                  <span className="quiet">
                    {formatSqM(item.planarAreaSqM)} {text('common/squareMetres')}
                  </span>
                  <span className="quiet">
                    {text('boundary/points', { count: item.points })}
                    {item.holes > 0 && ` · ${text('boundary/holes', { count: item.holes })}`}
                    {item.parts > 1 &&
                      ` · ${text('boundaryFiles/part', { part: item.part, parts: item.parts })}`}
                  </span>
                </span>
                <PlotHere plot={item} sameAs={item.sameAs === undefined ? undefined : titleOf(item.sameAs)} />
              </span>
            </li>
          );
        },
      )}
      {plots.length > SHOWN && (
        <li className="quiet">{text('boundaryFiles/andMore', { count: plots.length - SHOWN })}</li>
      )}
    </ul>
  );
}

/** What of it is there already: in the parcels here, or in the file itself. */
function PlotHere({
  plot: { takenInAs, onGroundOf },
  sameAs,
}: {
  readonly plot: RecognisedPlot;
  /** Title of the earlier plot that it is the same as: numbers are those on the map, which has not all of them. */
  readonly sameAs: string | undefined;
}) {
  const { text } = useTexts();
  if (takenInAs !== undefined)
    return (
      <span className="quiet">
        <Sentence>{text('boundaryFiles/takenInAs', { unitNo: takenInAs || text('list/noNumber') })}</Sentence>
      </span>
    );
  if (sameAs !== undefined)
    return <span className="note-warning">{text('boundaryFiles/sameAs', { plot: sameAs })}</span>;
  if (!onGroundOf) return null;
  const { called, overlapSqM, parcels } = onGroundOf;
  const area = formatSqM(overlapSqM);
  return (
    <span className="note-warning">
      <Sentence>
        {parcels > 1
          ? text('boundaryFiles/onGroundOfMore', { called, area, count: parcels })
          : text('boundaryFiles/onGroundOf', { called, area })}
      </Sentence>
    </span>
  );
}
