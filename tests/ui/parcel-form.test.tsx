import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { FIELD_CONDITIONS } from '#core/parcel/field-conditions.ts';
import { SECTIONS } from '#core/parcel/sections.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead } from './a-detail.ts';
import { openForm } from './a-form.tsx';

const withTenure = aDetail({
  values: { tenure: { rightHolder: '湖州织造', titleCertificateNo: '浙2020' } },
  groups: { tenure: aGroupState('1') },
});

describe('a group of the form', () => {
  test('is saved when a field is left, as a whole and with the heads it was filled from', async () => {
    const { user, writes } = openForm(withTenure);
    const holder = await screen.findByLabelText('产权人');
    expect(holder).toHaveProperty('value', '湖州织造');
    // At once, for on a busy machine what is typed letter by letter is stored in between.
    await user.click(holder);
    await user.paste('有限公司');
    await user.tab();
    await waitFor(() => expect(writes).toHaveLength(1));
    expect(writes[0]).toEqual({
      group: 'tenure',
      value: { rightHolder: '湖州织造有限公司', titleCertificateNo: '浙2020' },
      heads: [aHead('1')],
    });
    expect(await screen.findByText(/^\d\d:\d\d 已保存$/)).toBeTruthy();
  });

  test('saves by itself while the field still has the cursor', async () => {
    const { user, writes } = openForm(withTenure);
    await user.type(await screen.findByLabelText('登记用途'), '工业');
    await waitFor(() => expect(writes.at(-1)?.value).toMatchObject({ registeredUse: '工业' }));
    expect(document.activeElement).toBe(screen.getByLabelText('登记用途'));
  });

  test('an emptied field is taken out of the record', async () => {
    const { user, writes } = openForm(withTenure);
    await user.clear(await screen.findByLabelText('不动产权证号'));
    await user.tab();
    await waitFor(() => expect(writes).toHaveLength(1));
    expect(writes[0]?.value).toEqual({ rightHolder: '湖州织造' });
  });

  test('what does not fit is said at its field, and everything else is saved', async () => {
    const { user, writes } = openForm(aDetail({ groups: { identity: aGroupState('1') } }));
    await user.type(await screen.findByLabelText('村（社区）代码'), '33050');
    await user.type(screen.getByLabelText('坐落'), '红丰路');
    await user.tab();
    await waitFor(() => expect(writes.at(-1)?.value).toMatchObject({ address: '红丰路' }));
    expect(writes.at(-1)?.value).not.toHaveProperty('villageCode');
    expect(
      screen.getByText(`${zhCN.problems['record.wrong-form']}${zhCN.window.form.notStored}`),
    ).toBeTruthy();
    expect(screen.getByLabelText('村（社区）代码')).toHaveProperty('value', '33050');
  });

  test('when others have changed it meanwhile, nothing is overwritten and nothing typed is lost', async () => {
    const { user, writes } = openForm(withTenure, true);
    const holder = await screen.findByLabelText('产权人');
    await user.click(holder);
    (holder as HTMLInputElement).select();
    await user.paste('我填写的');
    await user.tab();
    const note = await screen.findByRole('alert');
    expect(within(note).getByText(zhCN.window.form.changedText)).toBeTruthy();
    expect(within(note).getByText('我填写的')).toBeTruthy();
    expect(writes).toHaveLength(1);

    await user.click(within(note).getByRole('button', { name: zhCN.window.form.changedReload }));
    await waitFor(() => expect(screen.getByLabelText('产权人')).toHaveProperty('value', '别人填写的'));
    expect(screen.getByText('我填写的')).toBeTruthy();
    expect(writes).toHaveLength(1);

    await user.click(await screen.findByRole('button', { name: zhCN.window.form.changedReapply }));
    await waitFor(() => expect(writes).toHaveLength(2));
    expect(writes[1]).toMatchObject({ value: { rightHolder: '我填写的' }, heads: [aHead('f')] });
  });

  test('findings stand at their field in words, and are counted in the head', async () => {
    openForm(
      aDetail({
        issues: [
          {
            rule: 'required-field',
            severity: 'error',
            group: 'tenure',
            field: 'rightHolder',
            params: { field: 'tenure.rightHolder' },
          },
        ],
      }),
    );
    const holder = await screen.findByLabelText('产权人');
    const notes = document.getElementById(holder.getAttribute('aria-describedby')?.split(' ')[0] ?? '');
    expect(notes?.textContent).toBe('“产权人”为必填项，尚未填写。');
    const section = screen.getByRole('region', { name: zhCN.sections.tenure.label });
    expect(within(section).getByLabelText('1 处错误')).toBeTruthy();
  });
});

describe('the whole form', () => {
  test('has a labelled input for every field that is asked for without a condition, and marks the required ones', async () => {
    openForm(aDetail());
    await screen.findByRole('heading', { name: zhCN.sections.basics.label });
    for (const { name, parts } of SECTIONS) {
      const section = screen.getByRole('region', { name: zhCN.sections[name].label });
      for (const { group, field, required } of parts.flatMap(({ fields }) => fields)) {
        if (Object.hasOwn(FIELD_CONDITIONS, `${group}.${field}`)) continue;
        const texts: Readonly<Record<string, { readonly label: string }>> = zhCN.fields;
        const label = texts[`${group}.${field}`]?.label ?? '';
        const inputs = within(section).getAllByLabelText(label, { exact: true });
        const isRequired = inputs.some((input) => input.getAttribute('aria-required') === 'true');
        expect({ field, isRequired }).toEqual({ field, isRequired: required === true });
      }
    }
  });

  test('county comes before township, and a change of county takes the township back', async () => {
    const { user } = openForm(aDetail());
    const section = await screen.findByRole('region', { name: zhCN.sections.basics.label });
    const [township] = within(section).getAllByLabelText(zhCN.window.welcome.township);
    expect(township).toHaveProperty('disabled', true);
    await user.click(within(section).getByLabelText(zhCN.window.welcome.county));
    await user.click(await screen.findByText('南浔区'));
    await waitFor(() => expect(township).toHaveProperty('disabled', false));
  });
});
