import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Host } from '#core/contract/host.ts';
import { WelcomePage } from '#renderer/features/welcome/welcome-page.tsx';
import { zhCN } from '#texts/zh-CN/index.ts';
import { aClient, openWindow, refusal } from './a-window.tsx';

const { welcome } = zhCN.window;
const STATUS = { suggestedFolder: '/home/zhang/踏勘', recent: [], version: '0.1.0' };

describe('the first page', () => {
  test('makes a workspace of name, township, role and folder', async () => {
    const made: object[] = [];
    const client = aClient({
      workspace: {
        create: async (input) => {
          made.push(input);
          throw refusal('workspace.not-empty', { path: input.folder });
        },
      },
    });
    const { user } = openWindow(<WelcomePage status={STATUS} />, { client });
    await user.type(screen.getByLabelText(welcome.surveyor), '张三');
    await user.click(screen.getByLabelText(welcome.county));
    await user.click(await screen.findByText('吴兴区'));
    await user.click(screen.getByLabelText(welcome.township));
    await user.click(await screen.findByText('织里镇'));
    await user.click(screen.getByRole('button', { name: welcome.submit }));
    await waitFor(() =>
      expect(made).toEqual([
        { surveyor: '张三', townshipCode: '330502100', role: 'field', folder: '/home/zhang/踏勘' },
      ]),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('不是空的');
  });

  test('says what is missing, and asks the service nothing', async () => {
    const { user } = openWindow(<WelcomePage status={STATUS} />);
    await user.clear(screen.getByLabelText(welcome.folder));
    await user.click(screen.getByRole('button', { name: welcome.submit }));
    const said = (await screen.findAllByRole('alert')).map(({ textContent }) => textContent);
    expect(said).toEqual([welcome.surveyorMissing, welcome.townshipMissing, welcome.folderMissing]);
  });

  test('asks for a folder only where the host can', async () => {
    const { unmount } = openWindow(<WelcomePage status={STATUS} />);
    expect(screen.queryByRole('button', { name: zhCN.window.common.chooseFolder })).toBeNull();
    unmount();

    const host: Host = {
      kind: 'desktop',
      can: ['pickFolder'],
      pickFolder: async () => 'D:\\调查',
      showInFolder: async () => false,
    };
    const { user } = openWindow(<WelcomePage status={STATUS} />, { host });
    const [pick] = screen.getAllByRole('button', { name: zhCN.window.common.chooseFolder });
    await user.click(pick as HTMLElement);
    await waitFor(() => expect(screen.getByLabelText(welcome.folder)).toHaveProperty('value', 'D:\\调查'));
  });

  test('opens a recent workspace with one click', async () => {
    const opened: string[] = [];
    const client = aClient({
      workspace: {
        open: async ({ folder }) => {
          opened.push(folder);
          throw refusal('workspace.in-use', { path: folder });
        },
      },
    });
    const recent = [{ folder: '/a', surveyor: '李四', townshipName: '织里镇', role: 'office' as const }];
    const { user } = openWindow(<WelcomePage status={{ ...STATUS, recent }} />, { client });
    await user.click(screen.getByRole('button', { name: /织里镇 · 李四/ }));
    await waitFor(() => expect(opened).toEqual(['/a']));
  });
});
