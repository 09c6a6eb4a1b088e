/** The whole form of a parcel: undo, the way to each section with its state, then the sections one below the other. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { SECTIONS } from '#core/parcel/sections.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { HotKey } from '../../ui/hot-key.tsx';
import { RollbackOutlined } from '../../ui/icons.tsx';
import { useAutosave } from './autosave-context.tsx';
import { useConditionNews } from './condition-news.ts';
import { useHistory } from './histories-context.tsx';
import { type RecordForm, RecordFormProvider, useRecordForm } from './record-form.ts';
import { SectionForm } from './section-form.tsx';
import { SectionNav } from './section-nav.tsx';
import { type TakeBackNews, useTakeBack } from './take-back.ts';
import './form.css';

export function ParcelForm({
  detail,
  disabled,
}: {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
}) {
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const form = useRecordForm(detail, disabled);
  const root = useRef<HTMLDivElement>(null);
  const { news, say, onTakenBack } = useNews();
  const takeBack = useTakeBack(root, form, onTakenBack);
  useConditionNews(form.control, say);
  const readAgain = useCallback(async () => {
    try {
      const newest = await client.parcel.get({ id: detail.id });
      rememberParcel(queries, newest);
      return newest;
    } catch {
      // The note stays as it is; the connection's own banner says what is wrong.
      return undefined;
    }
  }, [client, queries, detail.id]);

  return (
    <RecordFormProvider value={form}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only watches fields being left */}
      <div className="parcel-form" ref={root} onBlur={() => void autosave.flushRecord(detail.id)}>
        <div className="form-bar">
          <SectionNav detail={detail} />
          <TakeBackButtons detail={detail} form={form} onTakeBack={takeBack} />
        </div>
        <div className="visually-hidden" role="status" aria-live="polite">
          {news}
        </div>
        {SECTIONS.map((section) => (
          <SectionForm key={section.name} section={section} detail={detail} readAgain={readAgain} />
        ))}
      </div>
    </RecordFormProvider>
  );
}

function TakeBackButtons({
  detail,
  form,
  onTakeBack,
}: {
  readonly detail: ParcelDetail;
  readonly form: RecordForm;
  readonly onTakeBack: (direction: 'undo' | 'redo') => void;
}) {
  const { text } = useTexts();
  const history = useHistory(detail.id);
  return (
    <span className="take-back">
      <HotKey title={text('undo/undo')} keys="Ctrl+Z">
        <Button
          type="text"
          icon={<RollbackOutlined />}
          aria-label={text('undo/undo')}
          aria-keyshortcuts="Control+Z"
          disabled={form.disabled || !history.nextUndo()}
          onClick={() => onTakeBack('undo')}
        />
      </HotKey>
      <HotKey title={text('undo/redo')} keys="Ctrl+Y">
        <Button
          type="text"
          className="take-back-redo"
          icon={<RollbackOutlined />}
          aria-label={text('undo/redo')}
          aria-keyshortcuts="Control+Y"
          disabled={form.disabled || !history.nextRedo()}
          onClick={() => onTakeBack('redo')}
        />
      </HotKey>
    </span>
  );
}

/** What is said to screen readers; what everybody must see is shown too. */
function useNews() {
  const { text, fieldLabel } = useTexts();
  const { message } = App.useApp();
  const [news, say] = useState('');
  const onTakenBack = useCallback(
    ({ direction, result, path }: TakeBackNews) => {
      if (path === undefined) return;
      const words = text(result === 'done' ? `undo/${direction}ne` : 'undo/othersChanged', {
        field: fieldLabel(path),
      });
      say(words);
      if (result === 'others-changed') void message.warning(words);
      if (result === 'done') showField(path);
    },
    [text, fieldLabel, message],
  );
  return { news, say, onTakenBack };
}

/** Where something was taken back is brought into view and marked for a moment; the cursor stays where it is. */
function showField(path: string): void {
  // A field that was hidden is drawn in the next frame.
  requestAnimationFrame(() => {
    const field = document.querySelector(`[data-field="${path}"]`);
    field?.scrollIntoView({ behavior: 'smooth', block: 'nearest' });
    field?.classList.remove('form-field-changed');
    requestAnimationFrame(() => field?.classList.add('form-field-changed'));
  });
}
