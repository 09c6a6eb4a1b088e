/** The input a field's declaration asks for; a few fields take theirs from reference data instead of a code list. */
import type { FieldDescription } from '#core/parcel/field-groups.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { assertNever } from '../../ui/assert-never.ts';
import { CodeSelect } from './code-select.tsx';
import type { ControlProps } from './control-props.ts';
import { DateInput } from './date-input.tsx';
import type { EnterpriseRow } from './enterprise-paste.ts';
import { EnterpriseRows } from './enterprise-rows.tsx';
import { type LandClass, LandClassInput } from './land-class-input.tsx';
import { ListVersion } from './list-version.tsx';
import { CodesInput, LineInput, LinesInput, NumberInput, TextsInput, YesNoInput } from './plain-inputs.tsx';
import { KeyAreaSelect, ReportingBodySelect, TownshipSelect } from './reference-selects.tsx';
import { VillageInput } from './village-input.tsx';

export function FieldInput({
  description,
  path,
  props,
}: {
  readonly description: FieldDescription;
  readonly path: string;
  readonly props: ControlProps<unknown>;
}) {
  const texts = useTexts();
  const { input, codeList, unit } = description;
  switch (path) {
    case 'identity.townshipCode':
      return <TownshipSelect {...holding<string>(props)} />;
    case 'identity.villageCode':
      return <VillageInput {...holding<string>(props)} />;
    case 'identity.reportingBody':
      return <ReportingBodySelect {...holding<string>(props)} />;
    case 'identity.keyAreaNo':
      return <KeyAreaSelect {...holding<number>(props)} />;
  }
  switch (input) {
    case 'line':
    case undefined:
      return <LineInput {...holding<string>(props)} />;
    case 'lines':
      return <LinesInput {...holding<string>(props)} />;
    case 'number':
      return <NumberInput {...holding<number | string>(props)} unit={unit && texts.unit(unit)} />;
    case 'date':
      return <DateInput {...holding<string>(props)} />;
    case 'yesNo':
      return <YesNoInput {...holding<boolean>(props)} />;
    case 'code':
      return codeList ? (
        <CodeSelect {...holding<string>(props)} list={codeList} />
      ) : (
        <LineInput {...holding<string>(props)} />
      );
    case 'codes':
      return codeList ? (
        <CodesInput {...holding<readonly string[]>(props)} list={codeList} />
      ) : (
        <TextsInput {...holding<readonly string[]>(props)} />
      );
    case 'texts':
      return <TextsInput {...holding<readonly string[]>(props)} />;
    case 'landClass':
      return (
        <LandClassInput
          {...holding<LandClass>(props)}
          defaultScheme={path === 'use.plannedUse' ? 'land_sea_use_2023' : 'third_national_survey_working'}
        />
      );
    case 'rows':
      return <EnterpriseRows {...holding<readonly EnterpriseRow[]>(props)} />;
    case 'program':
      return <ListVersion {...holding<string>(props)} />;
    default:
      return assertNever(input);
  }
}

/** In a form made of declarations it is the schema of the group, not the compiler, that knows what a field holds. */
function holding<T>(props: ControlProps<unknown>): ControlProps<T> {
  return props as ControlProps<T>;
}
