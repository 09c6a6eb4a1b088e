/** F1: all keys on one page. */
import { Modal } from 'antd';
import { type TextKey, useTexts } from '../i18n/use-texts.ts';

const KEYS: readonly (readonly [string, TextKey])[] = [
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

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { text } = useTexts();
  return (
    <Modal open onCancel={onClose} footer={null} title={text('shortcuts/title')} width={420}>
      <dl className="shortcuts">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd className="key">{keys}</kbd>
            </dt>
            <dd>{text(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
