/** A point by its numbers: X and Y (or degrees), or distance and bearing from the last one. */
import { Button, Input, type InputRef, Segmented } from 'antd';
import { useId, useRef, useState } from 'react';
import { parseBearing, pointAt } from '#core/geo/bearing.ts';
import { recognisePosition } from '#core/geo/boundary-text/position.ts';
import { type EditVertex, newVertex } from '#core/geo/editing/edit-shape.ts';
import { formatCoordinate } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useWhenChanged } from '../../ui/use-when-changed.ts';
import { toNumber } from './typed-number.ts';

type Way = 'coordinates' | 'bearing';

export function PointEntry({
  chosen,
  last,
  canAdd,
  onPoint,
}: {
  /** The point whose numbers are changed. */
  readonly chosen: EditVertex | undefined;
  /** The point that distance and bearing start from. */
  readonly last: EditVertex | undefined;
  readonly canAdd: boolean;
  /** @returns whether it was taken */
  readonly onPoint: (vertex: EditVertex) => boolean;
}) {
  const { text, problem } = useTexts();
  const id = useId();
  const [way, setWay] = useState<Way>('coordinates');
  const before = {
    first: chosen ? formatCoordinate(chosen.gk.northM) : '',
    second: chosen ? formatCoordinate(chosen.gk.eastM) : '',
  };
  const [first, setFirst] = useState(before.first);
  const [second, setSecond] = useState(before.second);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const begin = useRef<InputRef>(null);
  const fill = () => {
    setFirst(before.first);
    setSecond(before.second);
    setWrong(undefined);
  };
  const isBearing = way === 'bearing' && last !== undefined;
  /** A measured point that was only looked at stays one: its numbers are shown to the millimetre, and typed ones are not measured. */
  const isWhereItWas = chosen !== undefined && first === before.first && second === before.second;
  useWhenChanged(JSON.stringify([before, canAdd, isBearing]), fill);
  if (!chosen && !canAdd) return null;

  const take = () => {
    const result = isBearing ? byBearing() : byCoordinates();
    if (typeof result === 'string') setWrong(result);
    else if (onPoint(result) && !chosen) {
      // The next one of a series is typed without a hand on the mouse.
      fill();
      begin.current?.focus();
    }
  };
  const byCoordinates = (): EditVertex | string => {
    const [a, b] = [toNumber(first), toNumber(second)];
    if (a === undefined || b === undefined) return text('drawing/entry/notNumbers');
    const recognised = recognisePosition(a, b);
    if (!recognised.ok) return problem({ code: recognised.issue.code, params: recognised.issue.params });
    return newVertex(recognised.position.at, 'imported');
  };
  const byBearing = (): EditVertex | string => {
    const distance = toNumber(first);
    const bearing = parseBearing(second);
    if (!last || distance === undefined || distance <= 0 || distance > 10_000)
      return text('drawing/entry/noDistance');
    if (bearing === undefined) return text('drawing/entry/noBearing');
    return newVertex(pointAt(last.gk, distance, bearing), 'graphic');
  };
  const field = (
    name: 'x' | 'y' | 'distance' | 'bearing',
    value: string,
    onChange: (value: string) => void,
  ) => (
    <span className="entry-field">
      <label htmlFor={`${id}${name}`}>{text(`drawing/entry/${name}`)}</label>
      <Input
        id={`${id}${name}`}
        ref={name === 'x' || name === 'distance' ? begin : null}
        className="coordinates"
        value={value}
        inputMode={name === 'bearing' ? 'text' : 'decimal'}
        onChange={(event) => {
          setWrong(undefined);
          onChange(event.target.value);
        }}
      />
    </span>
  );
  return (
    <form
      className="point-entry"
      aria-label={text('drawing/entry/label')}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      {canAdd && !chosen && (
        <Segmented<Way>
          block
          value={isBearing ? way : 'coordinates'}
          onChange={setWay}
          options={[
            { value: 'coordinates', label: text('drawing/entry/coordinates') },
            { value: 'bearing', label: text('drawing/entry/byBearing'), disabled: !last },
          ]}
        />
      )}
      {field(isBearing ? 'distance' : 'x', first, setFirst)}
      {field(isBearing ? 'bearing' : 'y', second, setSecond)}
      <Button htmlType="submit" disabled={isWhereItWas || first.trim() === '' || second.trim() === ''}>
        {text(chosen ? 'drawing/entry/move' : 'drawing/entry/add')}
      </Button>
      {wrong && (
        <p className="entry-wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}
