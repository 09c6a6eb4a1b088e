/** One boundary point by its words and numbers: number, coordinates, method, accuracy; taken over as one step that can be undone. */
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { MAX_POINT_NO_LENGTH, pointMethodSchema } from '#core/geo/boundary.ts';
import { recognisePosition } from '#core/geo/boundary-text/position.ts';
import { isRefused } from '#core/geo/editing/drawing-codes.ts';
import { type EditShape, type EditVertex, newVertex, type Place } from '#core/geo/editing/edit-shape.ts';
import { describeVertex, moveVertex } from '#core/geo/editing/vertex-commands.ts';
import { formatCoordinate } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DeleteOutlined, DownOutlined, UpOutlined } from '../../ui/icons.tsx';
import { useWhenChanged } from '../../ui/use-when-changed.ts';
import { useDrawingStore } from './drawing-context.tsx';
import { toNumber } from './typed-number.ts';

const MAX_ACCURACY_M = 10_000;

export function PointForm({
  place,
  vertex,
  onNeighbour,
}: {
  readonly place: Place;
  readonly vertex: EditVertex;
  /** Goes to the point before or after this one. */
  readonly onNeighbour: (by: 1 | -1) => void;
}) {
  const { text, problem } = useTexts();
  const store = useDrawingStore();
  const id = useId();
  const before = {
    no: vertex.no ?? '',
    x: formatCoordinate(vertex.gk.northM),
    y: formatCoordinate(vertex.gk.eastM),
    accuracy: vertex.accuracyM === undefined ? '' : String(vertex.accuracyM),
  };
  const [typed, setTyped] = useState(before);
  const [method, setMethod] = useState(vertex.method);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  useWhenChanged(JSON.stringify([place, before, vertex.method]), () => {
    setTyped(before);
    setMethod(vertex.method);
    setWrong(undefined);
  });
  const isSame =
    method === vertex.method &&
    (Object.keys(before) as (keyof typeof before)[]).every((key) => typed[key] === before[key]);

  const take = () => {
    const change = toChange();
    if (typeof change === 'string') setWrong(change);
    else store.change(change, { of: 'shape', place });
  };
  const toChange = (): string | ((shape: EditShape) => ReturnType<typeof moveVertex>) => {
    const no = typed.no.trim();
    const accuracyM = typed.accuracy.trim() === '' ? null : toNumber(typed.accuracy);
    if (no === '') return text('drawing/table/noNumber');
    if (accuracyM === undefined || (accuracyM !== null && (accuracyM < 0 || accuracyM > MAX_ACCURACY_M)))
      return text('drawing/table/noAccuracy');
    const words = { no, method, accuracyM };
    // Digits beyond the millimetre are kept where nobody has touched the numbers.
    if (typed.x === before.x && typed.y === before.y) return (shape) => describeVertex(shape, place, words);
    const [x, y] = [toNumber(typed.x), toNumber(typed.y)];
    if (x === undefined || y === undefined) return text('drawing/entry/notNumbers');
    const found = recognisePosition(x, y);
    if (!found.ok) return problem({ code: found.issue.code, params: found.issue.params });
    const to: EditVertex = {
      ...newVertex(found.position.at, method),
      ...(accuracyM === null ? {} : { accuracyM }),
    };
    return (shape) => {
      const described = describeVertex(shape, place, words);
      return isRefused(described) ? described : moveVertex(described.shape, place, to);
    };
  };
  const field = (name: keyof typeof before, label: string, maxLength = 24) => (
    <span className="entry-field">
      <label htmlFor={`${id}${name}`}>{label}</label>
      <Input
        id={`${id}${name}`}
        className="coordinates"
        autoComplete="off"
        maxLength={maxLength}
        value={typed[name]}
        onChange={(event) => {
          setWrong(undefined);
          setTyped({ ...typed, [name]: event.target.value });
        }}
      />
    </span>
  );
  return (
    <form
      className="point-form"
      aria-label={text('drawing/chosen', { no: vertex.no ?? '' })}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      {field('no', text('boundary/pointNo'), MAX_POINT_NO_LENGTH)}
      {field('x', text('boundary/x'))}
      {field('y', text('boundary/y'))}
      <span className="entry-field">
        <label htmlFor={`${id}method`}>{text('boundary/method')}</label>
        <Select
          id={`${id}method`}
          className="fill"
          value={method}
          onChange={setMethod}
          options={pointMethodSchema.options.map((value) => ({
            value,
            label: text(`boundary/methods/${value}`),
          }))}
        />
      </span>
      {field('accuracy', text('drawing/table/accuracy'))}
      <Button htmlType="submit" type="primary" disabled={isSame}>
        {text('drawing/table/take')}
      </Button>
      {wrong && (
        <p className="entry-wrong" role="alert">
          {wrong}
        </p>
      )}
      <span className="button-row">
        <Button
          icon={<UpOutlined />}
          aria-label={text('drawing/table/before')}
          onClick={() => onNeighbour(-1)}
        />
        <Button
          icon={<DownOutlined />}
          aria-label={text('drawing/table/after')}
          onClick={() => onNeighbour(1)}
        />
        <Button icon={<DeleteOutlined />} onClick={() => store.remove({ of: 'shape', place })}>
          {text('drawing/deletePoint')}
        </Button>
      </span>
    </form>
  );
}
