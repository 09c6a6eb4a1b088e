/** The state of a parcel, by colour and by word, the same in list, map and detail. */
import type { ParcelState } from '#core/parcel/parcel-state.ts';
import { useTexts } from '../i18n/use-texts.ts';
import './state-tag.css';

/** Line colours for the map's canvas; the tags take theirs from the style sheet, where they follow the look. */
export const STATE_COLOURS: Readonly<Record<ParcelState, string>> = {
  draft: '#6b7780',
  completed: '#1d63c9',
  submitted: '#7a3fc4',
  returned: '#c8321f',
  accepted: '#1e8449',
};

export function StateTag({ state }: { readonly state: ParcelState }) {
  const { term } = useTexts();
  return <span className={`state-tag state-${state}`}>{term(`states/${state}`)}</span>;
}

export function ConflictTag() {
  const { text } = useTexts();
  return <span className="state-tag state-conflict">{text('conflict')}</span>;
}
