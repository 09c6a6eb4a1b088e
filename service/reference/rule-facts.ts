/** What the survey's rules ask of the reference data, looked up quickly; made once an edition. */
import type { CodeListName } from '#core/parcel/field.ts';
import type { RuleContext } from '#core/parcel/rules/rule.ts';
import type { ReferenceData } from '#core/reference/reference-data.ts';

type RuleFacts = Pick<RuleContext, 'codeLists' | 'retired' | 'editionOf' | 'settings'>;

const kept = new WeakMap<ReferenceData, RuleFacts>();

export function ruleFactsOf(reference: ReferenceData): RuleFacts {
  const facts = kept.get(reference) ?? makeFacts(reference);
  kept.set(reference, facts);
  return facts;
}

function makeFacts({ edition, earlier, codeLists, ruleSettings }: ReferenceData): RuleFacts {
  const codes = new Map<CodeListName, ReadonlySet<string>>();
  const retired = new Map<CodeListName, Map<string, { readonly edition: number; readonly name: string }>>();
  for (const { list, items } of codeLists) {
    codes.set(list, new Set(items.map(({ code }) => code)));
    const outOfUse = new Map<string, { readonly edition: number; readonly name: string }>();
    for (const { code, name, retiredIn } of items) {
      if (retiredIn !== undefined) outOfUse.set(code, { edition: retiredIn, name });
    }
    retired.set(list, outOfUse);
  }
  const editions = new Map([edition, ...earlier].map((each) => [each.version, each.edition]));
  return {
    codeLists: (list) => codes.get(list),
    retired: (list, code) => retired.get(list)?.get(code),
    editionOf: (version) => editions.get(version),
    settings: ruleSettings.settings,
  };
}
