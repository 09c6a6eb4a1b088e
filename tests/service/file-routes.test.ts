import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleFileRequest, parseFileName, toAttachment } from '#service/host/file-routes.ts';
import { type ChunkPort, fetchOverPort, serveFetchOverPort } from '#service/host/port-fetch.ts';
import { openTestSession, type TestSession } from '#tests/helpers/test-session.ts';

const MEGABYTE = 1024 * 1024;
let test: TestSession;

beforeEach(async () => {
  test = await openTestSession();
});
afterEach(() => test.close());

const openWorkspace = () =>
  test.session.create({
    folder: join(test.folder, 'workspace'),
    role: 'field',
    surveyor: '张三',
    townshipCode: '330502001',
  });

/** The same request, directly as over HTTP and through a port as in the desktop program. */
const WAYS = {
  directly: (request: Request) => handleFileRequest(test.session, request),
  'over a port': (request: Request) => {
    const { port1, port2 } = new MessageChannel();
    serveFetchOverPort(
      port2 as ChunkPort,
      async (asked) => (await handleFileRequest(test.session, asked)) ?? new Response(null, { status: 404 }),
    );
    return fetchOverPort(port1 as ChunkPort, request);
  },
} as const;

const upload = (body: BodyInit, name = encodeURIComponent('现场 1.jpg')) =>
  new Request('takan://app/uploads', { method: 'POST', headers: { 'x-file-name': name }, body });

describe.each(Object.entries(WAYS))('files by URL, %s', (_way, send) => {
  it('takes an upload of many megabytes as it is', async () => {
    const workspace = await openWorkspace();
    const bytes = new Uint8Array(randomBytes(9 * MEGABYTE + 17));
    const answer = await send(upload(bytes));
    expect(answer?.status).toBe(200);
    const taken = (await answer?.json()) as { upload: string; byteLength: number };
    expect(taken.byteLength).toBe(bytes.length);
    const stored = await readFile(join(workspace.folders.uploads, taken.upload));
    expect(sha256(stored)).toBe(sha256(bytes));
  });

  it('takes an empty upload', async () => {
    await openWorkspace();
    const answer = await send(upload(''));
    expect(await answer?.json()).toMatchObject({ byteLength: 0 });
  });

  it('refuses an upload without a workspace with a code of the catalogue', async () => {
    const answer = await send(upload('x'));
    expect(answer?.status).toBe(422);
    expect(await answer?.json()).toEqual({ code: 'workspace.none-open', params: {} });
  });

  it('refuses a name that reaches out of a folder', async () => {
    await openWorkspace();
    for (const name of ['..', encodeURIComponent('../x.jpg'), encodeURIComponent('a\\b'), '%00', '%ff', ''])
      expect((await send(upload('x', name)))?.status, name).toBe(400);
  });

  it('serves a made file under its Chinese name, whole', async () => {
    const workspace = await openWorkspace();
    const bytes = randomBytes(3 * MEGABYTE + 5);
    await writeFile(join(workspace.folders.outbox, '织里镇 "1".pdf'), bytes);
    const address = `takan://app/made/${encodeURIComponent('织里镇 "1".pdf')}`;
    const answer = await send(new Request(address));
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''%E7%BB%87%E9%87%8C%E9%95%87%20%221%22.pdf",
    );
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sha256(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)))).toBe(sha256(bytes));

    const etag = answer?.headers.get('etag') ?? '';
    const again = await send(new Request(address, { headers: { 'if-none-match': etag } }));
    expect(again?.status).toBe(304);
    const head = await send(new Request(address, { method: 'HEAD' }));
    expect(head?.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('answers 404 with a code for what is not there, and for what lies elsewhere', async () => {
    const workspace = await openWorkspace();
    await writeFile(join(workspace.folder, 'secret.txt'), 'secret');
    for (const path of ['/made/none.pdf', '/made/..%2Fsecret.txt', `/photos/${'a'.repeat(64)}/original`]) {
      const answer = await send(new Request(`takan://app${path}`));
      expect(answer?.status, path).toBe(404);
      expect(await answer?.json(), path).toEqual({ code: 'file.no-longer-there', params: {} });
    }
  });
});

describe('a body over a port', () => {
  it('is read no faster than it is taken, and not any more when it is given up', async () => {
    const { port1, port2 } = new MessageChannel();
    let chunks = 0;
    const cancelled = new Promise<void>((resolve) => {
      const long = new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            // Not endless, so that a reader that does not wait fails the test and not the machine.
            if (++chunks > 500) controller.close();
            else controller.enqueue(new Uint8Array(1024));
          },
          cancel: () => resolve(),
        },
        { highWaterMark: 0 },
      );
      serveFetchOverPort(port2 as ChunkPort, async () => new Response(long));
    });
    const answer = await fetchOverPort(port1 as ChunkPort, new Request('takan://app/x'));
    const reader = answer.body?.getReader();
    await reader?.read();
    await pause(50);
    expect(chunks).toBeLessThanOrEqual(2);
    await reader?.cancel();
    await cancelled;
  });
});

describe('a port that closes early', () => {
  it('ends the upload on the other side without a file', async () => {
    const workspace = await openWorkspace();
    const { port1, port2 } = new MessageChannel();
    const ended = new Promise<string>((resolve) => {
      serveFetchOverPort(port2 as ChunkPort, async (asked) => {
        const answer = await handleFileRequest(test.session, asked).catch(() => undefined);
        resolve(answer?.status === 200 ? 'stored' : 'refused');
        return answer ?? new Response(null, { status: 404 });
      });
    });
    let chunks = 0;
    const long = new ReadableStream<Uint8Array>({
      // Longer than the port lives, and yet not endless.
      pull: async (controller) => {
        await pause(1);
        if (++chunks > 2000) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const request = new Request('takan://app/uploads', {
      method: 'POST',
      headers: { 'x-file-name': 'a' },
      body: long,
      duplex: 'half',
    } as RequestInit);
    const answer = fetchOverPort(port1 as ChunkPort, request);
    setTimeout(() => port1.close(), 50);
    await expect(answer).rejects.toThrow('port');
    expect(await ended).toBe('refused');
    expect(await readdir(workspace.folders.uploads)).toEqual([]);
  });

  it('fails the request when the other side cannot answer', async () => {
    const { port1, port2 } = new MessageChannel();
    serveFetchOverPort(port2 as ChunkPort, async () => {
      throw new Error('no');
    });
    await expect(fetchOverPort(port1 as ChunkPort, new Request('takan://app/x'))).rejects.toThrow('no');
  });
});

describe('names in headers', () => {
  it('reads a percent-encoded name in any language', () => {
    expect(parseFileName(encodeURIComponent('织里 %2F.txt'))).toBe('织里 %2F.txt');
    expect(parseFileName(null)).toBeUndefined();
    expect(parseFileName('a'.repeat(256))).toBeUndefined();
  });

  it('writes a name so that no quote or line break of it ends the header', () => {
    expect(toAttachment('a"b\r\nc\\d.pdf')).toBe(
      'attachment; filename="a_b__c_d.pdf"; filename*=UTF-8\'\'a%22b%0D%0Ac%5Cd.pdf',
    );
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
