/** One field of the form: label, the input its declaration asks for, its help, and what there is to say about it. */

import { Tooltip } from 'antd';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useController } from 'react-hook-form';
import type { Problem } from '#core/contract/failures.ts';
import { type ComputedField, isComputedField } from '#core/parcel/computed-values.ts';
import type { FieldDescription } from '#core/parcel/field-groups.ts';
import type { Issue } from '#core/parcel/issue.ts';
import type { NormalChange } from '#core/parcel/normalise.ts';
import { useReference } from '../../client/queries.ts';
import { formatMu } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { QuestionCircleOutlined } from '../../ui/icons.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import { ConfirmAtField } from '../parcels/confirm-at-field.tsx';
import { ComputedNote } from './computed-note.tsx';
import type { ControlProps } from './control-props.ts';
import { FieldInput } from './field-input.tsx';
import { fieldElementId, isWide, pathOf } from './field-layout.ts';
import { readField } from './group-values.ts';
import { NotAskedNote } from './not-asked-note.tsx';
import { useRecordFormContext } from './record-form.ts';

/** Said while it is typed; what is only unfinished is said when the field is left. */
const SAID_AT_ONCE: readonly string[] = ['record.too-long', 'record.too-large'];

export function FieldControl({
  description,
  disabled,
  issues,
  isKept = false,
}: {
  readonly description: FieldDescription;
  readonly disabled: boolean;
  readonly issues: readonly Issue[];
  /** Not asked for under the present conditions, and shown for the value that stands in it. */
  readonly isKept?: boolean;
}) {
  const texts = useTexts();
  const form = useRecordFormContext();
  const path = pathOf(description);
  const { field } = useController({ control: form.control, name: path });
  const [editing, setEditing] = useState(false);
  const [said, setSaid] = useState<readonly NormalChange[]>([]);
  const [helping, setHelping] = useState(false);
  const value: unknown = field.value ?? undefined;
  const { problem: found } = readField(description, value);
  const problem = editing && !SAID_AT_ONCE.includes(found?.code ?? '') ? undefined : found;
  const id = fieldElementId(path);
  const labelId = `${id}-label`;
  const notesId = `${id}-notes`;
  const helpId = `${id}-help`;
  const help = texts.fieldHelp(path);
  const required =
    useReference().data?.ruleSettings.settings.requiredFields.includes(path) ?? description.required;
  const props: ControlProps<unknown> = {
    id,
    value,
    onChange: (next) => {
      setSaid([]);
      form.change(path, next);
    },
    disabled,
    labelledBy: labelId,
    describedBy: [notesId, help && helpId].filter(Boolean).join(' '),
    required,
    invalid: problem !== undefined || issues.some(({ severity }) => severity === 'error'),
    onNote: (change) => setSaid([change]),
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setEditing(false);
    setHelping(false);
    const changes = form.settle(description);
    if (changes.length > 0) setSaid(changes);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!help || !event.altKey || event.code !== 'KeyH') return;
    event.preventDefault();
    setHelping(!helping);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the input inside being entered and left
    <div
      className={`form-field${isWide(description) ? ' form-field-wide' : ''}${isKept ? ' form-field-kept' : ''}`}
      data-field={path}
      onFocus={() => setEditing(true)}
      onBlur={leave}
      onKeyDown={onKey}
    >
      <div className="form-label">
        <label id={labelId} htmlFor={id}>
          {texts.fieldLabel(path)}
        </label>
        {required && (
          <span className="required-mark" title={texts.text('common/required')} aria-hidden="true">
            *
          </span>
        )}
        {help && (
          <Tooltip title={help} trigger={['hover', 'click']} open={helping} onOpenChange={setHelping}>
            {/* From the keyboard it is Alt+H in the field: a stop at every mark would double the way through the form. */}
            <button type="button" tabIndex={-1} className="help-mark" aria-label={texts.text('form/help')}>
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
      <FieldInput description={description} path={path} props={props} />
      <div id={notesId} className="field-notes" role="status">
        {isKept && <NotAskedNote path={path} disabled={disabled} />}
        {description.unit === 'm²' && <MuNote areaSqM={readField(description, value).value} />}
        {isComputedField(path) && (
          <ComputedNote field={description.field as ComputedField} disabled={disabled} />
        )}
        {said.map((change) => (
          <p key={change.code} className="note-quiet">
            {texts.problem(change)}
          </p>
        ))}
        {problem && <p className="note-error">{problemText(problem, value)}</p>}
        {withKeys(issues, ({ rule, field: at }) => `${rule}/${at}`).map(({ key, item }) => (
          <div key={key}>
            <p className={`note-${item.confirmed ? 'confirmed' : item.severity}`}>
              <Sentence>{texts.issue(item)}</Sentence>
              {item.confirmed && ` ${texts.text('issues/confirmedNote', { reason: item.confirmed.reason })}`}
            </p>
            <ConfirmAtField issue={item} />
          </div>
        ))}
      </div>
    </div>
  );

  function problemText({ code, params }: Problem, typed: unknown): string {
    const reason =
      code === 'record.too-long' && typeof typed === 'string'
        ? texts.text('form/tooLong', { limit: Number(params.limit), length: typed.length })
        : texts.problem({ code, params });
    return `${reason}${texts.text('form/notStored')}`;
  }
}

/** The figure in 亩, rounded once from the m² that are stored. */
function MuNote({ areaSqM }: { readonly areaSqM: unknown }) {
  const { text } = useTexts();
  if (typeof areaSqM !== 'number') return null;
  return <p className="note-quiet numbers">{text('computed/inMu', { mu: formatMu(areaSqM) })}</p>;
}
