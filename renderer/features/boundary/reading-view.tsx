/** What was recognised, corrected and refused, with the plots and the columns, before anything is written. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { BoundaryReading } from '#core/contract/boundary.ts';
import type { ColumnMapping } from '#core/parcel/source-columns.ts';
import { formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ColumnMappingTable } from './column-mapping.tsx';
import { type PlotChoice, PlotList } from './plot-list.tsx';
import { RecognisedFacts } from './recognised-facts.tsx';

export type Chosen = {
  /** Place of the one that is taken where only one is wanted. */
  readonly plot: number;
  /** Places of those that are taken; absent for all. */
  readonly plots?: readonly number[];
};

export function ReadingView({
  reading,
  name,
  takesAll,
  disabled,
  busy,
  action,
  left,
  onLeave,
  onMap,
  onTake,
  children,
}: {
  readonly reading: BoundaryReading;
  readonly name: string;
  readonly takesAll: boolean;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly action: (plot: number | undefined, plots: number) => string;
  /** Places of plots that are not to be taken. */
  readonly left: ReadonlySet<number>;
  readonly onLeave: (left: ReadonlySet<number>) => void;
  readonly onMap: (mapping: ColumnMapping) => void;
  readonly onTake: (chosen: Chosen) => void;
  /** Further buttons. */
  readonly children: React.ReactNode;
}) {
  const { text } = useTexts();
  const { plots, warnings, refused, columns, recognised } = reading;
  const [plot, setPlot] = useState(0);
  const all = plots.map((_, place) => place);
  const makeable = all.filter((place) => plots[place]?.takenInAs === undefined);
  const chosen = new Set(makeable.filter((place) => !left.has(place)));
  const shared = [...chosen].filter((place) => plots[place]?.onGroundOf);
  const isAboutColumns = refused.some(({ code }) => code === 'boundary.values-refused');
  const drawn = plots.filter(({ boundary }) => boundary).length;
  const choice: PlotChoice = takesAll
    ? {
        kind: 'some',
        chosen,
        onChoose: (next) => onLeave(new Set(all.filter((place) => !next.has(place)))),
      }
    : { kind: 'one', chosen: plot, onChoose: setPlot };
  const taken: Chosen = {
    plot,
    ...(takesAll && chosen.size < plots.length ? { plots: [...chosen] } : {}),
  };
  return (
    <section className="reading" aria-label={text('boundary/preview')}>
      <p className="quiet">{text('boundary/source', { name })}</p>
      {refused.length > 0 ? (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={text('boundary/refusedTitle', { count: refused.length })}
          description={
            <>
              <p>{text('boundary/refusedHelp')}</p>
              <ProblemList problems={refused} />
            </>
          }
        />
      ) : (
        <p className="recognised" role="status">
          {text('boundary/recognised', {
            plots: formatCount(plots.length),
            points: formatCount(plots.reduce((sum, { points }) => sum + points, 0)),
          })}
        </p>
      )}
      {recognised && <RecognisedFacts recognised={recognised} />}
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text('boundary/warningsTitle', { count: warnings.length })}
          description={<ProblemList problems={warnings} />}
        />
      )}
      {takesAll && plots.length > 1 && (
        <div className="detail-line plot-choice">
          <span>
            {text('boundaryFiles/taken', {
              count: chosen.size,
              total: formatCount(plots.length),
            })}
          </span>
          <span className="button-row">
            <Button onClick={() => onLeave(new Set())}>{text('boundaryFiles/takeAll')}</Button>
            <Button onClick={() => onLeave(new Set(all))}>{text('boundaryFiles/takeNone')}</Button>
            {shared.length > 0 && (
              <Button onClick={() => onLeave(new Set([...left, ...shared]))}>
                {text('boundaryFiles/leaveShared', { count: shared.length })}
              </Button>
            )}
          </span>
        </div>
      )}
      <PlotList plots={plots} {...(plots.length > 1 ? { choice } : {})} />
      {drawn < plots.length && <p className="quiet">{text('boundaryFiles/notDrawn', { count: drawn })}</p>}
      {takesAll && columns.length > 0 && (plots.length > 0 || isAboutColumns) && (
        <ColumnMappingTable
          columns={columns}
          plots={plots.length}
          disabled={disabled || busy}
          onChange={onMap}
        />
      )}
      <div className="button-row">
        {plots.length > 0 && (
          <Button
            type="primary"
            loading={busy}
            disabled={disabled || (takesAll && chosen.size === 0)}
            onClick={() => onTake(taken)}
          >
            {action(plots.length > 1 ? plot : undefined, takesAll ? chosen.size : plots.length)}
          </Button>
        )}
        {children}
      </div>
    </section>
  );
}
