/** A choice from one of the office's lists, found by code or by name; what is chosen can be cleared. */
import { Select } from 'antd';
import type { CodeListName } from '#core/parcel/field.ts';
import { editionOfVersion, nameInEdition } from '#core/reference/names.ts';
import { useReference } from '../../client/queries.ts';
import { useRecordVersion } from '../../client/record-version.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export type Choice = { readonly value: string; readonly label: string };

export type ControlProps<T> = {
  readonly id: string;
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly disabled: boolean;
  /** Id of the label, for controls that are several elements. */
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly required?: boolean | undefined;
  readonly invalid?: boolean | undefined;
};

export function ChoiceSelect({
  choices,
  placeholder,
  ...control
}: ControlProps<string> & { readonly choices: readonly Choice[]; readonly placeholder?: string }) {
  const { text } = useTexts();
  const { id, value, onChange, disabled, describedBy, required, invalid } = control;
  // A code that the list does not know (any more) is still shown, as it was recorded.
  const known = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <Select
      id={id}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
      options={known ? [...choices] : [...choices, { value: value ?? '', label: value ?? '' }]}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      disabled={disabled}
      placeholder={placeholder ?? text('common/choose')}
      className="fill"
      aria-describedby={describedBy}
      aria-required={required}
      {...(invalid ? { status: 'error' as const } : {})}
    />
  );
}

/**
 * The items of a list as choices; codes of digits are shown before the name, for people know them by number. What is out of use is not
 * offered; where the record has it, it is shown as such, and under the name it had when the record was filled in.
 */
export function useCodeChoices(
  list: CodeListName | undefined,
  recorded: readonly (string | undefined)[],
): readonly Choice[] {
  const { data } = useReference();
  const { text } = useTexts();
  const version = useRecordVersion();
  const edition = data && editionOfVersion(data, version);
  const items = data?.codeLists.find((each) => each.list === list)?.items ?? [];
  return items
    .filter(({ code, retiredIn }) => retiredIn === undefined || recorded.includes(code))
    .map((item) => {
      const { code, retiredIn } = item;
      const was = recorded.includes(code) ? nameInEdition(item, edition) : item.name;
      const renamed = was === item.name ? was : text('codes/renamed', { was, name: item.name });
      const name = retiredIn === undefined ? renamed : text('codes/retired', { name: renamed });
      return { value: code, label: /^\d/.test(code) ? `${code} ${name}` : name };
    });
}

export function CodeSelect({ list, ...control }: ControlProps<string> & { readonly list: CodeListName }) {
  return <ChoiceSelect {...control} choices={useCodeChoices(list, [control.value])} />;
}
