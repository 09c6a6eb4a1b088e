import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { Role } from '#core/contract/workspace.ts';
import { changesBetween } from '#core/reference/changes.ts';
import { applyDraft, draftOf, type ReferenceDraft } from '#core/reference/draft.ts';
import { referenceProblem } from '#core/reference/reference-problems.ts';
import { ReferencePage } from '#renderer/features/reference/reference-page.tsx';
import { seededReference } from '#service/reference/seeded-reference.ts';
import { type Answers, aClient, aStream, openWindow } from './a-window.tsx';

type Reference = NonNullable<Answers['reference']>;

function openPage(role: Role, answers: Reference = {}, reference: ReferenceData = seededReference) {
  const saved: (ReferenceDraft | undefined)[] = [];
  const opened = openWindow(<ReferencePage role={role} />, {
    client: aClient({
      reference: {
        all: async () => reference,
        editions: async () => ({ editions: [reference.edition], recountPending: false }),
        draft: async () => ({}),
        saveDraft: async ({ draft }) => {
          saved.push(draft);
          return {};
        },
        preview: async ({ draft }) => {
          const { next, problems } = applyDraft(reference, draft, reference.edition);
          const changes = changesBetween(reference, next);
          return { changes, problems: [...problems], inUse: [], proposedVersion: '2026-03-01' };
        },
        ...answers,
      },
    }),
  });
  return { ...opened, saved };
}

const itemsOf = (draft: ReferenceDraft | undefined, list: string) =>
  draft?.codeLists.find((each) => each.list === list)?.items ?? [];
const openPart = async (user: ReturnType<typeof openPage>['user'], name: string) => {
  await user.click(await screen.findByRole('tab', { name }));
  return screen.findByRole('tabpanel', { name });
};

describe('in the field', () => {
  test('lists, divisions and settings are read and not changed', async () => {
    const { user, saved } = openPage('field');
    const panel = await openPart(user, '低效原因');
    expect(within(panel).getByRole('cell', { name: '老旧' })).toBeTruthy();
    expect(within(panel).getByText(/湖州市认定标准未公开/)).toBeTruthy();
    expect(within(panel).queryByRole('textbox')).toBeNull();
    expect(within(panel).queryByRole('button', { name: /停用|添加/ })).toBeNull();
    const settings = await openPart(user, '规则参数');
    expect(within(settings).getByRole('spinbutton', { name: '容积率允许相差' })).toHaveProperty(
      'disabled',
      true,
    );
    expect(screen.queryByRole('button', { name: '导出代码表文件' })).toBeNull();
    expect(saved).toEqual([]);
  });

  test('a file is looked at, with who signed it, before it comes into force', async () => {
    const edition = { ...seededReference.edition, edition: 2, version: '湖州 2026-3', issuer: '市局' };
    const changes = changesBetween(seededReference, {
      ...seededReference,
      codeLists: seededReference.codeLists.map((each) =>
        each.list === 'tenure' ? { ...each, items: [...each.items, { code: 'mixed', name: '混合' }] } : each,
      ),
    });
    vi.stubGlobal('fetch', async () => Response.json({ upload: crypto.randomUUID(), byteLength: 1 }));
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const { user } = openPage('field', {
      inspect: async () => ({
        changes,
        inUse: [{ list: 'lowEfficiencyReason', code: 'idle', name: '闲置', parcels: 3 }],
        edition,
        state: 'newer',
        signature: { fingerprint: 'SHA256:abc', device: 'first' },
      }),
      import: async () =>
        aStream(
          (async function* () {
            yield { phase: 'reference.recount', done: 0, total: 4, unit: 'parcels' as const };
            return { edition, parcels: 4, alreadyKnown: false };
          })(),
        ),
    });
    const input = await screen.findByLabelText('选择代码表文件');
    await user.upload(input, new File(['{}'], 'x.takan-lists'));
    expect(await screen.findByText('SHA256:abc')).toBeTruthy();
    expect(screen.getByText('混合')).toBeTruthy();
    expect(screen.getByText('低效原因“闲置”：3 个地块')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '确认生效' }));
    expect(await screen.findByText('版本“湖州 2026-3”已生效，核对了 4 个地块。')).toBeTruthy();
  });

  test('parcels that are still to be checked are told, and are checked at one click', async () => {
    const { user } = openPage('field', {
      editions: async () => ({ editions: [seededReference.edition], recountPending: true }),
      recount: async () =>
        aStream(
          (async function* () {
            yield { phase: 'reference.recount', done: 0, total: 7, unit: 'parcels' as const };
            return { edition: seededReference.edition, parcels: 7 };
          })(),
        ),
    });
    await user.click(await screen.findByRole('button', { name: '现在核对' }));
    expect(await screen.findByText('已按现行版本核对 7 个地块。')).toBeTruthy();
  });
});

describe('in the office', () => {
  test('items are renamed, put out of use and back, ordered and added, and the draft is kept', async () => {
    const { user, saved } = openPage('office');
    const panel = within(await openPart(user, '权属性质'));
    const name = panel.getByRole('textbox', { name: 'state 的名称' });
    await user.clear(name);
    await user.type(name, '国有土地');
    await user.click(panel.getByRole('button', { name: '停用 集体' }));
    await user.click(panel.getByRole('button', { name: '上移 集体' }));
    await user.type(panel.getByRole('textbox', { name: '新代码' }), 'mixed');
    await user.type(panel.getByRole('textbox', { name: '新名称' }), '混合{Enter}');
    await waitFor(() => expect(itemsOf(saved.at(-1), 'tenure')).toHaveLength(3));
    expect(itemsOf(saved.at(-1), 'tenure')).toEqual([
      { code: 'collective', name: '集体', retired: true },
      { code: 'state', name: '国有土地' },
      { code: 'mixed', name: '混合' },
    ]);
    expect(panel.getByText('原名“国有”')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: '恢复 集体' }));
    await user.click(panel.getByRole('button', { name: '删去新增的 混合' }));
    await waitFor(() => expect(itemsOf(saved.at(-1), 'tenure')).toHaveLength(2));
    expect(itemsOf(saved.at(-1), 'tenure')[0]).toEqual({ code: 'collective', name: '集体' });
  });

  test('a code that is there is not added a second time, and one in force cannot be deleted', async () => {
    const { user } = openPage('office');
    const panel = within(await openPart(user, '权属性质'));
    await user.type(panel.getByRole('textbox', { name: '新代码' }), 'state');
    await user.type(panel.getByRole('textbox', { name: '新名称' }), '国有二');
    expect(panel.getByRole('button', { name: '添加' })).toHaveProperty('disabled', true);
    expect(panel.queryByRole('button', { name: /删去/ })).toBeNull();
  });

  test('kinds of photos are renamed only', async () => {
    const { user } = openPage('office');
    const panel = within(await openPart(user, '照片类别'));
    expect(panel.getByText(/由程序规定/)).toBeTruthy();
    expect(panel.queryByRole('textbox', { name: '新代码' })).toBeNull();
  });

  test('villages are pasted, many at once, and lines that are none are told', async () => {
    const { user, saved } = openPage('office');
    const panel = within(await openPart(user, '行政区划'));
    await user.click(panel.getByRole('textbox', { name: '批量添加' }));
    await user.paste('330502100201 轧村村\n330502100202\t骥村村\n某村');
    await user.click(panel.getByRole('button', { name: '识别并加入' }));
    expect(await panel.findByText('加入 2 个，改名 0 个。')).toBeTruthy();
    expect(panel.getByText('第 3 行：某村')).toBeTruthy();
    expect(panel.getByRole('textbox', { name: '330502100202 的名称' })).toHaveProperty('value', '骥村村');
    await waitFor(() =>
      expect(saved.at(-1)?.divisions.filter(({ code }) => code.length === 12)).toEqual([
        { code: '330502100201', name: '轧村村' },
        { code: '330502100202', name: '骥村村' },
      ]),
    );
  });

  test('settings are set by their labels', async () => {
    const { user, saved } = openPage('office');
    const panel = within(await openPart(user, '规则参数'));
    const tolerance = panel.getByRole('spinbutton', { name: '登记（批准）面积与图上面积允许相差' });
    await user.clear(tolerance);
    await user.type(tolerance, '3');
    await user.click(panel.getByRole('button', { name: '删去第 1 项' }));
    await waitFor(() => expect(saved.at(-1)?.settings.areaTolerancePercent).toBe(3));
    expect(saved.at(-1)?.settings.minimumPhotos.map(({ kind }) => kind)).toEqual(['closeUp', 'interior']);
  });

  test('publishing shows the changes, asks for the ground it stands on, and tells the result', async () => {
    const asked: object[] = [];
    const edition = { ...seededReference.edition, version: '2026-03-01' };
    const { user } = openPage('office', {
      publish: async ({ version, source }) => {
        asked.push({ version, source });
        return aStream(
          (async function* () {
            yield { phase: 'reference.recount', done: 0, total: 2, unit: 'parcels' as const };
            return { edition, parcels: 2 };
          })(),
        );
      },
    });
    const settings = within(await openPart(user, '规则参数'));
    expect(screen.queryByRole('button', { name: '预览并发布' })).toBeNull();
    await user.click(settings.getByRole('button', { name: '删去第 1 项' }));
    const sliver = settings.getByRole('spinbutton', { name: '视为狭缝的宽度' });
    await user.clear(sliver);
    await user.type(sliver, '0.1');
    const panel = within(await openPart(user, '权属性质'));
    await user.click(panel.getByRole('button', { name: '停用 集体' }));
    await user.click(await screen.findByRole('button', { name: '预览并发布' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('集体')).toBeTruthy();
    expect(dialog.getByText('最少照片：近景 1 张；工业、商服的内部 1 张')).toBeTruthy();
    expect(dialog.getByText('视为狭缝的宽度：0.2 → 0.1')).toBeTruthy();
    const start = dialog.getByRole('button', { name: '发布新版本' });
    expect(start).toHaveProperty('disabled', true);
    expect(dialog.getByLabelText('版本名称')).toHaveProperty('value', '2026-03-01');
    await user.type(dialog.getByRole('textbox', { name: /依据（来源）/ }), '湖自然资规〔2026〕3号');
    await user.click(start);
    expect(await dialog.findByText('版本“2026-03-01”已生效，核对了 2 个地块。')).toBeTruthy();
    expect(asked).toEqual([{ version: '2026-03-01', source: '湖自然资规〔2026〕3号' }]);
  });

  test('what is wrong stands in the way of publishing', async () => {
    const { user } = openPage('office', {
      preview: async ({ draft }) => ({
        changes: changesBetween(
          seededReference,
          applyDraft(seededReference, draft, seededReference.edition).next,
        ),
        inUse: [],
        proposedVersion: '2026-03-01',
        problems: [referenceProblem('reference.bad-name', { list: 'tenure', code: 'state' })],
      }),
    });
    const panel = within(await openPart(user, '权属性质'));
    await user.clear(panel.getByRole('textbox', { name: 'state 的名称' }));
    await user.click(await screen.findByRole('button', { name: '预览并发布' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/“权属性质”的代码“state”还没有名称/)).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: /依据（来源）/ }), '某文');
    expect(dialog.getByRole('button', { name: '发布新版本' })).toHaveProperty('disabled', true);
  });

  test('a draft is taken up where it was left; one of an older edition can only be given up', async () => {
    const left = draftOf(seededReference);
    const stale = { ...left, base: 7, settings: { ...left.settings, overlapSqM: 5 } };
    const { user, saved } = openPage('office', { draft: async () => ({ draft: stale }) });
    expect(await screen.findByText(/已有新版本“踏勘自带 1”生效/)).toBeTruthy();
    const panel = within(await openPart(user, '规则参数'));
    expect(panel.getByRole('spinbutton', { name: '与其他地块允许重叠' })).toHaveProperty('value', '5');
    expect(panel.getByRole('spinbutton', { name: '与其他地块允许重叠' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: '放弃修改' }));
    expect(saved).toEqual([undefined]);
    expect(panel.getByRole('spinbutton', { name: '与其他地块允许重叠' })).toHaveProperty('value', '1');
  });
});
