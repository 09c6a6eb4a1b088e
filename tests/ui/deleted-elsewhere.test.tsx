/** A parcel that is open here while another window deletes it, and perhaps restores it. */
import { useQueryClient } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aDetail } from './a-detail.ts';
import { ADetailPane } from './a-detail-pane.tsx';
import { aClient, openWindow, refusal } from './a-window.tsx';

test('says that it is gone, and what was typed meanwhile is written when it is back', async () => {
  const detail = aDetail();
  let isDeleted = false;
  const written: object[] = [];
  const answer = async () => {
    if (isDeleted) throw refusal('record.not-found', { record: detail.id });
    return detail;
  };
  const client = aClient({
    parcel: {
      get: answer,
      writeGroup: async ({ value }) => {
        const stored = await answer();
        written.push(value as object);
        return stored;
      },
      villages: async () => [],
    },
  });
  let readAgain: () => Promise<void> = async () => undefined;
  function Pane() {
    const queries = useQueryClient();
    readAgain = () => queries.invalidateQueries({ queryKey: ['parcel'] });
    return <ADetailPane id={detail.id} tab="form" />;
  }
  const { user } = openWindow(<Pane />, { client });
  const address = await screen.findByRole('textbox', { name: /坐落/ });
  isDeleted = true;
  await act(readAgain);
  await screen.findByText(zhCN.failures['record.not-found'].what);
  await user.type(address, '红丰路 1 号');
  await screen.findByText(zhCN.window.form.notSaved);
  expect(written).toEqual([]);
  isDeleted = false;
  await act(readAgain);
  await waitFor(() => expect(written).toMatchObject([{ address: '红丰路 1 号' }]));
  expect(screen.queryByText(zhCN.failures['record.not-found'].what)).toBeNull();
});
