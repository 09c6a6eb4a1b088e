/** `npm start` as a person types it, on a machine without a screen: it must say so and serve a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let dataHome: string;
let running: ChildProcess | undefined;
let printed: string;

beforeEach(async () => {
  dataHome = await mkdtemp(join(tmpdir(), 'takan-start-'));
  printed = '';
});
afterEach(async () => {
  running?.kill('SIGKILL');
  await rm(dataHome, { recursive: true, force: true });
});

function start(...args: string[]): Promise<number> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, ['build/start.ts', ...args], {
    cwd: root,
    env: { ...env, XDG_DATA_HOME: dataHome, LOCALAPPDATA: dataHome, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? -1)));
}

const address = () => expect.poll(() => /http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0], { timeout: 30_000 });

describe.skipIf(process.platform !== 'linux')('npm start without a screen', () => {
  it('says in one line why there is no desktop window, serves the program, and ends cleanly', async () => {
    const ended = start();
    await address().toBeTruthy();
    expect(printed).toMatch(/^没有桌面组件 Electron（此处没有图形界面），改在浏览器中打开，功能相同。$/m);
    const url = /http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0] ?? '';
    const entered = await fetch(url, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', url), { headers: { cookie } });
    expect(await page.text()).toContain('<title>踏勘</title>');

    running?.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(printed).toContain('程序已结束');
    await expect(fetch(new URL('/', url))).rejects.toThrow();
  });

  it('ends with the reason in Chinese when the workspace cannot be opened', async () => {
    const folder = join(dataHome, '没有');
    expect(await start('--browser', '--workspace', folder)).toBe(1);
    expect(printed).toContain(folder);
    expect(printed).toMatch(/找不到|不存在/);
    expect(printed).not.toContain('http://');
  });

  it('refuses arguments it does not know, and shows those it does', async () => {
    expect(await start('--deom')).toBe(2);
    expect(printed).toContain('--demo');
    expect(await start('--port', '70000')).toBe(2);
  });
});
