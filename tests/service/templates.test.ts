import { describe, expect, test } from 'vitest';
import { aParcel, COMPLETE } from '#tests/helpers/a-parcel.ts';
import { aWorkspace, reopen } from '#tests/helpers/a-workspace.ts';
import { failureOf } from '#tests/helpers/calls.ts';
import { exportFrom, importInto } from '#tests/helpers/packages.ts';

const FIELDS = ['classification.category', 'tenure.tenure', 'use.currentLandClass', 'identity.reportingBody'];

describe('a template', () => {
  test('holds the chosen fields that are filled in, and begins the next record with them', async () => {
    const workspace = await aWorkspace();
    const { client } = workspace;
    const { id } = await aParcel(client, { attributes: COMPLETE });
    const made = await client.template.make({
      parcel: id,
      name: ' 红丰村厂房 ',
      fields: [...FIELDS, 'use.yearBuilt'],
    });
    expect(made).toMatchObject({
      name: '红丰村厂房',
      townshipCode: '330502001',
      attributes: {
        identity: { reportingBody: '330502' },
        classification: { category: 'village' },
        tenure: { tenure: 'collective' },
        use: { currentLandClass: { scheme: 'third_national_survey_working', code: '0601' } },
      },
    });
    await reopen(workspace);
    expect(await client.template.list()).toEqual([made]);
    const { values } = await client.parcel.create({
      template: made.id,
      attributes: { tenure: { rightHolder: '张三' } },
    });
    expect(values).toEqual({
      ...made.attributes,
      identity: { reportingBody: '330502', townshipCode: '330502001', unitNo: '330502001-0002' },
      tenure: { tenure: 'collective', rightHolder: '张三' },
      process: expect.objectContaining({ surveyor: '沈伟', listVersion: '踏勘自带 1' }),
    });
  });

  test('never holds what is one record’s alone', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { attributes: COMPLETE });
    const fields = [
      'identity.unitNo',
      'process.surveyor',
      'process.listVersion',
      'process.surveyedOn',
      'no.such',
      'tenure.tenure',
    ];
    const { attributes } = await client.template.make({ parcel: id, name: '一', fields });
    expect(attributes).toEqual({ tenure: { tenure: 'collective' } });
  });

  test('stands first where the workspace is, and begins records in its own township', async () => {
    const { client } = await aWorkspace({ townshipCode: '330503103' });
    const make = async (townshipCode: string, name: string) => {
      const { id } = await aParcel(client, {
        attributes: { identity: { townshipCode }, tenure: { tenure: 'state' } },
      });
      return client.template.make({ parcel: id, name, fields: ['tenure.tenure'] });
    };
    const elsewhere = await make('330502100', '甲');
    await make('330503103', '丙');
    await make('330503103', '乙');
    const names = (await client.template.list()).map(({ name }) => name);
    expect(names.slice(0, 2).toSorted()).toEqual(['丙', '乙'].toSorted());
    expect(names[2]).toBe('甲');
    const { values } = await client.parcel.create({ template: elsewhere.id });
    expect(values.identity).toMatchObject({ townshipCode: '330502100', reportingBody: '330502' });
    expect(values.identity?.unitNo).toMatch(/^330502100-/);
  });

  test('is renamed and removed; one that is gone says so', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { attributes: COMPLETE });
    const made = await client.template.make({ parcel: id, name: '一', fields: FIELDS });
    expect((await client.template.rename({ id: made.id, name: '二' })).name).toBe('二');
    expect((await client.template.list()).map(({ name }) => name)).toEqual(['二']);
    const other = await client.template.make({ parcel: id, name: '一', fields: FIELDS });
    const taken = await failureOf(client.template.rename({ id: other.id, name: '二' }));
    expect(taken).toEqual({ code: 'template.name-taken', params: { name: '二' } });
    await client.template.remove({ id: other.id });
    await client.template.remove({ id: made.id });
    expect(await client.template.list()).toEqual([]);
    for (const call of [
      client.template.rename({ id: made.id, name: '三' }),
      client.parcel.create({ template: made.id }),
    ])
      expect((await failureOf(call)).code).toBe('template.not-found');
  });

  test('gets new content when one is saved under its name, and stays the one it is', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { attributes: COMPLETE });
    const made = await client.template.make({ parcel: id, name: '一', fields: FIELDS });
    const again = await client.template.make({ parcel: id, name: '一', fields: ['tenure.tenure'] });
    expect(again.id).toBe(made.id);
    expect((await client.template.list()).map(({ attributes }) => attributes)).toEqual([
      { tenure: { tenure: 'collective' } },
    ]);
  });

  test('belongs to the workspace and travels in no package', async () => {
    const field = await aWorkspace({ seed: 1 });
    const office = await aWorkspace({ role: 'office', seed: 2 });
    const { id } = await aParcel(field.client, { attributes: COMPLETE });
    await field.client.template.make({ parcel: id, name: '一', fields: FIELDS });
    await importInto(office, await exportFrom(field));
    expect(await office.client.template.list()).toEqual([]);
  });

  test('has a name, and nothing in it is executed', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client, { attributes: COMPLETE });
    for (const name of ['', '  ', 'a\nb', 'x'.repeat(101), '\ud800'])
      expect((await failureOf(client.template.make({ parcel: id, name, fields: FIELDS }))).code).toBe(
        'input.invalid',
      );
    const name = "'); DROP TABLE template; --<script>";
    await client.template.make({ parcel: id, name, fields: FIELDS });
    expect((await client.template.list()).map((each) => each.name)).toEqual([name]);
  });
});
