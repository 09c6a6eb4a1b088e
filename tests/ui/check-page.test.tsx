import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { RecordFindings } from '#core/contract/findings.ts';
import type { WorkspaceCheck } from '#core/contract/workspace.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { CheckPage } from '#renderer/features/checking/check-page.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { anId } from './a-detail.ts';
import { aClient, aStream, openWindow } from './a-window.tsx';

const words = zhCN.window.check;

const missing: Issue = {
  rule: 'required-field',
  severity: 'error',
  group: 'identity',
  field: 'address',
  params: { field: 'identity.address' },
};
const repeated: Issue = {
  rule: 'duplicate-unit-no',
  severity: 'warning',
  group: 'identity',
  field: 'unitNo',
  params: { unitNo: 'A-1', count: 1, others: '乙' },
  confirmed: { reason: '等待改号', by: '沈伟', at: '2025-03-01T01:08:00.000Z' },
};

const aRecord = (number: number, parts: Partial<RecordFindings> = {}): RecordFindings => ({
  record: anId(number),
  unitNo: `A-${number}`,
  name: `地块${number}`,
  errors: 1,
  warnings: 0,
  confirmed: 1,
  issues: [missing, repeated],
  ...parts,
});

function check(parts: Partial<WorkspaceCheck>, more: Parameters<typeof aClient>[0]['parcel'] = {}) {
  const result: WorkspaceCheck = {
    healthy: true,
    checked: { operations: 9, records: 3, photos: 2 },
    problems: [],
    records: [],
    totals: { records: 0, errors: 0, warnings: 0, confirmed: 0 },
    ...parts,
  };
  const opened: (readonly [string, string | undefined])[] = [];
  const client = aClient({
    parcel: more,
    workspace: {
      check: async () =>
        aStream(
          (async function* () {
            yield { phase: 'check.rules', done: 0, total: 3, unit: 'parcels' as const };
            return result;
          })(),
        ),
    },
  });
  const window = openWindow(<CheckPage onOpen={(id, issue) => opened.push([id, issue?.rule])} />, { client });
  return { ...window, opened };
}

describe('after a check', () => {
  test('each record with findings has its numbers, and its findings when it is opened', async () => {
    const { user, opened } = check({
      records: [aRecord(1), aRecord(2, { unitNo: undefined, name: undefined })],
      totals: { records: 2, errors: 2, warnings: 0, confirmed: 2 },
    });
    await user.click(screen.getByRole('button', { name: words.start }));
    expect(await screen.findByText('2 个地块有提示：2 处错误，0 处提醒，2 处提醒已确认。')).toBeTruthy();
    const [, first] = screen.getAllByRole('row');
    const cells = within(first as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells.slice(1)).toEqual(['A-1', '地块1', '1', '0', '1']);
    await user.click(within(first as HTMLElement).getByRole('button', { name: '展开行' }));
    expect(screen.getByRole('button', { name: /“A-1”另有 1 个地块在用.*已确认：等待改号/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '“坐落”为必填项，尚未填写。' }));
    await user.click(screen.getByRole('button', { name: 'A-1' }));
    expect(opened).toEqual([
      [anId(1), 'required-field'],
      [anId(1), undefined],
    ]);
  });

  test('of very many the first are shown, and more are read when asked for', async () => {
    const asked: unknown[] = [];
    const { user } = check(
      { records: [aRecord(1)], totals: { records: 2, errors: 2, warnings: 0, confirmed: 0 }, next: '7|A-1' },
      {
        findings: async ({ after }) => {
          asked.push(after);
          return { items: [aRecord(2)] };
        },
      },
    );
    await user.click(screen.getByRole('button', { name: words.start }));
    await user.click(await screen.findByRole('button', { name: '已列出 1 个，共 2 个，继续列出' }));
    expect(await screen.findByRole('button', { name: 'A-2' })).toBeTruthy();
    expect(asked).toEqual(['7|A-1']);
    expect(screen.queryByRole('button', { name: /继续列出/ })).toBeNull();
  });

  test('with nothing found says so', async () => {
    const { user } = check({});
    await user.click(screen.getByRole('button', { name: words.start }));
    expect(await screen.findByText(words.noRecords)).toBeTruthy();
  });

  test.each([
    ['there are no parcels yet', true, words.noParcels],
    ['they were not looked at, for the data is damaged', false, words.notChecked],
  ])('does not call parcels complete when %s', async (_, healthy, said) => {
    const { user } = check({ healthy, checked: { operations: 0, records: 0, photos: 0 } });
    await user.click(screen.getByRole('button', { name: words.start }));
    expect(await screen.findByText(said)).toBeTruthy();
    expect(screen.queryByText(words.noRecords)).toBeNull();
  });
});
