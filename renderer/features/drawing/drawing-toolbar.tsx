/** What can be drawn, and the four ways on while something is. */
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Purpose } from '#core/geo/editing/drawing.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import {
  CheckOutlined,
  CloseOutlined,
  CutOutOutlined,
  EditOutlined,
  MergeOutlined,
  PolygonOutlined,
  RedoOutlined,
  ReshapeOutlined,
  SplitOutlined,
  UndoOutlined,
} from '../../ui/icons.tsx';
import { useDrawingStore } from './drawing-context.tsx';
import type { DrawingState } from './drawing-state.ts';
import { whyNotDrawn } from './why-not-drawn.ts';

const TOOLS: readonly { readonly purpose: Purpose; readonly icon: ReactNode }[] = [
  { purpose: 'draw', icon: <PolygonOutlined /> },
  { purpose: 'edit', icon: <EditOutlined /> },
  { purpose: 'cut', icon: <CutOutOutlined /> },
  { purpose: 'split', icon: <SplitOutlined /> },
  { purpose: 'reshape', icon: <ReshapeOutlined /> },
];

export function DrawingToolbar({
  detail,
  state: { session, merging },
  isOfAnother,
  onStart,
  onMerge,
  onFinish,
  onGiveUp,
}: {
  readonly detail: ParcelDetail | undefined;
  readonly state: DrawingState;
  /** Whether another parcel than the chosen one is drawn. */
  readonly isOfAnother: boolean;
  readonly onStart: (purpose: Purpose) => void;
  readonly onMerge: () => void;
  readonly onFinish: () => void;
  readonly onGiveUp: () => void;
}) {
  const { text } = useTexts();
  const store = useDrawingStore();
  const drawing = session?.history.present;
  const hasShape = drawing ? drawing.shape.length > 0 : detail?.values.boundary !== undefined;
  const whyNot = isOfAnother ? 'drawing/otherOpen' : whyNotDrawn(detail);
  const isBusy = merging !== undefined || session?.splitting !== undefined;
  /** It was asked for and is not called off by whoever gives up what is on the map. */
  const isAsked = merging?.isAsked ?? session?.isParting ?? false;

  const hintOf = (purpose: Purpose | 'merge'): string => {
    if (whyNot) return text(whyNot);
    if (purpose !== 'draw' && !hasShape) return text('drawing/needsShape');
    return text(`drawing/hints/${purpose}`);
  };
  const canStart = (purpose: Purpose | 'merge') =>
    !whyNot && !isBusy && (purpose === 'draw' || hasShape) && (purpose !== 'merge' || !session);
  return (
    <div className="drawing-toolbar" role="toolbar" aria-label={text('drawing/toolbar')}>
      <span className="tool-group">
        {TOOLS.map(({ purpose, icon }) => (
          <Tool
            key={purpose}
            label={text(`drawing/tools/${purpose}`)}
            hint={hintOf(purpose)}
            icon={icon}
            pressed={drawing?.purpose === purpose}
            disabled={!canStart(purpose)}
            onClick={() => onStart(purpose)}
          />
        ))}
        {!session && (
          <Tool
            label={text('drawing/tools/merge')}
            hint={hintOf('merge')}
            icon={<MergeOutlined />}
            pressed={merging !== undefined}
            disabled={!canStart('merge')}
            onClick={onMerge}
          />
        )}
      </span>
      {(session || merging) && (
        <span className="tool-group">
          {session && (
            <>
              <Tool
                label={text('drawing/undo')}
                hint="Ctrl+Z"
                icon={<UndoOutlined />}
                disabled={isBusy || session.history.past.length === 0}
                onClick={() => store.undo()}
              />
              <Tool
                label={text('drawing/redo')}
                hint="Ctrl+Y"
                icon={<RedoOutlined />}
                disabled={isBusy || session.history.future.length === 0}
                onClick={() => store.redo()}
              />
              <Tool
                label={text('drawing/done')}
                hint="Enter"
                icon={<CheckOutlined />}
                primary
                disabled={isBusy}
                onClick={onFinish}
              />
            </>
          )}
          <Tool
            label={text('drawing/giveUp')}
            hint="Esc"
            icon={<CloseOutlined />}
            disabled={isAsked}
            onClick={onGiveUp}
          />
        </span>
      )}
    </div>
  );
}

function Tool({
  label,
  hint,
  icon,
  pressed,
  primary = false,
  disabled = false,
  onClick,
}: {
  readonly label: string;
  readonly hint: string;
  readonly icon: ReactNode;
  /** Absent for what is done at once. */
  readonly pressed?: boolean;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip title={hint} placement="bottom" mouseEnterDelay={0.4}>
      <Button
        className={`tool${pressed ? ' is-on' : ''}`}
        type={primary ? 'primary' : 'text'}
        disabled={disabled}
        onClick={onClick}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {icon}
        <span>{label}</span>
      </Button>
    </Tooltip>
  );
}
