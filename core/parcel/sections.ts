/**
 * THE table of the form's sections, which are those of the paper form (docs/domain.md §6). A field group is what is written and
 * merged together; a section is what a surveyor fills in together: the category stands with 基本信息, the flags of the same group
 * with 低效认定与历史遗留. A field that is new in its group appears by itself in the section that takes the group's rest.
 */
import { type AttributeGroup, type FieldDescription, PARCEL_FIELDS } from './field-groups.ts';

export const SECTION_NAMES = [
  'basics',
  'tenure',
  'use',
  'economics',
  'recognition',
  'redevelopment',
  'survey',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

type Part = {
  readonly group: AttributeGroup;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** The group's name stands above its fields. */
  readonly titled?: true;
};

const PARTS: Readonly<Record<SectionName, readonly Part[]>> = {
  basics: [
    { group: 'identity' },
    { group: 'classification', only: ['category'] },
    { group: 'abuttals', titled: true },
  ],
  tenure: [{ group: 'tenure' }],
  use: [{ group: 'use' }],
  economics: [{ group: 'economics' }],
  recognition: [
    { group: 'classification', except: ['category'] },
    { group: 'reasons' },
    { group: 'legacy', titled: true },
  ],
  redevelopment: [{ group: 'redevelopment' }],
  survey: [{ group: 'process' }],
};

export type SectionPart = {
  readonly group: AttributeGroup;
  readonly titled: boolean;
  readonly fields: readonly FieldDescription[];
};
export type Section = { readonly name: SectionName; readonly parts: readonly SectionPart[] };

export const SECTIONS: readonly Section[] = SECTION_NAMES.map((name) => ({
  name,
  parts: PARTS[name].map((part) => ({
    group: part.group,
    titled: part.titled === true,
    fields: PARCEL_FIELDS.filter((description) => isIn(part, description)),
  })),
}));

function isIn({ group, only, except }: Part, description: FieldDescription): boolean {
  if (description.group !== group) return false;
  if (only) return only.includes(description.field);
  return !except?.includes(description.field);
}

/**
 * The section a finding stands in; for a finding about a whole group the first that has fields of it, and none for what is not
 * in the form.
 */
export function sectionOf(group: string | undefined, field?: string): SectionName | undefined {
  const name = field?.split('.')[0];
  const inGroup = SECTIONS.filter(({ parts }) => parts.some((part) => part.group === group));
  const exact = inGroup.find(({ parts }) =>
    parts.some((part) => part.group === group && part.fields.some((each) => each.field === name)),
  );
  return (exact ?? inGroup[0])?.name;
}
