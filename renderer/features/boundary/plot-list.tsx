/** The plots that were recognised in a text or file; one of them can be chosen where only one is wanted. */
import { Radio } from 'antd';
import type { RecognisedPlot } from '#core/contract/boundary.ts';
import { formatCount, formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { withKeys } from '../../ui/with-keys.ts';

export function PlotList({
  plots,
  chosen,
  onChoose,
}: {
  readonly plots: readonly RecognisedPlot[];
  readonly chosen?: number;
  readonly onChoose?: (plot: number) => void;
}) {
  const { text } = useTexts();
  return (
    <ul className="plot-list">
      {withKeys(plots, ({ plotNo, name }) => `${plotNo ?? ''} ${name ?? ''}`).map(({ key, item }, place) => {
        const holes = item.boundary.rings.length - 1;
        const points = item.boundary.rings.reduce((sum, ring) => sum + ring.points.length, 0);
        const title = [item.plotNo, item.name].filter(Boolean).join(' ');
        const shown = title || text('boundary/plot', { number: place + 1 });
        return (
          <li key={key}>
            {onChoose && (
              <Radio checked={chosen === place} onChange={() => onChoose(place)} aria-label={shown} />
            )}
            <span className="plot-title">{shown}</span>
            <span className="quiet numbers">
              {text('boundary/points', { count: formatCount(points) })}
              {holes > 0 && ` · ${text('boundary/holes', { count: holes })}`}
            </span>
            <span className="numbers">
              {formatMu(item.boundary.planarAreaSqM)} {text('common/mu')}
            </span>
            <span className="quiet numbers">
              {formatSqM(item.boundary.planarAreaSqM)} {text('common/squareMetres')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
