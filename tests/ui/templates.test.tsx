import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Template } from '#core/contract/template.ts';
import { NewParcel } from '#renderer/features/parcels/new-parcel.tsx';
import { SaveTemplate } from '#renderer/features/templates/save-template.tsx';
import { aDetail } from './a-detail.ts';
import { type Answers, aClient, openWindow } from './a-window.tsx';

const TEMPLATE: Template = {
  id: 't1',
  name: '大港路厂房',
  townshipCode: '330503103',
  attributes: {
    tenure: { tenure: 'state' },
    classification: { category: 'industrial', isLowEfficiency: true },
  },
  changedAt: '2026-03-01T00:00:00.000Z',
};

function openNew(template: Answers['template'], create: NonNullable<Answers['parcel']>['create']) {
  const made: string[] = [];
  const opened = openWindow(
    <NewParcel onMade={(id) => made.push(id)} onPreview={() => undefined} onClose={() => undefined} />,
    {
      client: aClient({
        template: { list: async () => [TEMPLATE], ...template },
        parcel: { ...(create ? { create } : {}) },
      }),
    },
  );
  return { ...opened, made };
}

test('a new parcel is begun from a template, which says whose and how much it is', async () => {
  const asked: object[] = [];
  const { user, made } = openNew({}, async (input) => {
    asked.push(input ?? {});
    return aDetail();
  });
  const use = await screen.findByRole('button', { name: /^大港路厂房/ });
  await waitFor(() => expect(use.textContent).toContain('善琏镇 · 含 3 项内容'));
  await user.click(use);
  expect(asked).toEqual([{ template: 't1' }]);
  expect(made).toEqual([aDetail().id]);
});

test('a template is renamed, and removed only when that was confirmed', async () => {
  const done: object[] = [];
  const { user } = openNew(
    {
      rename: async (input) => {
        done.push(input);
        return { ...TEMPLATE, name: input.name };
      },
      remove: async (input) => {
        done.push(input);
        return {};
      },
    },
    undefined,
  );
  const more = () => user.click(screen.getByRole('button', { name: '模板“大港路厂房”的操作' }));
  await screen.findByRole('button', { name: /^大港路厂房/ });
  await more();
  await user.click(await screen.findByText('改名'));
  const name = await screen.findByRole('textbox', { name: '模板名称' });
  await user.clear(name);
  await user.type(name, '老厂房');
  await user.click(screen.getByRole('button', { name: '改名' }));
  await waitFor(() => expect(done).toEqual([{ id: 't1', name: '老厂房' }]));
  await more();
  await user.click(await screen.findByText('删除模板'));
  await user.click(await screen.findByRole('button', { name: /删\s?除/ }));
  await waitFor(() => expect(done.at(-1)).toEqual({ id: 't1' }));
});

test('what usually repeats is chosen beforehand, what is one parcel’s is offered, its number is not', async () => {
  const asked: object[] = [];
  const detail = aDetail({
    values: {
      identity: {
        unitNo: '330502100-0001',
        townshipCode: '330502100',
        name: '某厂',
        reportingBody: '330502',
      },
      tenure: { tenure: 'state', rightHolder: '张三' },
    },
  });
  const { user } = openWindow(<SaveTemplate detail={detail} onClose={() => asked.push({ closed: true })} />, {
    client: aClient({
      template: {
        make: async (input) => {
          asked.push(input);
          return TEMPLATE;
        },
      },
    }),
  });
  expect(await screen.findByText(/模板属于“织里镇”/)).toBeTruthy();
  const box = (name: RegExp) => screen.getByRole('checkbox', { name });
  expect(box(/填报主体/)).toHaveProperty('checked', true);
  expect(box(/权属性质/)).toHaveProperty('checked', true);
  expect(box(/地块名称/)).toHaveProperty('checked', false);
  expect(screen.queryByRole('checkbox', { name: /调查单元编号/ })).toBeNull();
  const save = screen.getByRole('button', { name: '保存模板' });
  expect(save).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: '模板名称' }), '大港路厂房');
  await user.click(box(/产权人/));
  await user.click(save);
  await waitFor(() =>
    expect(asked).toEqual([
      {
        parcel: detail.id,
        name: '大港路厂房',
        fields: ['identity.reportingBody', 'tenure.tenure', 'tenure.rightHolder'],
      },
      { closed: true },
    ]),
  );
});
