import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ReferenceData } from '#core/contract/reference.ts';
import { RecordVersionProvider } from '#renderer/client/record-version.ts';
import { ListVersion } from '#renderer/features/form/list-version.tsx';
import { CodesInput } from '#renderer/features/form/plain-inputs.tsx';
import { ValueText } from '#renderer/features/sources/value-text.tsx';
import { aClient, openWindow, REFERENCE } from './a-window.tsx';

const LATER: ReferenceData = {
  ...REFERENCE,
  edition: { ...REFERENCE.edition, edition: 2, version: '湖州 2026-3' },
  earlier: [REFERENCE.edition],
  codeLists: [
    {
      list: 'lowEfficiencyReason',
      version: '湖州 2026-3',
      source: 'test',
      items: [
        { code: 'idle', name: '闲置', retiredIn: 2 },
        { code: 'dilapidated', name: '老旧破损', was: [{ until: 1, name: '老旧' }] },
        { code: 'other', name: '其他' },
      ],
    },
  ],
};
const client = aClient({ reference: { all: async () => LATER } });

function openReasons(version: string, value: readonly string[]) {
  openWindow(
    <RecordVersionProvider value={version}>
      <CodesInput
        id="reasons"
        list="lowEfficiencyReason"
        value={value}
        onChange={() => undefined}
        disabled={false}
        labelledBy="label"
      />
      <ValueText group="reasons" field="reasons" value={[...value]} />
      <ListVersion id="version" value={version} onChange={() => undefined} disabled labelledBy="label" />
    </RecordVersionProvider>,
    { client },
  );
}
const labels = async () => {
  await screen.findByRole('checkbox', { name: '其他' });
  return screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent);
};

test('a record from before shows its codes as they were called, and what is out of use as such', async () => {
  openReasons('踏勘自带 1', ['idle', 'dilapidated']);
  expect(await labels()).toEqual(['闲置（已停用）', '老旧（现称 老旧破损）', '其他']);
  expect(screen.getByText('闲置、老旧')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('踏勘自带 1 （现行版本 湖州 2026-3）');
});

test('a new record is offered what is in use, under the names of today', async () => {
  openReasons('湖州 2026-3', ['dilapidated']);
  expect(await labels()).toEqual(['老旧破损', '其他']);
  expect(screen.getByRole('status').textContent).toBe('湖州 2026-3');
});
