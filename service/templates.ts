/** Templates: kept from a record, and what a new record is begun with. */

import { type ParcelAttributes, parcelAttributesSchema } from '#core/contract/parcel.ts';
import type { Template } from '#core/contract/template.ts';
import type { RecordId } from '#core/ids.ts';
import { ATTRIBUTE_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import { TEMPLATE_FIELDS } from '#core/parcel/template-fields.ts';
import { parcelValuesOf } from '#db/projection/own-part.ts';
import { stateOf } from '#db/projection/project-records.ts';
import {
  deleteTemplate,
  isTemplateNameTaken,
  putTemplate,
  renameTemplate,
  type TemplateRow,
  templateRow,
  templateRows,
} from '#db/queries/templates.ts';
import { newId } from './environment.ts';
import { AppError } from './failure.ts';
import { requireParcel } from './require-parcel.ts';
import { requireWellFormed } from './well-formed.ts';
import type { OpenWorkspace } from './workspace/open-workspace.ts';

export function listTemplates({ database, row }: OpenWorkspace): Template[] {
  return templateRows(database, row.township_code).map(toTemplate);
}

/**
 * Keeps the named fields of a record, those that are filled in and that a template can hold. A template of the same name gets the
 * new content.
 */
export function makeTemplate(
  workspace: OpenWorkspace,
  parcel: RecordId,
  name: string,
  fields: readonly string[],
): Template {
  requireParcel(workspace, parcel);
  requireWellFormed(name, 'name');
  const { database, env, facts } = workspace;
  const values = parcelValuesOf(stateOf(database, parcel, facts));
  const row: TemplateRow = {
    id: newId(env),
    name,
    township_code: values.identity?.townshipCode ?? workspace.row.township_code,
    attributes: JSON.stringify(pick(values, new Set(fields))),
    changed_at: env.now().toISOString(),
  };
  const kept = putTemplate(database, row);
  workspace.changes.announce('templates');
  return toTemplate(kept);
}

/** @throws AppError `template.not-found`, `template.name-taken` */
export function renameOneTemplate(workspace: OpenWorkspace, id: string, name: string): Template {
  const { database, env } = workspace;
  requireWellFormed(name, 'name');
  if (isTemplateNameTaken(database, requireTemplate(workspace, id), name))
    throw new AppError('template.name-taken', { name });
  renameTemplate(database, id, name, env.now().toISOString());
  workspace.changes.announce('templates');
  return toTemplate(requireTemplate(workspace, id));
}

export function removeTemplate(workspace: OpenWorkspace, id: string): void {
  deleteTemplate(workspace.database, id);
  workspace.changes.announce('templates');
}

/**
 * What a new record is begun with: the template's fields in its township, and over them what is given.
 * @throws AppError `template.not-found`
 */
export function onTemplate(workspace: OpenWorkspace, id: string, given: ParcelAttributes): ParcelAttributes {
  const { attributes, townshipCode } = toTemplate(requireTemplate(workspace, id));
  const groups = ATTRIBUTE_GROUP_NAMES.map(
    (group) => [group, { ...attributes[group], ...given[group] }] as const,
  );
  const merged = {
    ...Object.fromEntries(groups),
    identity: { ...attributes.identity, townshipCode, ...given.identity },
  };
  return parcelAttributesSchema.parse(merged) as ParcelAttributes;
}

function requireTemplate({ database }: OpenWorkspace, id: string): TemplateRow {
  const row = templateRow(database, id);
  if (!row) throw new AppError('template.not-found', {});
  return row;
}

function pick(values: ParcelAttributes, wanted: ReadonlySet<string>): ParcelAttributes {
  const picked: Record<string, Record<string, unknown>> = {};
  for (const path of TEMPLATE_FIELDS.filter((each) => wanted.has(each))) {
    const [group = '', field = ''] = path.split('.');
    const value = (values as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[
      group
    ]?.[field];
    if (value !== undefined) picked[group] = { ...picked[group], [field]: value };
  }
  return parcelAttributesSchema.parse(picked) as ParcelAttributes;
}

/** By the same schema as a record: a field that an older program kept and this one has not got is left out. */
function toTemplate({ id, name, township_code, attributes, changed_at }: TemplateRow): Template {
  const stored = JSON.parse(attributes) as ParcelAttributes;
  const checked = parcelAttributesSchema.safeParse(stored);
  return {
    id,
    name,
    townshipCode: township_code,
    attributes: checked.success ? checked.data : pick(stored, new Set(TEMPLATE_FIELDS)),
    changedAt: changed_at,
  };
}
