/** A land-use class as the pair it is: the scheme, then a code of that scheme. */
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { ChoiceSelect, useCodeChoices } from './code-select.tsx';
import type { ControlProps } from './control-props.ts';

const SCHEMES = ['third_national_survey_working', 'gbt21010_2017', 'land_sea_use_2023'] as const;
type Scheme = (typeof SCHEMES)[number];
export type LandClass = { readonly scheme?: Scheme; readonly code?: string };

export function LandClassInput({
  defaultScheme,
  ...control
}: ControlProps<LandClass> & { readonly defaultScheme: Scheme }) {
  const { text } = useTexts();
  const [chosen, setChosen] = useState<Scheme>(defaultScheme);
  const scheme = control.value?.scheme ?? chosen;
  const choices = useCodeChoices(scheme, [control.value?.code]);
  return (
    <div className="field-pair">
      <div>
        <label className="sub-label" htmlFor={`${control.id}-scheme`}>
          {text('form/scheme')}
        </label>
        <ChoiceSelect
          {...control}
          id={`${control.id}-scheme`}
          required={false}
          value={scheme}
          choices={SCHEMES.map((each) => ({ value: each, label: text(`form/schemes/${each}`) }))}
          onChange={(next) => {
            // 0601 is one thing in one scheme and another in the next: a code never survives a change of scheme.
            setChosen(SCHEMES.find((each) => each === next) ?? defaultScheme);
            control.onChange(undefined);
          }}
        />
      </div>
      <div>
        <label className="sub-label" htmlFor={control.id}>
          {text('form/landClassCode')}
        </label>
        <ChoiceSelect
          {...control}
          value={control.value?.code}
          choices={choices}
          onChange={(code) => control.onChange(code === undefined ? undefined : { scheme, code })}
        />
      </div>
    </div>
  );
}
