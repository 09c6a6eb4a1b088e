/** A choice from one of the office's lists, found by code, name or pinyin; what is chosen can be cleared. */
import { Select } from 'antd';
import type { CodeListName } from '#core/parcel/field.ts';
import { editionOfVersion, nameInEdition } from '#core/reference/names.ts';
import { useReference } from '../../client/queries.ts';
import { useRecordVersion } from '../../client/record-version.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { type Choice, rankOf } from './choice-search.ts';
import { type ControlProps, invalidProps } from './control-props.ts';
import { usePinyin } from './pinyin.ts';

/** A list that is seen at once is chosen from; in a longer one people search, and are told by what. */
const SEEN_AT_ONCE = 8;

export function ChoiceSelect({
  choices,
  placeholder,
  ...control
}: ControlProps<string> & { readonly choices: readonly Choice[]; readonly placeholder?: string }) {
  const { text } = useTexts();
  const { id, value, onChange, disabled, describedBy, required, invalid } = control;
  const toSyllables = usePinyin();
  // A code that the list does not know (any more) is still shown, as it was recorded.
  const known = value === undefined || choices.some((choice) => choice.value === value);
  const options = known ? [...choices] : [...choices, { value: value ?? '', label: value ?? '' }];
  const rank = (query: string, choice: Choice) => rankOf(query, choice, toSyllables);
  return (
    <Select<string | null, Choice>
      id={id}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
      options={options}
      showSearch={{
        filterOption: (query, choice) => choice !== undefined && rank(query, choice) !== undefined,
        filterSort: (one, other, { searchValue }) =>
          (rank(searchValue, one) ?? 0) - (rank(searchValue, other) ?? 0),
      }}
      notFoundContent={text('picker/nothing')}
      allowClear
      disabled={disabled}
      placeholder={placeholder ?? text(choices.length > SEEN_AT_ONCE ? 'picker/search' : 'common/choose')}
      className="fill"
      aria-describedby={describedBy}
      aria-required={required}
      {...invalidProps(invalid)}
    />
  );
}

/**
 * The items of a list as choices; codes that people know (digits, a grade's letter) are shown before the name. What is out of use is not
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
      if (!/^\d/.test(code) && code.length > 2) return { value: code, label: name };
      return { value: code, label: name.startsWith(code) ? name : `${code} ${name}`, name, code };
    });
}

export function CodeSelect({ list, ...control }: ControlProps<string> & { readonly list: CodeListName }) {
  return <ChoiceSelect {...control} choices={useCodeChoices(list, [control.value])} />;
}
