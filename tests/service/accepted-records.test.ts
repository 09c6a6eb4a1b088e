import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { addPhotos, aParcel, completeParcel } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen, type TestWorkspace } from '#tests/helpers/a-workspace.ts';
import { anArbitraryParcel } from '#tests/helpers/arbitrary-parcel.ts';
import { finish } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

/** What of a record must be the same wherever it has got to. */
const essence = ({ id, values, photos }: ParcelDetail) => ({
  id,
  values,
  photos: photos.map(({ sha256, kind, evidence }) => ({ sha256, kind, evidence })),
});

async function allOf({ client }: TestWorkspace) {
  const { items } = await client.parcel.details({});
  return new Map(items.map((detail) => [detail.id, essence(detail)]));
}

test('any record the rules accept survives store, package and import unchanged', {
  timeout: 120_000,
}, async () => {
  let accepted = 0;
  let seed = 100;
  await fc.assert(
    fc.asyncProperty(fc.array(anArbitraryParcel, { minLength: 8, maxLength: 12 }), async (records) => {
      seed += 2;
      const field = await aWorkspace({ seed });
      const given = new Map<string, ParcelDetail['values']>();
      for (const [place, attributes] of records.entries()) {
        const { id, values } = await aParcel(field.client, { attributes, square: place });
        await addPhotos(field.client, id, 'panorama', 'north-east.jpg', 'rational-minutes.jpg');
        await addPhotos(field.client, id, 'closeUp', 'no-offset.jpg');
        expect(values).toMatchObject(attributes);
        given.set(id, values);
        const { issues } = await field.client.parcel.get({ id });
        if (issues.some(({ severity }) => severity === 'error')) continue;
        accepted += 1;
        expect((await completeParcel(field.client, id)).state).toBe('completed');
      }
      const before = await allOf(field);
      for (const [id, values] of given) expect(before.get(id as ParcelDetail['id'])?.values).toEqual(values);
      await reopen(field);
      expect(await allOf(field)).toEqual(before);
      const office = await aWorkspace({ role: 'office', seed: seed + 1 });
      await importInto(office, await exportFrom(field));
      expect(await allOf(office)).toEqual(before);
      expect((await finish(office.client.workspace.check())).healthy).toBe(true);
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect(accepted).toBeGreaterThan(6);
});
