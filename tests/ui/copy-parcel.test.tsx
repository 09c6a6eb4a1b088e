import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { CopyParcel } from '#renderer/features/parcels/copy-parcel.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail, anId } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

const words = zhCN.window.copy;

function openCopy(detail: ParcelDetail) {
  const created: unknown[] = [];
  const made: RecordId[] = [];
  const client = aClient({
    parcel: {
      get: async () => detail,
      create: async (input) => {
        created.push(input?.attributes);
        return aDetail({ id: anId(2) });
      },
    },
  });
  const page = <CopyParcel detail={detail} onMade={(id) => made.push(id)} onClose={() => undefined} />;
  return { ...openWindow(page, { client }), created, made };
}

const record = aDetail({
  values: {
    identity: { unitNo: '330502100-0001', townshipCode: '330502100', address: '大港路' },
    tenure: { tenure: 'state', rightHolder: '甲', registeredAreaSqM: 30_000 },
    use: { usageStatus: '1' },
    process: { surveyor: '沈建国', surveyedOn: '2025-03-01' },
  },
});

test('a parcel becomes the start of the next, with just the parts that were chosen', async () => {
  const { user, created, made } = openCopy(record);
  const offered = await screen.findAllByRole('checkbox');
  expect(offered.map((each) => each.closest('label')?.textContent)).toEqual([
    words.parts.place,
    words.parts.rights,
    words.parts.use,
  ]);
  await user.click(screen.getByRole('checkbox', { name: words.parts.use }));
  await user.click(screen.getByRole('checkbox', { name: words.parts.place }));
  await user.click(screen.getByRole('button', { name: words.start }));
  await waitFor(() => expect(made).toEqual([anId(2)]));
  expect(created).toEqual([{ tenure: { tenure: 'state', rightHolder: '甲' }, use: { usageStatus: '1' } }]);
});

test('a parcel with nothing to take along says so', async () => {
  openCopy(aDetail({ values: { identity: { unitNo: '330502100-0001' } } }));
  expect(await screen.findByText(words.nothing)).toBeTruthy();
  expect(screen.getByRole('button', { name: words.start })).toHaveProperty('disabled', true);
});
