/** One field of the form: label, the input its declaration asks for, its help, and the findings about it. */

import { Tooltip } from 'antd';
import { type Control, useController } from 'react-hook-form';
import type { FieldDescription } from '#core/parcel/field-groups.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { useReference } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { assertNever } from '../../ui/assert-never.ts';
import { QuestionCircleOutlined } from '../../ui/icons.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { ConfirmAtField } from '../parcels/confirm-at-field.tsx';
import { CodeSelect, type ControlProps } from './code-select.tsx';
import { type EnterpriseRow, EnterpriseRows } from './enterprise-rows.tsx';
import { fieldElementId, isWide, pathOf } from './field-layout.ts';
import type { FormValues } from './group-values.ts';
import { type LandClass, LandClassInput } from './land-class-input.tsx';
import { ListVersion } from './list-version.tsx';
import {
  CodesInput,
  DateInput,
  LineInput,
  LinesInput,
  NumberInput,
  TextsInput,
  YesNoInput,
} from './plain-inputs.tsx';
import { KeyAreaSelect, ReportingBodySelect, TownshipSelect } from './reference-selects.tsx';

export function FieldControl({
  description,
  control,
  disabled,
  issues,
}: {
  readonly description: FieldDescription;
  readonly control: Control<FormValues>;
  readonly disabled: boolean;
  readonly issues: readonly Issue[];
}) {
  const texts = useTexts();
  const path = pathOf(description);
  const { field, fieldState } = useController({ control, name: description.field });
  const id = fieldElementId(path);
  const labelId = `${id}-label`;
  const notesId = `${id}-notes`;
  const helpId = `${id}-help`;
  const label = texts.fieldLabel(path);
  const help = texts.fieldHelp(path);
  const required =
    useReference().data?.ruleSettings.settings.requiredFields.includes(path) ?? description.required;
  const hasNotes = fieldState.invalid || issues.length > 0;
  const props: ControlProps<unknown> = {
    id,
    value: field.value ?? undefined,
    onChange: field.onChange,
    disabled,
    labelledBy: labelId,
    describedBy: [hasNotes && notesId, help && helpId].filter(Boolean).join(' ') || undefined,
    required,
    invalid: fieldState.invalid || issues.some(({ severity }) => severity === 'error'),
  };

  return (
    <div className={`form-field${isWide(description) ? ' form-field-wide' : ''}`}>
      <div className="form-label">
        <label id={labelId} htmlFor={id}>
          {label}
        </label>
        {required && (
          <span className="required-mark" title={texts.text('common/required')} aria-hidden="true">
            *
          </span>
        )}
        {help && (
          <Tooltip title={help} trigger={['hover', 'focus', 'click']}>
            <button type="button" className="help-mark" aria-label={texts.text('form/help')}>
              <QuestionCircleOutlined />
            </button>
          </Tooltip>
        )}
      </div>
      {help && (
        <span id={helpId} className="visually-hidden">
          {help}
        </span>
      )}
      <Input description={description} path={path} props={props} />
      {hasNotes && (
        <div id={notesId} className="field-notes">
          {fieldState.invalid && (
            <p className="note-error">
              {texts.text(
                typeof field.value === 'string' && fieldState.error?.type === 'too_big'
                  ? 'form/tooLong'
                  : 'form/invalid',
              )}
            </p>
          )}
          {withKeys(issues, ({ rule, field: at }) => `${rule}/${at}`).map(({ key, item }) => (
            <div key={key}>
              <p className={`note-${item.confirmed ? 'confirmed' : item.severity}`}>
                {texts.issue(item)}
                {item.confirmed &&
                  ` ${texts.text('issues/confirmedNote', { reason: item.confirmed.reason })}`}
              </p>
              <ConfirmAtField issue={item} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The input a declaration asks for; three fields take theirs from reference data instead of a code list. */
function Input({
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
  if (path === 'identity.townshipCode') return <TownshipSelect {...holding<string>(props)} />;
  if (path === 'identity.reportingBody') return <ReportingBodySelect {...holding<string>(props)} />;
  if (path === 'identity.keyAreaNo') return <KeyAreaSelect {...holding<number>(props)} />;
  switch (input) {
    case 'line':
    case undefined:
      return <LineInput {...holding<string>(props)} />;
    case 'lines':
      return <LinesInput {...holding<string>(props)} />;
    case 'number':
      return <NumberInput {...holding<number>(props)} unit={unit && texts.unit(unit)} />;
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
