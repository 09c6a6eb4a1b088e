/** To which parcel the chosen photos go: those suggested stand first, any other is found by its number or name. */
import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { RecordId } from '#core/ids.ts';
import { useParcelSearch } from '../../client/parcel-search.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import type { Match } from './group-photos.ts';

const OFFERED = 8;

export function MoveDialog({
  count,
  suggested,
  onMove,
  onClose,
}: {
  readonly count: number;
  readonly suggested: readonly Match[];
  readonly onMove: (parcel: RecordId) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState(0);
  const [entered, setEntered] = useState(false);
  const listId = useId();
  const box = useFirstFocus<InputRef>();
  const { found, isAnswered } = useParcelSearch(search, { limit: OFFERED });
  const near = search ? [] : suggested.map(({ parcel, unitNo, called }) => ({ id: parcel, unitNo, called }));
  const options = [...near, ...found.filter(({ id }) => !near.some((each) => each.id === id))];
  const current = Math.min(place, options.length - 1);

  const target = isAnswered ? options[current]?.id : undefined;
  // Whoever types fast presses Enter before what was typed has been looked up: it holds for what is found.
  useEffect(() => {
    if (entered && target) onMove(target);
  }, [entered, target, onMove]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setPlace(Math.max(0, Math.min(options.length - 1, current + step)));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      setEntered(true);
    }
  };

  return (
    <Modal
      open
      title={text('matching/moveTitle', { count })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Input
        ref={box}
        size="large"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={options[current] ? `${listId}-${current}` : undefined}
        aria-label={text('matching/moveSearch')}
        placeholder={text('matching/moveSearch')}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setPlace(0);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      {options.length === 0 && isAnswered && <p className="quiet">{text('matching/moveNothing')}</p>}
      <div id={listId} role="listbox" className="move-list" aria-label={text('matching/move')}>
        {options.map(({ id, unitNo, called }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above, which keeps the focus
          <div
            key={id}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === current}
            className="move-option"
            onClick={() => onMove(id)}
          >
            <span className="numbers">{unitNo}</span> <span>{called}</span>
          </div>
        ))}
      </div>
    </Modal>
  );
}
