import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpHost, startHttpHost } from '#service/host/http.ts';
import { openTestSession, type TestSession } from '#tests/helpers/test-session.ts';

const TOKEN = 'one-time-token-of-the-test';
const SECRET = 'nobody outside may read this';

let testSession: TestSession;
let host: HttpHost;
let folder: string;
let origin: string;
let cookie: string;

type Reply = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

/** Sends the path as it is written; `fetch` would tidy `..` away and set Host itself. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { agent: false, hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
            body,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

const inside = (headers: Record<string, string> = {}) => ({ cookie, ...headers });

beforeAll(async () => {
  testSession = await openTestSession();
  folder = await mkdtemp(join(tmpdir(), 'takan-window-'));
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), SECRET);
  await mkdir(join(folder, 'renderer-of-another'));
  await writeFile(join(folder, 'renderer-of-another/secret.txt'), SECRET);
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>踏勘</title>');
  await writeFile(join(folder, 'renderer/assets/index-abc123.js'), 'export {};');
  host = await startHttpHost({
    session: testSession.session,
    rendererFolder: join(folder, 'renderer'),
    token: TOKEN,
  });
  origin = new URL(host.url).origin;
});

afterAll(async () => {
  await host.close();
  await testSession.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the one-time address', () => {
  it('is on 127.0.0.1 and carries the token', () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  });

  it('refuses everything before it was used, and a browser is told why in Chinese', async () => {
    const page = await send('/', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(401);
    expect(page.body).toContain('这个网址已经用过了');
    expect((await send('/rpc/workspace/status', { method: 'POST', headers: { origin } })).status).toBe(401);
    expect((await send('/assets/index-abc123.js')).status).toBe(401);
  });

  it('refuses a wrong token without using the right one up', async () => {
    const reply = await send('/?token=one-time-token-of-the-tesT', { headers: { accept: 'text/html' } });
    expect(reply.status).toBe(403);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('is not used up by a probe with HEAD', async () => {
    expect((await send(`/?token=${TOKEN}`, { method: 'HEAD' })).headers['set-cookie']).toBeUndefined();
  });

  it('gives a cookie that scripts cannot read and other sites do not send, once', async () => {
    const reply = await send(`/?token=${TOKEN}`);
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    expect(reply.headers['set-cookie']).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    cookie = (reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    expect(cookie).not.toContain(TOKEN);

    const again = await send(`/?token=${TOKEN}`, { headers: { accept: 'text/html' } });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('这个网址已经用过了');
  });

  it('leads the browser that is in already to the program', async () => {
    const reply = await send(`/?token=${TOKEN}`, { headers: inside() });
    expect([reply.status, reply.headers.location]).toEqual([303, '/']);
  });

  it('lets nobody in with a cookie that was made up', async () => {
    const [name] = cookie.split('=');
    expect((await send('/', { headers: { cookie: `${name}=${'A'.repeat(43)}` } })).status).toBe(401);
  });
});

describe('who may talk to it', () => {
  it('serves the window with a policy that allows no foreign and no inline script', async () => {
    const page = await send('/', { headers: inside() });
    expect(page.status).toBe(200);
    expect(page.body).toContain('踏勘');
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  it('refuses a name that was made to point at this machine', async () => {
    const port = new URL(origin).port;
    for (const name of [`evil.example:${port}`, '127.0.0.1', `127.0.0.1.evil.example:${port}`])
      expect((await send('/', { headers: inside({ host: name }) })).status).toBe(403);
    expect((await send('/', { headers: inside({ host: `localhost:${port}` }) })).status).toBe(200);
  });

  it('refuses a change that comes from a foreign page, or from none', async () => {
    const path = '/rpc/workspace/status';
    const json = { 'content-type': 'application/json' };
    for (const foreign of [{}, { origin: 'http://evil.example' }, { origin: 'null' }])
      expect((await send(path, { method: 'POST', headers: inside({ ...json, ...foreign }) })).status).toBe(
        403,
      );
    expect(
      (await send(path, { method: 'POST', headers: inside({ ...json, origin }), body: '{}' })).status,
    ).toBe(200);
  });

  it('calls nothing by GET, which other pages can make a browser do', async () => {
    expect((await send('/rpc/workspace/status', { headers: inside() })).status).toBe(405);
  });

  it('refuses a body beyond the limit', async () => {
    const reply = await send('/rpc/workspace/create', {
      method: 'POST',
      headers: inside({
        origin,
        'content-type': 'application/json',
        'content-length': String(64 * 1024 * 1024),
      }),
      body: '{"json":',
    }).catch((error: NodeJS.ErrnoException) => ({ status: error.code }));
    expect([413, 'ECONNRESET']).toContain(reply.status);
  });
});

describe('the workspace’s files', () => {
  it('takes an upload and gives made files back, both only to the browser that is in', async () => {
    const workspace = await testSession.session.create({
      folder: join(testSession.folder, 'workspace'),
      role: 'field',
      surveyor: '张三',
      townshipCode: '330502001',
    });
    const upload = { method: 'POST', body: 'bytes of a photo' };
    const named = { 'x-file-name': encodeURIComponent('照片.jpg') };
    const taken = await send('/uploads', { ...upload, headers: inside({ origin, ...named }) });
    expect(taken.status).toBe(200);
    expect(JSON.parse(taken.body)).toMatchObject({ byteLength: 16 });
    const foreign = inside({ origin: 'http://evil.example', ...named });
    expect((await send('/uploads', { ...upload, headers: foreign })).status).toBe(403);
    expect((await send('/uploads', { ...upload, headers: { origin, ...named } })).status).toBe(401);

    await writeFile(join(workspace.folders.outbox, '地块.pdf'), '%PDF-');
    const made = await send(`/made/${encodeURIComponent('地块.pdf')}`, { headers: inside() });
    expect([made.status, made.body]).toEqual([200, '%PDF-']);
    expect(made.headers['content-disposition']).toContain('attachment');
    expect(made.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await send(`/made/${encodeURIComponent('地块.pdf')}`)).status).toBe(401);
    expect((await send('/made/..%2Fsurvey.gpkg', { headers: inside() })).status).toBe(404);
  });
});

describe('the window’s files', () => {
  it('keeps what has a hash in its name for a year, and asks again for the page', async () => {
    const asset = await send('/assets/index-abc123.js', { headers: inside() });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-type']).toContain('javascript');
    const page = await send('/', { headers: inside() });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    const etag = page.headers.etag ?? '';
    expect((await send('/', { headers: inside({ 'if-none-match': etag }) })).status).toBe(304);
  });

  it('serves nothing outside their folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/../renderer-of-another/secret.txt',
      '//etc/passwd',
      `/${encodeURIComponent(join(folder, 'secret.txt'))}`,
      '/assets%00/index.html',
      '/%ff',
    ]) {
      const reply = await send(path, { headers: inside() });
      expect(reply.body, path).not.toContain(SECRET);
      expect(reply.body, path).not.toContain('root:');
    }
  });

  it('survives a request line that is no address', async () => {
    const { port } = new URL(origin);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`GET // HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`);
      });
      socket.on('data', () => socket.destroy());
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
    expect((await send('/', { headers: inside() })).status).toBe(200);
  });
});
