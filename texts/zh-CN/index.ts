/**
 * All texts in Chinese, the first language: every key of the program is here. The parcel sheet has its words in sheet.ts, in
 * Chinese only, for it is printed in Chinese whatever the language.
 */
import { cli } from './cli.ts';
import { failures } from './failures.ts';
import { enterprise, fields, groups, sections, units } from './fields.ts';
import { jobs } from './jobs.ts';
import { listColumns } from './list.ts';
import { photoWarnings } from './photos-window.ts';
import { places, problems } from './problems.ts';
import { codeLists, ruleSettings } from './reference.ts';
import { photoKinds, roles, rules, severities, states } from './rules.ts';
import { startup } from './startup.ts';
import { window } from './window.ts';

export const zhCN = {
  cli,
  codeLists,
  enterprise,
  failures,
  fields,
  groups,
  jobs,
  listColumns,
  photoKinds,
  photoWarnings,
  places,
  problems,
  roles,
  ruleSettings,
  rules,
  sections,
  severities,
  startup,
  states,
  units,
  window,
} as const;
export type Texts = typeof zhCN;
