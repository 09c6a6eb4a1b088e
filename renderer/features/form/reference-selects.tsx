/** Choices out of the reference data: county and township, reporting body, key area. */
import { useState } from 'react';
import { useReference } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ChoiceSelect } from './code-select.tsx';
import type { ControlProps } from './control-props.ts';

const COUNTY_DIGITS = 6;

/** County first, then its townships. The value is the township's code of nine digits. */
export function TownshipSelect(control: ControlProps<string>) {
  const { text } = useTexts();
  const { data } = useReference();
  const [chosenCounty, setChosenCounty] = useState<string | undefined>(undefined);
  const divisions = data?.divisions ?? [];
  const county = control.value?.slice(0, COUNTY_DIGITS) ?? chosenCounty;
  const toChoice = ({ code, name }: { readonly code: string; readonly name: string }) => ({
    value: code,
    label: name,
    code,
  });
  return (
    <div className="field-pair">
      <div>
        <label className="sub-label" htmlFor={`${control.id}-county`}>
          {text('welcome/county')}
        </label>
        <ChoiceSelect
          id={`${control.id}-county`}
          labelledBy={control.labelledBy}
          disabled={control.disabled}
          value={county}
          invalid={control.invalid === true && county === undefined}
          choices={divisions.filter(({ level }) => level === 'county').map(toChoice)}
          onChange={(code) => {
            setChosenCounty(code);
            if (code !== county) control.onChange(undefined);
          }}
        />
      </div>
      <div>
        <label className="sub-label" htmlFor={control.id}>
          {text('welcome/township')}
        </label>
        <ChoiceSelect
          {...control}
          disabled={control.disabled || county === undefined}
          invalid={control.invalid === true && county !== undefined}
          {...(county === undefined ? { placeholder: text('welcome/countyFirst') } : {})}
          choices={divisions
            .filter(
              ({ code, level, parent, retiredIn }) =>
                level === 'township' &&
                parent === county &&
                (retiredIn === undefined || code === control.value),
            )
            .map(toChoice)}
        />
      </div>
    </div>
  );
}

export function ReportingBodySelect(control: ControlProps<string>) {
  const { data } = useReference();
  const choices = (data?.reportingBodies ?? []).map(({ code, name }) => ({ value: code, label: name, code }));
  return <ChoiceSelect {...control} choices={choices} />;
}

/** One of the plan's key areas by its number; most parcels lie in none. */
export function KeyAreaSelect({ value, onChange, ...control }: ControlProps<number>) {
  const { text } = useTexts();
  const { data } = useReference();
  const choices = (data?.keyAreas ?? []).map(({ no, name }) => ({
    value: String(no),
    label: text('form/keyAreaOption', { no, name }),
    name,
    code: String(no),
  }));
  return (
    <ChoiceSelect
      {...control}
      value={value === undefined ? undefined : String(value)}
      onChange={(chosen) => onChange(chosen === undefined ? undefined : Number(chosen))}
      choices={choices}
      placeholder={text('form/keyAreaNone')}
    />
  );
}
