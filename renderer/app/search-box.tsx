/**
 * The search in the head of the window. It holds what is typed itself, so that a key draws this box and no more before the parcels
 * are asked for.
 */
import { Input, type InputRef } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { HotKey } from '../ui/hot-key.tsx';
import { SearchOutlined } from '../ui/icons.tsx';

export type SearchBoxHandle = {
  /** Puts the cursor into the box, what stands there marked. */
  readonly focus: () => void;
  readonly clear: () => void;
};

export function SearchBox({
  ref,
  onSearch,
}: {
  readonly ref: Ref<SearchBoxHandle>;
  /** What is searched for: not yet the letters from which Chinese characters are being composed. */
  readonly onSearch: (search: string) => void;
}) {
  const { text } = useTexts();
  const [typed, setTyped] = useState('');
  const input = useRef<InputRef>(null);
  const type = (next: string, isComposing: boolean): void => {
    setTyped(next);
    if (!isComposing) onSearch(next.trim());
  };
  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus({ cursor: 'all' }),
    clear: () => type('', false),
  }));
  return (
    <HotKey title={text('shortcuts/search')} keys="Ctrl+K">
      <Input
        ref={input}
        className="search"
        type="search"
        allowClear
        value={typed}
        onChange={(event) => type(event.target.value, (event.nativeEvent as InputEvent).isComposing === true)}
        onCompositionEnd={(event) => type(event.currentTarget.value, false)}
        prefix={<SearchOutlined />}
        suffix={typed === '' && <kbd className="key">Ctrl+K</kbd>}
        placeholder={text('header/search')}
        aria-label={text('header/search')}
        maxLength={100}
      />
    </HotKey>
  );
}
