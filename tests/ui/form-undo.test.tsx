import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aBoundary, aRectangle } from '../unit/rules/a-parcel.ts';
import { aDetail, aGroupState } from './a-detail.ts';
import { openForm } from './a-form.tsx';

const label = (path: keyof typeof zhCN.fields) => zhCN.fields[path].label;
const undoButton = () => screen.getByRole('button', { name: zhCN.window.undo.undo });
const redoButton = () => screen.getByRole('button', { name: zhCN.window.undo.redo });

const record = aDetail({
  values: {
    boundary: aBoundary(aRectangle),
    tenure: { rightHolder: '甲', currentUser: '乙' },
    use: {},
    classification: {},
  },
  groups: { tenure: aGroupState('1') },
});

describe('undo and redo', () => {
  test('go back and forth across groups in the order of the changes, each written as a new change', async () => {
    const { user, writes } = openForm(record);
    const holder = await screen.findByLabelText(label('tenure.rightHolder'));
    expect(undoButton()).toHaveProperty('disabled', true);
    await user.type(holder, '公司');
    const flags = screen.getByRole('radiogroup', { name: /是否低效/ });
    await user.click(within(flags).getByText('是'));
    await waitFor(() =>
      expect([...new Set(writes.map(({ group }) => group))]).toEqual(['tenure', 'classification']),
    );

    await user.click(undoButton());
    await waitFor(() => expect(writes.at(-1)).toMatchObject({ group: 'classification', value: {} }));
    expect(holder).toHaveProperty('value', '甲公司');
    await user.click(undoButton());
    expect(holder).toHaveProperty('value', '甲');
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ rightHolder: '甲', currentUser: '乙' }));
    expect(screen.getByText('已撤销：产权人')).toBeTruthy();
    expect(undoButton()).toHaveProperty('disabled', true);

    await user.click(redoButton());
    expect(holder).toHaveProperty('value', '甲公司');
    await user.click(redoButton());
    expect(within(flags).getByRole('radio', { name: '是' })).toHaveProperty('checked', true);
  });

  test('take a source and what was computed from it together', async () => {
    const { user } = openForm(record);
    await user.type(await screen.findByLabelText(label('use.floorAreaSqM')), '30000');
    expect(screen.getByLabelText(label('use.floorAreaRatio'))).toHaveProperty('value', '1');
    await user.click(undoButton());
    expect(screen.getByLabelText(label('use.floorAreaSqM'))).toHaveProperty('value', '');
    expect(screen.getByLabelText(label('use.floorAreaRatio'))).toHaveProperty('value', '');
  });

  test('by key: in a text being typed Ctrl+Z is the text’s own, elsewhere the record’s', async () => {
    const { user } = openForm(record);
    const holder = await screen.findByLabelText(label('tenure.rightHolder'));
    const seen: boolean[] = [];
    window.addEventListener('keydown', (event) => {
      if (event.key === 'z') seen.push(event.defaultPrevented);
    });
    await user.type(holder, '公司');
    await user.keyboard('{Control>}z{/Control}');
    expect(seen).toEqual([false]);
    expect(holder).toHaveProperty('value', '甲公司');
    await user.tab();
    await user.keyboard('{Control>}z{/Control}');
    expect(seen).toEqual([false, true]);
    expect(holder).toHaveProperty('value', '甲');
    await user.keyboard('{Control>}y{/Control}');
    expect(holder).toHaveProperty('value', '甲公司');
  });

  test('refuse what others have changed since, and say so', async () => {
    const { user, writes, writtenElsewhere } = openForm(record);
    const holder = await screen.findByLabelText(label('tenure.rightHolder'));
    await user.type(holder, '公司');
    await user.tab();
    await waitFor(() => expect(writes).toHaveLength(1));
    await waitFor(() => expect(screen.getByText(/^\d\d:\d\d 已保存$/)).toBeTruthy());
    writtenElsewhere('tenure', { rightHolder: '别人的', currentUser: '乙' }, 'f');
    await waitFor(() => expect(holder).toHaveProperty('value', '别人的'));
    await user.click(undoButton());
    expect(holder).toHaveProperty('value', '别人的');
    expect(writes).toHaveLength(1);
    expect((await screen.findAllByText(/“产权人”在此之后已在别处修改/)).length).toBeGreaterThan(0);
  });

  test('are not stopped by what others changed in another field of the group', async () => {
    const { user, writes, writtenElsewhere } = openForm(record);
    const holder = await screen.findByLabelText(label('tenure.rightHolder'));
    await user.type(holder, '公司');
    await user.tab();
    await waitFor(() => expect(screen.getByText(/^\d\d:\d\d 已保存$/)).toBeTruthy());
    writtenElsewhere('tenure', { rightHolder: '甲公司', currentUser: '丙' }, 'f');
    await user.click(undoButton());
    await waitFor(() => expect(writes.at(-1)?.value).toEqual({ rightHolder: '甲', currentUser: '丙' }));
  });
});
