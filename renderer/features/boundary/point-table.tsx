/** The result table of a boundary: points in EPSG:4549, lengths of lines, and both areas. */

import { App, Button, Table } from 'antd';
import { distanceM } from '#core/geo/bearing.ts';
import type { Boundary, BoundaryPoint } from '#core/geo/boundary.ts';
import { type EditShape, type Place, toEditShape } from '#core/geo/editing/edit-shape.ts';
import { formatCoordinate, formatCount, formatLength, formatMu, formatSqM } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CopyOutlined } from '../../ui/icons.tsx';

/** From here on the table draws only the rows in view. */
const VIRTUAL_FROM = 100;

type Row = {
  readonly key: string;
  readonly place: Place;
  readonly no: string;
  readonly northM: number;
  readonly eastM: number;
  readonly method: BoundaryPoint['method'];
  readonly accuracyM: number | undefined;
  /** From this point to the next of its ring. */
  readonly edgeM: number;
  readonly ring: number;
};

export function PointTable({
  boundary,
  shape,
  chosen,
  onChoose,
}: {
  readonly boundary: Boundary;
  /** The points as they are being changed, in their own order; the stored ones otherwise. */
  readonly shape?: EditShape;
  readonly chosen?: Place | undefined;
  /** With it, a row can be taken up. */
  readonly onChoose?: (place: Place) => void;
}) {
  const { text } = useTexts();
  const { message } = App.useApp();
  const rows = toRows(shape ?? toEditShape(boundary));
  const chosenKey = chosen && keyOf(chosen);
  const perimeterM = rows.reduce((sum, { edgeM }) => sum + edgeM, 0);
  const hasAccuracy = rows.some(({ accuracyM }) => accuracyM !== undefined);

  const copy = async () => {
    const lines = rows.map(
      ({ no, northM, eastM }) => `${no}\t${formatCoordinate(northM)}\t${formatCoordinate(eastM)}`,
    );
    try {
      await navigator.clipboard.writeText(lines.join('\r\n'));
      void message.success(text('boundary/copied'));
    } catch {
      void message.error(text('boundary/notCopied'));
    }
  };

  return (
    <div className="point-table">
      <dl className="figures">
        <div>
          <dt>{text('boundary/planar')}</dt>
          <dd className="numbers">
            <strong>{formatMu(boundary.planarAreaSqM)}</strong> {text('common/mu')}
            <span className="quiet">
              {formatSqM(boundary.planarAreaSqM)} {text('common/squareMetres')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{text('boundary/ellipsoidal')}</dt>
          <dd className="numbers">
            <strong>{formatMu(boundary.ellipsoidalAreaSqM)}</strong> {text('common/mu')}
            <span className="quiet">
              {formatSqM(boundary.ellipsoidalAreaSqM)} {text('common/squareMetres')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{text('boundary/pointCount')}</dt>
          <dd className="numbers">{formatCount(rows.length)}</dd>
        </div>
        <div>
          <dt>{text('boundary/perimeter')}</dt>
          <dd className="numbers">{formatLength(perimeterM)} m</dd>
        </div>
      </dl>
      <Table<Row>
        size="small"
        className="tight-table"
        tableLayout="fixed"
        pagination={false}
        virtual={rows.length > VIRTUAL_FROM}
        scroll={rows.length > VIRTUAL_FROM ? { x: 390, y: 420 } : {}}
        dataSource={[...rows]}
        rowClassName={({ key }) => (key === chosenKey ? 'point-chosen' : onChoose ? 'point-row' : '')}
        onRow={({ place }) => (onChoose ? { onClick: () => onChoose(place) } : {})}
        aria-label={text('boundary/table')}
        columns={[
          {
            title: text('boundary/pointNo'),
            dataIndex: 'no',
            width: 44,
            render: (no: string, { ring, place, key }) => (
              <>
                {onChoose ? (
                  <button
                    type="button"
                    className="point-button"
                    aria-pressed={key === chosenKey}
                    onClick={() => onChoose(place)}
                  >
                    {no}
                  </button>
                ) : (
                  no
                )}
                {ring > 0 && <span className="quiet"> {text('boundary/ringHole', { number: ring })}</span>}
              </>
            ),
          },
          {
            title: text('boundary/x'),
            dataIndex: 'northM',
            align: 'right',
            width: 98,
            className: 'numbers',
            render: formatCoordinate,
          },
          {
            title: text('boundary/y'),
            dataIndex: 'eastM',
            align: 'right',
            width: 90,
            className: 'numbers',
            render: formatCoordinate,
          },
          {
            title: text('boundary/edge'),
            dataIndex: 'edgeM',
            align: 'right',
            width: 64,
            className: 'numbers',
            render: formatLength,
          },
          {
            title: text(hasAccuracy ? 'boundary/methodAndAccuracy' : 'boundary/method'),
            dataIndex: 'method',
            width: 92,
            className: 'numbers',
            render: (method: Row['method'], { accuracyM }) => (
              <span className="one-line">
                {text(`boundary/methods/${method}`)}
                {accuracyM !== undefined && <span className="quiet"> ±{accuracyM.toFixed(3)}</span>}
              </span>
            ),
          },
        ]}
      />
      <div className="detail-line">
        <span className="quiet">{text('boundary/datum')}</span>
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
          {text('boundary/copy')}
        </Button>
      </div>
    </div>
  );
}

const keyOf = ({ ring, point }: Place): string => `${ring}/${point}`;

function toRows(shape: EditShape): readonly Row[] {
  return shape.flatMap((vertices, ring) =>
    vertices.map(({ no = '', gk, method, accuracyM }, point) => {
      const next = vertices[(point + 1) % vertices.length]?.gk ?? gk;
      return {
        key: keyOf({ ring, point }),
        place: { ring, point },
        no,
        northM: gk.northM,
        eastM: gk.eastM,
        method,
        accuracyM,
        edgeM: distanceM(gk, next),
        ring,
      };
    }),
  );
}
