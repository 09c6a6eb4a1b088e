import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { useParcel } from '#renderer/client/queries.ts';
import { ConfirmAtField, ConfirmableRecord } from '#renderer/features/parcels/confirm-at-field.tsx';
import { IssueList } from '#renderer/features/parcels/issue-list.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, aGroupState, aHead, anId } from './a-detail.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const words = zhCN.window.issues;

const missing: Issue = {
  rule: 'required-field',
  severity: 'error',
  group: 'tenure',
  field: 'rightHolder',
  params: { field: 'tenure.rightHolder' },
};
const area: Issue = {
  rule: 'area-difference',
  severity: 'warning',
  group: 'tenure',
  field: 'registeredAreaSqM',
  params: { field: 'tenure.registeredAreaSqM', stated: 6400, drawn: 6000, percent: 6.3 },
};
const confirmed: Issue = {
  ...area,
  confirmed: { reason: '以权证记载为准', by: '沈伟', at: '2025-03-01T01:08:00.000Z' },
};
const SAYS = '“登记面积”6400 ㎡ 与图上面积 6000 ㎡ 相差 6.3%，请核对。';

function aList(
  issues: readonly Issue[],
  {
    disabled = false,
    parcel = {},
    heads,
  }: { disabled?: boolean; parcel?: Parameters<typeof aClient>[0]['parcel']; heads?: string } = {},
) {
  const detail: ParcelDetail = aDetail({
    issues: [...issues],
    groups: heads ? { confirmations: aGroupState(heads) } : {},
  });
  const gone: Issue[] = [];
  const opened: string[] = [];
  const client = aClient({ parcel: { get: async () => detail, ...parcel } });
  const Page = () => {
    const { data } = useParcel(detail.id);
    return data ? (
      <IssueList
        detail={data}
        disabled={disabled}
        onGo={(issue) => gone.push(issue)}
        onOpen={(id) => opened.push(id)}
      />
    ) : null;
  };
  const window = openWindow(<Page />, { client });
  return { ...window, detail, gone, opened };
}

const unfold = async (user: ReturnType<typeof openWindow>['user']) =>
  user.click(await screen.findByRole('button', { expanded: false }));

describe('what stands against completing', () => {
  test('comes errors first, and each line leads to its field', async () => {
    const { user, gone } = aList([missing, area]);
    await unfold(user);
    const list = screen.getByRole('list', { name: words.open });
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map((line) => within(line).getAllByRole('button')[0]?.textContent)).toEqual([
      '“产权人”为必填项，尚未填写。',
      SAYS,
    ]);
    await user.click(screen.getByRole('button', { name: SAYS }));
    expect(gone).toEqual([area]);
  });

  test('leads to the other parcel where two have a finding together', async () => {
    const overlap: Issue = {
      rule: 'parcel-overlap',
      severity: 'error',
      group: 'boundary',
      params: { other: 'A-2', otherId: anId(2), overlapSqM: 300 },
    };
    const { user, opened } = aList([missing, overlap]);
    await unfold(user);
    await user.click(screen.getByRole('button', { name: '查看 A-2' }));
    expect(opened).toEqual([anId(2)]);
  });

  test('an error has nothing to confirm', async () => {
    const { user } = aList([missing]);
    await unfold(user);
    expect(screen.queryByRole('button', { name: new RegExp(words.confirm) })).toBeNull();
  });
});

describe('confirming a warning', () => {
  test('asks for the reason, and sends it with the finding and what was there before', async () => {
    const sent: object[] = [];
    const { user, detail } = aList([area], {
      heads: '7',
      parcel: {
        confirmIssue: async (input) => {
          sent.push(input);
          return aDetail({ issues: [confirmed] });
        },
      },
    });
    await unfold(user);
    await user.click(screen.getByRole('button', { name: `${words.confirm}：${SAYS}` }));
    const form = screen.getByRole('form', { name: words.confirm });
    const keep = within(form).getByRole('button', { name: words.keep });
    expect(keep).toHaveProperty('disabled', true);
    await user.click(within(form).getByRole('button', { name: words.phrases.checked }));
    await user.type(within(form).getByLabelText(words.reason), '。');
    await user.click(keep);
    const { rule, group, field, params } = area;
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({
      id: detail.id,
      finding: { rule, group, field, params },
      reason: `${words.phrases.checked}。`,
      heads: [aHead('7')],
    });
  });

  test('that somebody else was quicker with is told, and the reason stays to be sent again', async () => {
    const { user, detail } = aList([area], {
      parcel: {
        confirmIssue: async () => {
          throw refusal('record.changed-meanwhile', { record: detail.id, group: 'parcel.confirmations' });
        },
      },
    });
    await unfold(user);
    await user.click(screen.getByRole('button', { name: `${words.confirm}：${SAYS}` }));
    await user.type(screen.getByLabelText(words.reason), '已核对');
    await user.click(screen.getByRole('button', { name: words.keep }));
    expect(await screen.findByText(zhCN.failures['record.changed-meanwhile'].now)).toBeTruthy();
    expect(screen.getByLabelText(words.reason)).toHaveProperty('value', '已核对');
  });

  test('is given up with Esc, which goes no further', async () => {
    const { user } = aList([area]);
    let reached = false;
    document.addEventListener('keydown', ({ key }) => {
      reached ||= key === 'Escape';
    });
    await unfold(user);
    await user.click(screen.getByRole('button', { name: `${words.confirm}：${SAYS}` }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(reached).toBe(false);
  });

  test('is not offered in a record that is only looked at', async () => {
    const { user } = aList([area, { ...confirmed, field: 'approvedAreaSqM' }], { disabled: true });
    await unfold(user);
    await user.click(screen.getByRole('button', { name: /已确认的提醒/ }));
    expect(screen.queryByRole('button', { name: new RegExp(words.confirm) })).toBeNull();
    expect(screen.queryByRole('button', { name: new RegExp(words.withdraw) })).toBeNull();
  });
});

describe('what was confirmed', () => {
  test('is folded; opened it says the reason, who and when', async () => {
    const { user } = aList([confirmed]);
    expect(await screen.findByText('1 处已确认')).toBeTruthy();
    await unfold(user);
    expect(screen.queryByRole('list', { name: words.open })).toBeNull();
    expect(screen.queryByText(/以权证记载为准/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /已确认的提醒/ }));
    const list = screen.getByRole('list', { name: words.confirmedList });
    expect(list.textContent).toContain('以权证记载为准');
    expect(list.textContent).toMatch(/沈伟 2025-03-01/);
  });

  test('can be taken back', async () => {
    const sent: object[] = [];
    const { user, detail } = aList([confirmed], {
      parcel: {
        withdrawConfirmation: async (input) => {
          sent.push(input);
          return aDetail({ issues: [area] });
        },
      },
    });
    await unfold(user);
    await user.click(screen.getByRole('button', { name: /已确认的提醒/ }));
    await user.click(screen.getByRole('button', { name: `${words.withdraw}：${SAYS}` }));
    const { rule, group, field, params } = area;
    await waitFor(() =>
      expect(sent).toEqual([{ id: detail.id, finding: { rule, group, field, params }, heads: [] }]),
    );
  });
});

describe('at its field', () => {
  const atField = (issue: Issue, detail?: ParcelDetail) =>
    openWindow(
      <ConfirmableRecord value={detail}>
        <ConfirmAtField issue={issue} />
      </ConfirmableRecord>,
    );

  test('a warning can be confirmed as in the list', async () => {
    const { user } = atField(area, aDetail({ issues: [area] }));
    await user.click(screen.getByRole('button', { name: `${words.confirm}：${SAYS}` }));
    expect(screen.getByRole('form', { name: words.confirm })).toBeTruthy();
  });

  test.each<readonly [string, Issue, ParcelDetail | undefined]>([
    ['an error', missing, aDetail({ issues: [missing] })],
    ['a confirmed warning', confirmed, aDetail({ issues: [confirmed] })],
    ['a warning of a record that is only looked at', area, undefined],
  ])('%s cannot', (_, issue, detail) => {
    atField(issue, detail);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
