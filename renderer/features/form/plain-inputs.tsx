/** The inputs of single values: text, number, yes or no, several texts, several codes. */
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import type { CodeListName } from '#core/parcel/field.ts';
import { joinLines } from '#core/parcel/normalise.ts';
import { parseNumberText } from '#core/parcel/number-text.ts';
import { useReference } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCodeChoices } from './code-select.tsx';
import { type ControlProps, invalidProps } from './control-props.ts';

export function LineInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
  onNote,
}: ControlProps<string>) {
  return (
    <Input
      id={id}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      onPaste={(event) =>
        pasteAsLine(event, onChange, () => onNote?.({ code: 'record.lines-joined', params: {} }))
      }
      disabled={disabled}
      autoComplete="off"
      aria-describedby={describedBy}
      aria-required={required}
      {...invalidProps(invalid)}
    />
  );
}

/** A browser would glue pasted lines together without a space between them. */
function pasteAsLine(
  event: ClipboardEvent<HTMLInputElement>,
  onChange: (value: string) => void,
  onJoined: () => void,
): void {
  const { value: line, changes } = joinLines(event.clipboardData.getData('text/plain'));
  if (changes.length === 0 || typeof line !== 'string') return;
  event.preventDefault();
  const input = event.currentTarget;
  const { selectionStart, selectionEnd, value } = input;
  onChange(value.slice(0, selectionStart ?? value.length) + line + value.slice(selectionEnd ?? value.length));
  onJoined();
}

export function LinesInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<string>) {
  return (
    <Input.TextArea
      id={id}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      disabled={disabled}
      autoSize={{ minRows: 2, maxRows: 8 }}
      aria-describedby={describedBy}
      aria-required={required}
      {...invalidProps(invalid)}
    />
  );
}

/**
 * A number as text, for people paste `12,345.6 ㎡`. While it is more than digits the form holds the text; what it means is read by
 * core/parcel/normalise, when it is stored and when the field is left.
 */
export function NumberInput({
  unit,
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<number | string> & { readonly unit?: string | undefined }) {
  /** What stands in the field while it is typed: `12.` and `12.0` are on their way to something. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = typed !== undefined && sameNumber(typed, value) ? typed : String(value ?? '');
  return (
    <Input
      id={id}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(toNumber(event.target.value));
      }}
      onBlur={() => setTyped(undefined)}
      disabled={disabled}
      className="fill numbers"
      {...(unit ? { suffix: unit } : {})}
      inputMode="decimal"
      autoComplete="off"
      aria-describedby={describedBy}
      aria-required={required}
      {...invalidProps(invalid)}
    />
  );
}

/** Digits alone are the number; anything else stays text until the field is left. */
function toNumber(text: string): number | string | undefined {
  const read = parseNumberText(text, undefined);
  if (read.kind === 'empty') return undefined;
  return read.kind === 'number' && read.isPlain ? read.value : text;
}

function sameNumber(typed: string, value: number | string | undefined): boolean {
  return toNumber(typed) === value;
}

/** Three states: yes, no, and not answered yet, which is not a no. */
export function YesNoInput({
  id,
  value,
  onChange,
  disabled,
  labelledBy,
  describedBy,
  required,
}: ControlProps<boolean>) {
  const { text } = useTexts();
  return (
    <div className="yes-no">
      <Radio.Group
        id={id}
        value={value ?? null}
        onChange={(event) => onChange(event.target.value === true)}
        disabled={disabled}
        optionType="button"
        options={[
          { value: true, label: text('common/yes') },
          { value: false, label: text('common/no') },
        ]}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-required={required}
      />
      {value !== undefined && !disabled && (
        <Button type="link" onClick={() => onChange(undefined)}>
          {text('common/clear')}
        </Button>
      )}
    </div>
  );
}

export function TextsInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<readonly string[]>) {
  const { text } = useTexts();
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      value={[...(value ?? [])]}
      onChange={(next: readonly string[]) => onChange(next)}
      tokenSeparators={[',', '，', ';', '；', '、', '\n', '\t']}
      disabled={disabled}
      placeholder={text('form/textsHelp')}
      className="fill"
      aria-describedby={describedBy}
      aria-required={required}
      {...invalidProps(invalid)}
    />
  );
}

export function CodesInput({
  list,
  id,
  value,
  onChange,
  disabled,
  labelledBy,
  describedBy,
}: ControlProps<readonly string[]> & { readonly list: CodeListName }) {
  const choices = useCodeChoices(list, value ?? []);
  const { data: reference } = useReference();
  // Codes that no list has (any more) are shown too, or the next tick would drop them.
  const unknown = (reference ? (value ?? []) : []).filter(
    (code) => !choices.some((choice) => choice.value === code),
  );
  const options = [
    ...choices.map(({ value: code, label }) => ({ value: code, label })),
    ...unknown.map((code) => ({ value: code, label: code })),
  ];
  return (
    <fieldset id={id} className="plain" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <Checkbox.Group
        className="codes"
        value={[...(value ?? [])]}
        onChange={(next) => onChange(next)}
        disabled={disabled}
        options={options}
      />
    </fieldset>
  );
}
