import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { loadPinyin } from '#renderer/features/form/pinyin.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aBoundary, aRectangle } from '../unit/rules/a-parcel.ts';
import { aDetail, aGroupState } from './a-detail.ts';
import { openForm } from './a-form.tsx';

const label = (path: keyof typeof zhCN.fields) => zhCN.fields[path].label;
const notesOf = (input: HTMLElement) =>
  document.getElementById(input.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent;

/** 30,000 m². */
const drawn = (use: ParcelDetail['values']['use'] = {}) =>
  aDetail({ values: { boundary: aBoundary(aRectangle), use }, groups: { use: aGroupState('1') } });

describe('computed values', () => {
  test('fill the empty field as its source is typed, and stand beside in 亩', async () => {
    const { user, writes } = openForm(drawn());
    await user.type(await screen.findByLabelText(label('use.floorAreaSqM')), '37200');
    expect(screen.getByLabelText(label('use.floorAreaRatio'))).toHaveProperty('value', '1.24');
    expect(notesOf(screen.getByLabelText(label('use.floorAreaSqM')))).toBe('合 55.8000 亩');
    expect(notesOf(screen.getByLabelText(label('use.floorAreaRatio')))).toBe('按图上面积计算得出。');
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ floorAreaSqM: 37200, floorAreaRatio: 1.24 }));
  });

  test('that are overruled are left alone, shown beside, and taken with one click', async () => {
    const { user } = openForm(drawn({ floorAreaSqM: 37200, floorAreaRatio: 1.3 }));
    const ratio = await screen.findByLabelText(label('use.floorAreaRatio'));
    expect(notesOf(ratio)).toContain('手工填写，计算值 1.24');
    await user.type(screen.getByLabelText(label('use.floorAreaSqM')), '{Backspace}5');
    expect(ratio).toHaveProperty('value', '1.3');
    await user.click(screen.getByRole('button', { name: zhCN.window.computed.take }));
    expect(ratio).toHaveProperty('value', '1.24');
  });

  test('are only proposed while nothing was typed: opening a record writes nothing', async () => {
    const { user, writes } = openForm(drawn({ footprintAreaSqM: 12000 }));
    const density = await screen.findByLabelText(label('use.buildingDensityPercent'));
    expect(notesOf(density)).toContain('计算值 40');
    expect(writes).toEqual([]);
    await user.click(screen.getByRole('button', { name: zhCN.window.computed.fill }));
    expect(density).toHaveProperty('value', '40');
  });
});

describe('what is typed', () => {
  test('in a code is made half-width and upper-case when the field is left, and that is said', async () => {
    const { user, writes } = openForm(aDetail());
    const area = await screen.findByLabelText(label('identity.surveyAreaNo'));
    await user.type(area, 'ｄ１ 2');
    await user.tab();
    expect(area).toHaveProperty('value', 'D12');
    expect(notesOf(area)).toBe('已将全角字符转为半角。已去掉空格。已将小写字母改为大写。');
    await waitFor(() => expect(writes.at(-1)?.value).toMatchObject({ surveyAreaNo: 'D12' }));
  });

  test('as a number with commas and a unit is read, or refused with the reason and kept', async () => {
    const { user, writes } = openForm(aDetail());
    const area = await screen.findByLabelText(label('tenure.registeredAreaSqM'));
    await user.click(area);
    await user.paste('12,345.6 ㎡');
    await user.tab();
    expect(area).toHaveProperty('value', '12345.6');
    expect(notesOf(area)).toContain('已按 12345.6 记录。');
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ registeredAreaSqM: 12345.6 }));
    await user.click(area);
    (area as HTMLInputElement).select();
    await user.paste('12,34');
    await user.click(screen.getByLabelText(label('tenure.registeredUse')));
    expect(area).toHaveProperty('value', '12,34');
    expect(notesOf(area)).toContain('“12,34”不是数字');
    expect(area.getAttribute('aria-invalid')).toBe('true');
    expect(writes.at(-1)?.value).toEqual({ registeredAreaSqM: 12345.6 });
  });

  test('as a date of another form is read, and a day that is none is refused at the field', async () => {
    const { user, writes } = openForm(aDetail());
    const date = await screen.findByLabelText(label('tenure.registeredOn'));
    await user.type(date, '2025年3月1日');
    await user.tab();
    expect(date).toHaveProperty('value', '2025-03-01');
    expect(notesOf(date)).toBe('已按 2025-03-01 记录。');
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ registeredOn: '2025-03-01' }));
    await user.clear(date);
    await user.type(date, '2025.2.30');
    await user.tab();
    expect(date).toHaveProperty('value', '2025.2.30');
    expect(notesOf(date)).toContain('不是日历上有的日子');
  });

  test('on several lines and pasted into one is joined with spaces, and that is said', async () => {
    const { user } = openForm(aDetail());
    const address = await screen.findByLabelText(label('identity.address'));
    await user.type(address, '湖州');
    await user.paste('红丰路\r\n1 号');
    expect(address).toHaveProperty('value', '湖州红丰路 1 号');
    expect(notesOf(address)).toBe('已将换行改为空格。');
  });

  test('and is too long is kept on the page and says how long it may be', async () => {
    const { user, writes } = openForm(aDetail());
    const address = await screen.findByLabelText(label('identity.address'));
    await user.click(address);
    await user.paste('长'.repeat(10_000));
    expect(notesOf(address)).toContain('最多 500 字，现有 10000 字');
    expect((address as HTMLInputElement).value).toHaveLength(10_000);
    await user.tab();
    expect((address as HTMLInputElement).value).toHaveLength(10_000);
    expect(writes).toEqual([]);
  });

  test('as markup or rare characters is a text like any other', async () => {
    const { user, writes } = openForm(aDetail());
    const odd = '<img src=x onerror=alert(1)> 𠀀 👩‍👩‍👧';
    await user.click(await screen.findByLabelText(label('tenure.rightHolder')));
    await user.paste(odd);
    await user.tab();
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ rightHolder: odd }));
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('the village', () => {
  const inTownship = aDetail({ values: { identity: { townshipCode: '330502100' } } });

  test('takes its three digits after the township, and offers those that are known', async () => {
    const { user, writes } = openForm(inTownship);
    const village = await screen.findByLabelText(label('identity.villageCode'));
    await waitFor(() =>
      expect(document.querySelector(`datalist option[value="201"]`)?.getAttribute('label')).toBe(
        '本工作区 3 个地块',
      ),
    );
    await user.type(village, '２０1');
    expect(village).toHaveProperty('value', '201');
    await user.tab();
    await waitFor(() => expect(writes.at(-1)?.value).toMatchObject({ villageCode: '330502100201' }));
  });

  test('of another township is kept and told', async () => {
    const { user, writes } = openForm(
      aDetail({ values: { identity: { townshipCode: '330502100', villageCode: '330503103201' } } }),
    );
    const village = await screen.findByLabelText(label('identity.villageCode'));
    expect(village).toHaveProperty('value', '330503103201');
    const note = screen.getByText(/这个代码属于 330503103/);
    expect(writes).toEqual([]);
    await user.click(within(note).getByRole('button', { name: zhCN.window.common.clear }));
    expect(village).toHaveProperty('value', '');
  });
});

describe('a list', () => {
  test('is found in by the initials of the pinyin', async () => {
    await loadPinyin();
    const { user, writes } = openForm(aDetail());
    const category = await screen.findByLabelText(label('classification.category'));
    category.focus();
    await user.keyboard('gy');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.click(screen.getByTitle('工业'));
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ category: 'industrial' }));
  });
});

describe('the enterprises', () => {
  test('are added, moved and removed by keyboard, and checked in their row', async () => {
    const enterprises = [{ name: '甲' }, { name: '乙' }];
    const { user, writes } = openForm(
      aDetail({ values: { economics: { enterprises } }, groups: { economics: aGroupState('1') } }),
    );
    const second = await screen.findByRole('group', { name: '企业 2' });
    within(second).getByLabelText(zhCN.enterprise.name.label).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(writes.at(-1)?.value).toEqual({ enterprises: [{ name: '乙' }, { name: '甲' }] }),
    );
    const first = screen.getByRole('group', { name: '企业 1' });
    await waitFor(() => expect(first.contains(document.activeElement)).toBe(true));
    await user.type(within(first).getByLabelText(zhCN.enterprise.creditCode.label), '91330');
    await user.tab();
    expect(within(first).getByText(zhCN.window.rows.creditCode)).toBeTruthy();
    screen.getByRole('button', { name: '删除企业 1' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ enterprises: [{ name: '甲' }] }));
  });

  test('are pasted from a spreadsheet, with heads or without', async () => {
    const { user, writes } = openForm(aDetail());
    await user.click(await screen.findByRole('button', { name: zhCN.window.form.addRow }));
    const name = await screen.findByLabelText(zhCN.enterprise.name.label);
    await user.click(name);
    await user.paste('企业名称\t用工人数（人）\n甲厂\t1,200\n乙厂\t30人\n');
    await user.click(screen.getByLabelText(label('process.remarks')));
    await waitFor(() =>
      expect(writes.at(-1)?.value).toEqual({
        enterprises: [
          { name: '甲厂', jobs: 1200 },
          { name: '乙厂', jobs: 30 },
        ],
      }),
    );
  });
});
