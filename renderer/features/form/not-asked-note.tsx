/** Says that a field is not asked for under the present conditions, and lets its value go. */
import { Button } from 'antd';
import { FIELD_CONDITIONS } from '#core/parcel/field-conditions.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { focusField } from './field-layout.ts';
import { useRecordFormContext } from './record-form.ts';

export function NotAskedNote({ path, disabled }: { readonly path: string; readonly disabled: boolean }) {
  const { text, fieldLabel } = useTexts();
  const { change } = useRecordFormContext();
  const clear = () => {
    // The field goes with its value: the cursor goes where it was decided.
    focusField(FIELD_CONDITIONS[path]?.decidedBy ?? path);
    change(path, undefined);
  };
  return (
    <p className="note-warning">
      {text('condition/notAsked')}
      {!disabled && (
        <Button
          type="link"
          className="note-action"
          aria-label={text('condition/clear', { field: fieldLabel(path) })}
          onClick={clear}
        >
          {text('common/clear')}
        </Button>
      )}
    </p>
  );
}
