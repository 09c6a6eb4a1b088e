import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { seenOf } from '#core/contract/seen.ts';
import {
  aCompletableParcel,
  addPhotos,
  completeParcel,
  removeParcel,
  removePhoto,
  squareText,
} from '#tests/helpers/a-parcel.ts';
import { aWorkspace, type Client } from '#tests/helpers/a-workspace.ts';
import { failureOf, failureWith, problemsOf } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

/** An office that has a surveyor's completed parcel before it. */
async function anOfficeWithParcel() {
  const field = await aWorkspace({ seed: 1 });
  const { id } = await aCompletableParcel(field.client);
  await completeParcel(field.client, id);
  const office = await aWorkspace({ role: 'office', seed: 2, startsAt: '2025-04-01T02:00:00.000Z' });
  await importInto(office, await exportFrom(field));
  return { field, office, id };
}

const rewrite = async (client: Client, id: ParcelDetail['id'], rightHolder: string) => {
  const { groups, values } = await client.parcel.get({ id });
  const value = { ...values.tenure, rightHolder };
  return client.parcel.writeGroup({ id, group: 'tenure', value, heads: groups.tenure?.heads ?? [] });
};

describe('the office', () => {
  test('accepts: who and when are kept, and nothing can be changed any more', async () => {
    const { office, id } = await anOfficeWithParcel();
    const before = await office.client.parcel.get({ id });
    expect(before.actions).toEqual(['edit', 'accept', 'return', 'remove']);
    const accepted = await office.client.parcel.accept({ id, seen: seenOf(before) });
    expect(accepted).toMatchObject({
      state: 'accepted',
      actions: ['return'],
      decision: { decision: 'accepted', stale: false, source: { by: '市自然资源局' } },
    });
    expect(accepted.decision?.source.at).toMatch(/^2025-04-01T02:/);
    const refused = { code: 'record.action-not-allowed', params: { record: id, state: 'accepted' } };
    const { client } = office;
    expect(await failureOf(rewrite(client, id, '乙公司'))).toEqual(refused);
    expect(await failureOf(removeParcel(client, id))).toEqual(refused);
    expect(await failureOf(completeParcel(client, id))).toEqual(refused);
    const source = { kind: 'text' as const, text: squareText(3) };
    expect(await failureOf(client.boundary.write({ id, source, heads: [] }))).toEqual(refused);
    expect(await failureOf(addPhotos(client, id, 'sign', 'north-east.jpg'))).toEqual(refused);
    const [photo] = accepted.photos;
    if (!photo) throw new Error('no photo');
    expect(await failureOf(removePhoto(client, photo.id))).toEqual(refused);
    expect(await client.parcel.get({ id })).toEqual(accepted);
  });

  test('sends back with a reason, and the record goes on as returned until it is completed anew', async () => {
    const { office, id } = await anOfficeWithParcel();
    const { client } = office;
    const returned = await client.parcel.return({
      id,
      seen: seenOf(await client.parcel.get({ id })),
      reason: ' 产权人与权证不符 ',
    });
    expect(returned).toMatchObject({
      state: 'returned',
      decision: { decision: 'returned', reason: '产权人与权证不符', stale: false },
    });
    expect(await rewrite(client, id, '乙公司')).toMatchObject({
      state: 'returned',
      decision: { reason: '产权人与权证不符', stale: true },
    });
    expect((await completeParcel(client, id)).state).toBe('completed');
  });

  test('has to say why it sends a record back', async () => {
    const { office, id } = await anOfficeWithParcel();
    const seen = seenOf(await office.client.parcel.get({ id }));
    const problems = await problemsOf(
      'input.invalid',
      office.client.parcel.return({ id, seen, reason: '  ' }),
    );
    expect(problems.map(({ field }) => field)).toEqual(['reason']);
  });

  test('decides on what it has seen only', async () => {
    const { office, id } = await anOfficeWithParcel();
    const seen = seenOf(await office.client.parcel.get({ id }));
    await rewrite(office.client, id, '乙公司');
    await completeParcel(office.client, id);
    for (const call of [
      office.client.parcel.accept({ id, seen }),
      office.client.parcel.return({ id, seen, reason: '核对' }),
    ]) {
      expect(await failureWith('record.moved-on', call)).toEqual({ record: id });
    }
    expect((await office.client.parcel.get({ id })).state).toBe('completed');
  });

  test('does not accept what two people have told differently', async () => {
    const { field, office, id } = await anOfficeWithParcel();
    await rewrite(office.client, id, '乙公司');
    await rewrite(field.client, id, '丙公司');
    await completeParcel(field.client, id);
    await importInto(office, await exportFrom(field));
    await completeParcel(office.client, id).catch(() => undefined);
    const detail = await office.client.parcel.get({ id });
    expect(detail.conflict).toBe(true);
    const call = office.client.parcel.accept({ id, seen: seenOf(detail) });
    expect(await failureWith('record.has-conflict', call)).toEqual({ record: id });
  });

  test('a change that arrives after accepting opens the record again', async () => {
    const { field, office, id } = await anOfficeWithParcel();
    await office.client.parcel.accept({ id, seen: seenOf(await office.client.parcel.get({ id })) });
    await rewrite(field.client, id, '丙公司');
    await importInto(office, await exportFrom(field));
    expect(await office.client.parcel.get({ id })).toMatchObject({
      state: 'draft',
      decision: { decision: 'accepted', stale: true },
    });
  });
});

test('a surveyor can neither accept nor send back', async () => {
  const { client } = await aWorkspace();
  const { id } = await aCompletableParcel(client);
  const seen = seenOf(await completeParcel(client, id));
  for (const call of [client.parcel.accept({ id, seen }), client.parcel.return({ id, seen, reason: '不' })])
    expect((await failureOf(call)).code).toBe('record.action-not-allowed');
});

describe('the history', () => {
  test('tells who wrote what over what, on which device, and every decision with its reason', async () => {
    const { field, office, id } = await anOfficeWithParcel();
    await rewrite(office.client, id, '乙公司');
    const seen = seenOf(await completeParcel(office.client, id));
    await office.client.parcel.return({ id, seen, reason: '缺权证' });
    const { entries } = await office.client.parcel.history({ id });
    expect(entries.map(({ kind, decision, writes }) => [kind, decision, writes.length])).toEqual([
      ['begin', undefined, 5],
      ['set', undefined, 1],
      ['review', 'completed', 0],
      ['set', undefined, 1],
      ['review', 'completed', 0],
      ['review', 'returned', 0],
    ]);
    const [begin, , completed, changed, , returned] = entries;
    expect(begin?.source.by).toBe('沈伟');
    expect(begin?.writes.find(({ group }) => group === 'tenure')).toMatchObject({ current: false });
    expect(completed?.source.package?.fileName).toMatch(/\.takan$/);
    expect(changed?.writes[0]).toMatchObject({
      group: 'tenure',
      value: { rightHolder: '乙公司' },
      before: { rightHolder: '月河街道红丰村股份经济合作社' },
      current: true,
    });
    expect(changed?.source).not.toHaveProperty('package');
    expect(returned).toMatchObject({ reason: '缺权证', source: { by: '市自然资源局' } });
    expect((await field.client.parcel.history({ id })).entries).toHaveLength(3);
  });

  test('shows the record as it was after each of its operations', async () => {
    const { client } = await aWorkspace();
    const { id } = await aCompletableParcel(client);
    await rewrite(client, id, '乙公司');
    await rewrite(client, id, '丙公司');
    const { entries } = await client.parcel.history({ id });
    const holders = [];
    for (const { source } of entries) {
      const { values } = await client.parcel.valuesAt({ id, operation: source.operation });
      holders.push([values.tenure?.rightHolder, values.boundary !== undefined]);
    }
    expect(holders).toEqual([
      ['月河街道红丰村股份经济合作社', false],
      ['月河街道红丰村股份经济合作社', true],
      ['乙公司', true],
      ['丙公司', true],
    ]);
    const other = await aCompletableParcel(client, 5);
    const [foreign] = (await client.parcel.history({ id: other.id })).entries;
    if (!foreign) throw new Error('no history');
    const call = client.parcel.valuesAt({ id, operation: foreign.source.operation });
    expect((await failureOf(call)).code).toBe('record.not-found');
  });
});
