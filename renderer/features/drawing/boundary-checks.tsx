/** What is wrong with the boundary, in a list and on the map: a click goes there, and what can safely be mended is mended with one more. */
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useMap } from 'react-leaflet';
import type { Repair } from '#core/geo/editing/repairs.ts';
import { formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DownOutlined, ExclamationCircleFilled, WarningFilled } from '../../ui/icons.tsx';
import { FindingsLayer, goToPlaces } from './findings-layer.ts';
import type { MapFinding } from './map-findings.ts';
import './boundary-checks.css';

export function BoundaryChecks({
  findings,
  canRepair,
  onRepair,
}: {
  readonly findings: readonly MapFinding[];
  readonly canRepair: boolean;
  readonly onRepair: (repair: Repair) => void;
}) {
  const { text, issue: say } = useTexts();
  const map = useMap();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>(undefined);

  const layer = useRef<FindingsLayer | undefined>(undefined);
  useEffect(() => {
    const made = new FindingsLayer(map);
    layer.current = made;
    return () => made.remove();
  }, [map]);
  // After the one above, which makes the layer.
  useEffect(() => {
    const shown = findings.map(({ key, issue, places }, i) => ({
      number: i + 1,
      severity: issue.severity,
      words: say(issue),
      places,
      isChosen: key === chosen,
    }));
    layer.current?.draw(shown, (number) => {
      setIsOpen(true);
      setChosen(findings[number - 1]?.key);
    });
  }, [findings, chosen, say]);

  if (findings.length === 0) return null;
  const hasErrors = findings.some(({ issue }) => issue.severity === 'error');
  return (
    <section className="boundary-checks" aria-label={text('drawing/checks/title')}>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        {hasErrors ? (
          <ExclamationCircleFilled className="count-error" />
        ) : (
          <WarningFilled className="count-warning" />
        )}
        {text('drawing/checks/count', { count: findings.length })}
        <DownOutlined rotate={isOpen ? 180 : 0} />
      </button>
      {isOpen && (
        <div id={id} className="checks-body">
          <ol>
            {findings.map(({ key, issue, places, repair }) => (
              <li key={key} className={`finding-${issue.severity}${key === chosen ? ' is-chosen' : ''}`}>
                <button
                  type="button"
                  className="check-text"
                  onClick={() => {
                    setChosen(key);
                    goToPlaces(map, places);
                  }}
                >
                  {say(issue)}
                </button>
                {repair && canRepair && (
                  <>
                    <Button size="small" onClick={() => onRepair(repair)}>
                      {text(`drawing/checks/${repair.kind}`)}
                    </Button>
                    <p className="quiet">{effectOf(repair)}</p>
                  </>
                )}
              </li>
            ))}
          </ol>
          <p className="quiet">{text('drawing/checks/township')}</p>
        </div>
      )}
    </section>
  );

  function effectOf({ movedM, areaChangeSqM }: Repair): string {
    const values = { moved: movedM.toFixed(3), area: formatSqM(areaChangeSqM) };
    return text(movedM > 0 ? 'drawing/checks/effectMoved' : 'drawing/checks/effect', values);
  }
}
