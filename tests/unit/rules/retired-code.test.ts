import { expect, it } from 'vitest';
import { retiredCode } from '#core/parcel/rules/retired-code.ts';
import type { RuleContext } from '#core/parcel/rules/rule.ts';
import { unknownCode } from '#core/parcel/rules/unknown-code.ts';
import { aContext, aParcel } from './a-parcel.ts';

const EDITIONS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3 };
const retired: RuleContext['retired'] = (list, code) =>
  list === 'lowEfficiencyReason' && code === 'lowTaxPerMu' ? { edition: 2, name: '亩均税收低' } : undefined;
const context = aContext({ retired, editionOf: (version) => EDITIONS[version] });
const filledUnder = (listVersion: string | undefined) =>
  retiredCode(aParcel(listVersion ? { process: { listVersion } } : {}), context);

it.each([
  ['first', 'warning'],
  ['second', 'error'],
  ['third', 'error'],
  ['somebody else’s', 'error'],
  [undefined, 'error'],
])('of a record filled in under the version %s it is an issue of the kind %s', (version, severity) => {
  expect(filledUnder(version)).toMatchObject([
    {
      severity,
      group: 'reasons',
      field: 'reasons',
      params: { field: 'reasons.reasons', code: 'lowTaxPerMu', name: '亩均税收低' },
    },
  ]);
});

it('is another thing than a code that the list has not got', () => {
  const record = aParcel({ reasons: { reasons: ['lowTaxPerMu', 'boring'] } });
  expect(retiredCode(record, context).map(({ params }) => params.code)).toEqual(['lowTaxPerMu']);
  expect(unknownCode(record, context).map(({ params }) => params.code)).toEqual(['boring']);
});

it('finds nothing in a record of codes in use', () => {
  expect(retiredCode(aParcel({ reasons: { reasons: ['idle'] } }), context)).toEqual([]);
});
