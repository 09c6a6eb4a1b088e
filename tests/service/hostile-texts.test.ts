import { describe, expect, test } from 'vitest';
import type { Json } from '#core/json.ts';
import { ATTRIBUTE_GROUP_NAMES, PARCEL_FIELDS } from '#core/parcel/field-groups.ts';
import { addPhotos, aParcel, sayOfPhoto } from '#tests/helpers/a-parcel.ts';
import { aWorkspace } from '#tests/helpers/a-workspace.ts';
import { finish, problemsOf } from '#tests/helpers/calls.ts';

/** Texts that other programs have stumbled over; each is stored as it is, or refused with the field. */
const TEXTS: Readonly<Record<string, string>> = {
  'an SQL injection': "x'); DROP TABLE parcel; --",
  'HTML and script': '<script>alert(1)</script>&amp;<img src=x onerror=alert(1)>',
  'a format string and a path': '%s%n{{x}}../../etc/passwd\\',
  'quotes of all kinds': '\'"`“”‘’«»',
  NUL: 'a\0b',
  'control characters': 'a\u0001\u001b[31m\u007fb',
  'emoji with joiners': '👩‍👩‍👧‍👦🏗️',
  'CJK extension B': '𠀀𪚥𡃁',
  'right to left': '‮abc‬ שלום',
  'combining marks': 'é e\u0301 ﷺ Z̷̢',
  'blanks of all kinds': '\u00a0\u2003\u3000\ufeff\u200b',
  'separators that are not line breaks': 'a\u2028b\u2029c',
  'half a character': 'a\ud840',
  'halves in the wrong order': '\udc00\ud800',
  'very much': '长'.repeat(10_000),
  'too much': '长'.repeat(10_001),
};

const TEXT_FIELDS = PARCEL_FIELDS.filter(({ input }) => input === 'line' || input === 'lines');

describe.each(Object.entries(TEXTS))('%s', (name, text) => {
  test('in each field of a parcel comes back as it is, or is refused with the field', async () => {
    const { client, session } = await aWorkspace();
    const { id } = await aParcel(client);
    let stored = 0;
    for (const { group, field } of TEXT_FIELDS) {
      const { values, groups } = await client.parcel.get({ id });
      const value = { ...values[group], [field]: text } as Json;
      const call = client.parcel.writeGroup({ id, group, value, heads: groups[group]?.heads ?? [] });
      const written = await call.catch(() => undefined);
      if (written) {
        stored += 1;
        expect((written.values[group] as Record<string, unknown>)[field]).toBe(text);
      } else {
        const [problem] = await problemsOf('input.invalid', call);
        expect(problem?.field).toBe(field);
        expect((await client.parcel.get({ id })).values).toEqual(values);
      }
    }
    const expected = /half|halves|too much/.test(name)
      ? 0
      : name === 'very much'
        ? 1
        : TEXT_FIELDS.length / 2;
    expect(stored).toBeGreaterThanOrEqual(expected);
    const { values } = await client.parcel.get({ id });
    const [row] = (await client.parcel.list({})).items;
    expect([row?.name, row?.rightHolder]).toEqual([values.identity?.name, values.tenure?.rightHolder]);
    expect((await finish(client.workspace.check())).problems).toEqual([]);
    expect(session.workspace().database.prepare('SELECT count(*) FROM parcel').pluck().get()).toBe(1);
  });

  test('as caption of a photo and as a search does no harm', async () => {
    const { client } = await aWorkspace();
    const { id } = await aParcel(client);
    const [photo] = (await addPhotos(client, id, 'panorama', 'no-exif.jpg')).added;
    if (!photo) throw new Error('no photo was added');
    const call = sayOfPhoto(client, photo.id, { text });
    const written = await call.catch(() => undefined);
    if (written) expect(written.caption).toBe(text);
    else expect((await problemsOf('input.invalid', call))[0]?.field).toBe('text');
    const search = text.slice(0, 100);
    expect((await client.parcel.list({ search })).total).toBeLessThanOrEqual(1);
    expect((await client.parcel.get({ id })).photos).toHaveLength(1);
  });
});

test('every group has texts among its fields or none that could be tried here', () => {
  const tried = new Set(TEXT_FIELDS.map(({ group }) => group));
  expect(ATTRIBUTE_GROUP_NAMES.filter((group) => !tried.has(group))).toEqual(['classification', 'economics']);
});

test('the name of the surveyor may be any text of a hundred characters', async () => {
  for (const surveyor of ["O'Brien'; DROP TABLE workspace", '𠀀𪚥', '<b>沈</b>']) {
    const { client } = await aWorkspace({ surveyor });
    expect((await client.workspace.info()).surveyor).toBe(surveyor);
    expect((await client.parcel.create({})).values.process?.surveyor).toBe(surveyor);
  }
});
