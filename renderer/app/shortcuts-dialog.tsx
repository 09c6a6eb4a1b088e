/** F1: all keys on one page. */
import { Modal } from 'antd';
import { type TextKey, useTexts } from '../i18n/use-texts.ts';

type Keys = readonly (readonly [string, TextKey])[];

const KEYS: Keys = [
  ['N', 'shortcuts/newParcel'],
  ['Ctrl+K', 'shortcuts/search'],
  ['↑ ↓', 'shortcuts/list'],
  ['Enter', 'shortcuts/open'],
  ['Esc', 'shortcuts/close'],
  ['Ctrl+Z', 'undo/undo'],
  ['Ctrl+Y', 'undo/redo'],
  ['Alt+H', 'keys/fieldHelp'],
  ['Alt+↑ ↓', 'keys/moveRow'],
  ['Ctrl+P', 'shortcuts/print'],
  ['F1', 'shortcuts/help'],
];
const KEYS_WHILE_DRAWING: Keys = [
  ['Enter', 'shortcuts/finishLine'],
  ['Esc', 'shortcuts/giveUp'],
  ['Delete', 'shortcuts/deletePoint'],
  ['↑ ↓ ← →', 'shortcuts/movePoint'],
  ['Shift+↑ ↓ ← →', 'shortcuts/movePointFar'],
];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { text } = useTexts();
  return (
    <Modal open onCancel={onClose} footer={null} title={text('shortcuts/title')} width={460}>
      <KeyList keys={KEYS} />
      <h3 className="shortcuts-while">{text('shortcuts/whileDrawing')}</h3>
      <KeyList keys={KEYS_WHILE_DRAWING} />
    </Modal>
  );
}

function KeyList({ keys }: { readonly keys: Keys }) {
  const { text } = useTexts();
  return (
    <dl className="shortcuts">
      {keys.map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd className="key">{key}</kbd>
          </dt>
          <dd>{text(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
