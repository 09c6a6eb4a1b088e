/**
 * A village's code: twelve digits that begin with the township's nine, which stand before the field; the three are typed, or taken
 * from the villages that are known. A code of another township is shown whole and said, never cut or replaced.
 */
import { Button, Input } from 'antd';
import { useWatch } from 'react-hook-form';
import { toHalfWidth } from '#core/parcel/half-width.ts';
import { useReference, useVillages } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { type ControlProps, invalidProps } from './control-props.ts';
import { useRecordFormContext } from './record-form.ts';

const TOWNSHIP_CODE = /^\d{9}$/;

export function VillageInput(control: ControlProps<string>) {
  const { id, value, onChange, disabled, describedBy, invalid } = control;
  const { text } = useTexts();
  const form = useRecordFormContext();
  const chosen: unknown = useWatch({ control: form.control, name: 'identity.townshipCode' });
  const township = typeof chosen === 'string' && TOWNSHIP_CODE.test(chosen) ? chosen : undefined;
  const villages = useKnownVillages(township);
  const isForeign = township !== undefined && Boolean(value) && !value?.startsWith(township);
  const prefix = township !== undefined && !isForeign ? township : '';
  const listId = `${id}-known`;
  const noteId = `${id}-foreign`;

  const type = (typed: string) => {
    const digits = toHalfWidth(typed).replace(/\s/g, '');
    // A whole code pasted in brings the township's digits itself.
    onChange(digits === '' ? undefined : digits.length > 3 ? digits : `${prefix}${digits}`);
  };
  return (
    <div className="village">
      <Input
        id={id}
        // Always there: the library draws the input anew, and takes the cursor away, when a prefix comes or goes.
        prefix={<span className="code-prefix numbers">{prefix}</span>}
        value={(value ?? '').slice(prefix.length)}
        onChange={(event) => (prefix ? type(event.target.value) : onChange(event.target.value || undefined))}
        disabled={disabled}
        className="numbers"
        list={listId}
        inputMode="numeric"
        autoComplete="off"
        placeholder={prefix ? text('village/threeDigits') : text('village/twelveDigits')}
        aria-describedby={[describedBy, isForeign && noteId].filter(Boolean).join(' ') || undefined}
        {...invalidProps(invalid || isForeign)}
      />
      <datalist id={listId}>
        {villages.map(({ code, label }) => (
          <option key={code} value={code.slice(prefix.length)} label={label} />
        ))}
      </datalist>
      <div className="field-notes" role="status">
        {isForeign && (
          <p id={noteId} className="note-warning">
            {text('village/ofAnother', { code: value?.slice(0, 9) ?? '' })}
            <Button
              type="link"
              className="note-action"
              disabled={disabled}
              onClick={() => onChange(undefined)}
            >
              {text('common/clear')}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

/** Those the reference data name, then those that parcels of the workspace already use. */
function useKnownVillages(township: string | undefined) {
  const { text } = useTexts();
  const { data: reference } = useReference();
  const { data: used } = useVillages(township);
  const named = (reference?.divisions ?? []).filter(
    ({ level, parent, retiredIn }) => level === 'village' && parent === township && retiredIn === undefined,
  );
  const names = new Map(named.map(({ code, name }) => [code, name]));
  const countOf = new Map((used ?? []).map(({ code, parcels }) => [code, parcels]));
  const codes = [...new Set([...names.keys(), ...countOf.keys()])].toSorted();
  return codes.map((code) => {
    const parcels = countOf.get(code);
    const usage = parcels === undefined ? '' : text('village/used', { count: parcels });
    return { code, label: [names.get(code), usage].filter(Boolean).join(' · ') };
  });
}
