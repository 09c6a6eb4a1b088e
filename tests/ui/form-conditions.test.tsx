import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState } from './a-detail.ts';
import { openForm } from './a-form.tsx';

const label = (path: keyof typeof zhCN.fields) => zhCN.fields[path].label;

describe('fields that are asked for under a condition', () => {
  test('appear with the answer that asks for them, go with it, and both is said to screen readers', async () => {
    const { user } = openForm(aDetail());
    const flags = await screen.findByRole('radiogroup', { name: /是否低效/ });
    expect(screen.queryByRole('group', { name: label('reasons.reasons') })).toBeNull();
    await user.click(within(flags).getByText('是'));
    expect(await screen.findByRole('group', { name: label('reasons.reasons') })).toBeTruthy();
    expect(screen.getByText('需要填写：低效原因。')).toBeTruthy();
    await user.click(within(flags).getByText('否'));
    await waitFor(() => expect(screen.queryByRole('group', { name: label('reasons.reasons') })).toBeNull());
    expect(screen.getByText('不再需要填写：低效原因。')).toBeTruthy();
  });

  test('stay with what stands in them, say so, and go when a person clears them', async () => {
    const { user, writes } = openForm(
      aDetail({
        values: { use: { usageStatus: '1', idleReason: '停产' } },
        groups: { use: aGroupState('1') },
      }),
    );
    const reason = await screen.findByLabelText(label('use.idleReason'));
    expect(reason).toHaveProperty('value', '停产');
    expect(screen.getByText(zhCN.window.condition.notAsked)).toBeTruthy();
    expect(writes).toEqual([]);
    await user.click(screen.getByRole('button', { name: '清除“空置（废弃）原因”' }));
    await waitFor(() => expect(screen.queryByLabelText(label('use.idleReason'))).toBeNull());
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ usageStatus: '1' }));
    expect(document.activeElement?.id).toBe('field-use-usageStatus');
  });

  test('ask for a word on what is other', async () => {
    const { user } = openForm(aDetail({ values: { classification: { isLowEfficiency: true } } }));
    const reasons = await screen.findByRole('group', { name: label('reasons.reasons') });
    await user.click(await within(reasons).findByRole('checkbox', { name: '其他' }));
    expect(await screen.findByLabelText(label('reasons.otherReason'))).toBeTruthy();
  });
});

describe('the way to the sections', () => {
  test('tells the state of each, and its arrows lead from one to the next', async () => {
    const issue = {
      rule: 'required-field',
      severity: 'error',
      group: 'tenure',
      field: 'tenure',
      params: { field: 'tenure.tenure' },
    } as const;
    const { user } = openForm(aDetail({ issues: [issue] }));
    const nav = await screen.findByRole('navigation', { name: zhCN.window.section.navigation });
    const ways = within(nav).getAllByRole('button');
    expect(ways.map((way) => way.querySelector('.visually-hidden')?.textContent)).toEqual([
      '基本信息，已填写，无错误',
      '权属与审批，1 处错误，0 处提醒',
      '现状利用，未填写',
      '经营情况，未填写',
      '低效认定与历史遗留，未填写',
      '再开发意向，未填写',
      '调查信息，未填写',
    ]);
    ways[0]?.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(ways[1]);
    await user.keyboard('{End}{Enter}');
    expect(document.activeElement?.textContent).toBe('调查信息');
    expect(ways[6]?.getAttribute('aria-current')).toBe('true');
  });
});
