/** One section of the form: its head with what is found in it, then the fields of its groups. */
import { type ReactNode, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Json } from '#core/json.ts';
import { FIELD_CONDITIONS, presenceOf } from '#core/parcel/field-conditions.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';
import type { Section, SectionPart } from '#core/parcel/sections.ts';
import { formatClock } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SaveState } from './autosave.ts';
import { useSaveState } from './autosave-context.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { FieldControl } from './field-control.tsx';
import { groupElementId, pathOf, sectionElementId } from './field-layout.ts';
import type { FormValues, RecordValues } from './group-values.ts';
import { IssueCounts } from './issue-counts.tsx';
import { useRecordFormContext } from './record-form.ts';
import { toSectionState } from './section-state.ts';

/** Reads the newest record from the service. */
export type ReadAgain = () => Promise<ParcelDetail | undefined>;

export function SectionForm({
  section,
  detail,
  readAgain,
}: {
  readonly section: Section;
  readonly detail: ParcelDetail;
  readonly readAgain: ReadAgain;
}) {
  const { term } = useTexts();
  const id = sectionElementId(section.name);
  const state = toSectionState(section, detail);
  return (
    <section id={id} className="form-section" aria-labelledby={`${id}-title`}>
      <header className="section-head">
        {/* The way to the section puts the cursor here. */}
        <h3 id={`${id}-title`} tabIndex={-1}>
          {term(`sections/${section.name}/label`)}
        </h3>
        <IssueCounts issues={state.issues} filled={state.kind !== 'empty'} />
      </header>
      {section.parts.map((part) => (
        <Part key={part.group} part={part} detail={detail} readAgain={readAgain} />
      ))}
    </section>
  );
}

function Part({
  part: { group, titled, fields },
  detail,
  readAgain,
}: {
  readonly part: SectionPart;
  readonly detail: ParcelDetail;
  readonly readAgain: ReadAgain;
}) {
  const { term } = useTexts();
  const form = useRecordFormContext();
  const state = useSaveState({ id: detail.id, group });
  const disabled = form.disabled || state.kind === 'changed-meanwhile';
  const reload = async () => {
    const newest = await readAgain();
    if (newest) form.takeOver(group, newest);
  };
  /** Puts one's own values back on top of what was loaded: a decision the person makes, having seen both. */
  const reapply = (mine: FormValues) => {
    for (const [field, value] of Object.entries(mine)) form.change(`${group}.${field}`, value);
  };
  return (
    <div id={groupElementId(group)} className="form-part">
      {titled && <h4>{term(`groups/${group}`)}</h4>}
      <PartNotes group={group} detail={detail} state={state} />
      <ChangedMeanwhile
        group={group}
        state={state}
        current={detail.values[group] as Json | undefined}
        onReload={reload}
        onReapply={reapply}
      />
      <div className="form-grid">
        {fields.map((description) => {
          const issues = detail.issues.filter(
            (issue) => issue.group === group && issue.field?.split('.')[0] === description.field,
          );
          const parts = { description, disabled, issues };
          const path = pathOf(description);
          return Object.hasOwn(FIELD_CONDITIONS, path) ? (
            <WhereAsked key={path} path={path}>
              {(isKept) => <FieldControl {...parts} isKept={isKept} />}
            </WhereAsked>
          ) : (
            <FieldControl key={path} {...parts} />
          );
        })}
      </div>
    </div>
  );
}

/** Whether and when the group was stored, and whether versions of it stand against each other. */
function PartNotes({
  group,
  detail,
  state,
}: {
  readonly group: AttributeGroup;
  readonly detail: ParcelDetail;
  readonly state: SaveState;
}) {
  const { text } = useTexts();
  const known = detail.groups[group];
  return (
    <>
      <p className="group-saved" role="status">
        {(state.kind === 'waiting' || state.kind === 'saving') && text('form/waiting')}
        {state.kind === 'saved' && text('form/savedAt', { time: formatClock(new Date(state.atMs)) })}
      </p>
      {known?.conflict && (
        <p className="note-warning">{text('form/conflict', { count: known.alternatives.length })}</p>
      )}
      {state.kind === 'failed' && (
        <p className="note-error" role="alert">
          {text(state.retrying ? 'form/failed' : 'form/notSaved')}
        </p>
      )}
    </>
  );
}

/** Shows a field while it is asked for, while it holds a value, and while the cursor is in it. */
function WhereAsked({
  path,
  children,
}: {
  readonly path: string;
  readonly children: (isKept: boolean) => ReactNode;
}) {
  const { control } = useRecordFormContext();
  const presence = useWatch({ control, compute: (values: RecordValues) => presenceOf(path, values) });
  const [entered, setEntered] = useState(false);
  if (presence === 'hidden' && !entered) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the field inside being entered and left
    <div className="where-asked" onFocus={() => setEntered(true)} onBlur={() => setEntered(false)}>
      {children(presence === 'kept')}
    </div>
  );
}
