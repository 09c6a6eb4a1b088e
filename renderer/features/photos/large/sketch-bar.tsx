/** The tools of drawing on a copy. */
import { Button } from 'antd';
import { SKETCH_COLOURS, SKETCH_TOOLS, type SketchColour } from '#core/photo/sketch.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { HotKey } from '../../../ui/hot-key.tsx';
import { RedoOutlined, UndoOutlined } from '../../../ui/icons.tsx';
import type { Sketch } from './use-sketch.ts';

const COLOURS = Object.keys(SKETCH_COLOURS) as SketchColour[];

export function SketchBar({
  sketch,
  saving,
  onSave,
  onCancel,
}: {
  readonly sketch: Sketch;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}) {
  const { text } = useTexts();
  return (
    <div className="large-bar">
      <fieldset aria-label={text('sketching/tool')} className="large-group">
        {SKETCH_TOOLS.map((tool) => (
          <Button
            key={tool}
            type={sketch.tool === tool ? 'primary' : 'default'}
            aria-pressed={sketch.tool === tool}
            onClick={() => sketch.setTool(tool)}
          >
            {text(`sketching/tools/${tool}`)}
          </Button>
        ))}
      </fieldset>
      <fieldset aria-label={text('sketching/colour')} className="large-group">
        {COLOURS.map((colour) => (
          <button
            type="button"
            key={colour}
            className="sketch-colour"
            aria-pressed={sketch.colour === colour}
            aria-label={text(`sketching/colours/${colour}`)}
            title={text(`sketching/colours/${colour}`)}
            onClick={() => sketch.setColour(colour)}
          >
            <span style={{ background: SKETCH_COLOURS[colour] }} />
          </button>
        ))}
      </fieldset>
      <fieldset aria-label={text('sketching/undo')} className="large-group">
        <HotKey title={text('sketching/undo')} keys="Ctrl+Z">
          <Button icon={<UndoOutlined />} disabled={!sketch.canUndo || saving} onClick={sketch.undo}>
            {text('sketching/undo')}
          </Button>
        </HotKey>
        <HotKey title={text('sketching/redo')} keys="Ctrl+Y">
          <Button icon={<RedoOutlined />} disabled={!sketch.canRedo || saving} onClick={sketch.redo}>
            {text('sketching/redo')}
          </Button>
        </HotKey>
      </fieldset>
      <span className="quiet large-hint">
        {text(sketch.tool === 'text' ? 'sketching/textHelp' : 'sketching/drawHelp')}
      </span>
      <span className="large-gap" />
      <Button onClick={onCancel} disabled={saving}>
        {text('sketching/cancel')}
      </Button>
      <Button type="primary" disabled={!sketch.canUndo} loading={saving} onClick={onSave}>
        {text('sketching/save')}
      </Button>
    </div>
  );
}
