/** Going to a coordinate that was typed or pasted, in whatever way it is written: the map shows the place and says how it was understood. */
import { Button, Input } from 'antd';
import L from 'leaflet';
import { useEffect, useState } from 'react';
import { type ParsedPosition, parsePosition } from '#core/geo/boundary-text/parse-position.ts';
import { toZone40 } from '#core/geo/projection.ts';
import { formatCoordinate, formatLonLat } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

const ZOOM = 18;
type Found = Extract<ParsedPosition, { ok: true }>;

export function CoordinatePanel({ map, onEnd }: { readonly map: L.Map | null; readonly onEnd: () => void }) {
  const { text, problem } = useTexts();
  const [typed, setTyped] = useState('');
  const [result, setResult] = useState<ParsedPosition | undefined>(undefined);
  usePlaceMark(map, result?.ok ? result : undefined);

  const go = () => {
    if (typed.trim() === '') return;
    const parsed = parsePosition(typed);
    setResult(parsed);
    if (parsed.ok && map)
      map.setView([parsed.at[1], parsed.at[0]], Math.max(map.getZoom(), ZOOM), { animate: false });
  };
  return (
    <section className="map-tool-panel" aria-label={text('mapTools/goTo')}>
      <div className="map-coordinate">
        <Input
          autoFocus
          aria-label={text('mapTools/coordinate')}
          placeholder={text('mapTools/coordinateExample')}
          value={typed}
          status={result && !result.ok ? 'error' : ''}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={go}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onEnd();
          }}
        />
        <Button type="primary" onClick={go}>
          {text('mapTools/go')}
        </Button>
        <Button onClick={onEnd}>{text('mapTools/end')}</Button>
      </div>
      <div aria-live="polite">
        {result &&
          (result.ok ? (
            <Place found={result} />
          ) : (
            <p className="map-refusal">{problem({ ...result.issue, params: { ...result.issue.params } })}</p>
          ))}
      </div>
    </section>
  );
}

function Place({ found: { at, position } }: { readonly found: Found }) {
  const { text } = useTexts();
  const { xNorthM, yEastM } = toZone40(at);
  const remarks = [
    ...(position.from === 'metres' && position.swapped ? [text('mapTools/axesSwapped')] : []),
    ...(position.prefixMissing ? [text('mapTools/prefixMissing')] : []),
  ];
  return (
    <p className="map-place">
      <span>
        {text('mapTools/placeMetres', { x: formatCoordinate(xNorthM), y: formatCoordinate(yEastM) })}
      </span>
      <span>{formatLonLat(at[0], at[1])}</span>
      {remarks.map((remark) => (
        <span key={remark} className="quiet">
          {remark}
        </span>
      ))}
    </p>
  );
}

function usePlaceMark(map: L.Map | null, found: Found | undefined): void {
  const [lon, lat] = found?.at ?? [];
  useEffect(() => {
    if (!map || lon === undefined || lat === undefined) return undefined;
    const mark = L.marker([lat, lon], {
      interactive: false,
      keyboard: false,
      zIndexOffset: 1000,
      icon: L.divIcon({
        className: 'map-place-mark',
        html: '<svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true"><circle cx="20" cy="20" r="9"/><path d="M20 2v14M20 24v14M2 20h14M24 20h14"/></svg>',
        iconSize: [40, 40],
      }),
    }).addTo(map);
    return () => {
      mark.remove();
    };
  }, [map, lon, lat]);
}
