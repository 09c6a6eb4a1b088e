import { expect, it } from 'vitest';
import { reportingBodyCounty } from '#core/parcel/rules/reporting-body-county.ts';
import { aContext, aParcel } from './a-parcel.ts';

it.each([
  ['330502', '330502100', 0],
  ['330503', '330502100', 1],
  ['330502', '330503103', 1],
  ['ZONE-NTH', '330502100', 0],
  ['unknown', '330502100', 0],
  ['330502', '999999999', 0],
])('%s reporting land in %s: %i warnings', (reportingBody, townshipCode, count) => {
  const record = aParcel({ identity: { reportingBody, townshipCode } });
  expect(reportingBodyCounty(record, aContext())).toHaveLength(count);
});

it('says all three by name', () => {
  const record = aParcel({ identity: { reportingBody: '330503', townshipCode: '330502100' } });
  expect(reportingBodyCounty(record, aContext())[0]?.params).toEqual({
    body: '南浔区',
    township: '织里镇',
    county: '吴兴区',
  });
});
