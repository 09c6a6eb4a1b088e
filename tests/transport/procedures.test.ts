import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDefinedError, ORPCError } from '@orpc/client';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Progress, progressSchema } from '#core/contract/base.ts';
import type { FailureCode } from '#core/contract/failures.ts';
import { openTestSession, type TestSession } from '#tests/helpers/test-session.ts';
import { type Client, type OpenTransport, TRANSPORTS } from './transports.ts';

const TOWNSHIP = '330502001';

/** The failure a call ends with, as the window gets it. */
async function failureOf(call: Promise<unknown>): Promise<{ code: FailureCode; params: unknown }> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ORPCError && isDefinedError(error) && error.code === 'FAILURE') return error.data;
  throw new Error('the call did not end with a failure of the catalogue', { cause: error });
}

/** Runs a job to its end. */
async function finish<T>(
  job: AsyncGenerator<Progress, T, void>,
): Promise<{ progress: Progress[]; result: T }> {
  const progress: Progress[] = [];
  for (;;) {
    const step = await job.next();
    if (step.done) return { progress, result: step.value };
    progress.push(step.value);
  }
}

const jobOf = <T>(given: unknown) => given as AsyncGenerator<Progress, T, void>;

describe.each(TRANSPORTS)('the contract over $name', ({ open }) => {
  let test: TestSession;
  let transport: OpenTransport;
  let client: Client;

  beforeEach(async () => {
    test = await openTestSession();
    transport = await open(test.session);
    client = transport.client;
  });
  afterEach(async () => {
    await transport.close();
    await test.close();
  });

  const makeWorkspace = () =>
    client.workspace.create({
      folder: join(test.folder, '工作区'),
      role: 'field',
      surveyor: '张三',
      townshipCode: TOWNSHIP,
    });

  it('answers a call without input', async () => {
    const status = await client.workspace.status();
    expect(status).toEqual({
      suggestedFolder: expect.stringContaining(join(test.folder, 'documents')),
      recent: [],
      version: '0.0.0-test',
    });
  });

  it('carries Chinese, numbers and absent fields as they are', async () => {
    const workspace = await makeWorkspace();
    expect(workspace).toMatchObject({
      surveyor: '张三',
      role: 'field',
      counts: { parcels: 0 },
      planarAreaSqM: 0,
    });
    expect('lastSavedAt' in workspace && workspace.lastSavedAt === null).toBe(false);
    const made = await client.parcel.create({});
    expect(await client.parcel.get({ id: made.id })).toEqual(made);
  });

  it('fails with a code of the catalogue and its parameters', async () => {
    expect(await failureOf(client.parcel.list({}))).toEqual({ code: 'workspace.none-open', params: {} });
    const folder = join(test.folder, '没有');
    expect(await failureOf(client.workspace.open({ folder }))).toEqual({
      code: 'workspace.not-found',
      params: { path: folder },
    });
  });

  it('refuses input that does not fit, naming the field, and does nothing', async () => {
    const wrong = {
      folder: join(test.folder, 'x'),
      role: 'field',
      surveyor: '张三',
      townshipCode: '3305',
    } as const;
    const failure = await failureOf(client.workspace.create(wrong));
    expect(failure).toMatchObject({
      code: 'input.invalid',
      params: { problems: [{ field: 'townshipCode' }] },
    });
    expect((await client.workspace.status()).open).toBeUndefined();
  });

  it('tells nothing of an error inside but a reference, under which the log has it', async () => {
    await transport.close();
    transport = await open({
      ...test.session,
      workspace: () => {
        throw new Error('the disk is on fire');
      },
    });
    const failure = await failureOf(transport.client.parcel.list({}));
    expect(failure).toEqual({ code: 'internal', params: { reference: expect.stringMatching(/.{4,}/) } });
    expect(JSON.stringify(failure)).not.toContain('fire');
    expect(test.logged).toMatchObject([
      { ...(failure.params as object), error: expect.objectContaining({ message: 'the disk is on fire' }) },
    ]);
  });

  it('runs a job: progress first, then the result', async () => {
    await makeWorkspace();
    const parcel = await client.parcel.create({});
    const files = await photoFiles(test.folder, 3);
    const { progress, result } = await finish(
      jobOf<{ added: unknown[]; refused: unknown[] }>(await client.photo.add({ parcel: parcel.id, files })),
    );
    expect(result).toMatchObject({ known: [], refused: [] });
    expect(result.added).toHaveLength(3);
    expect(progress.length).toBeGreaterThan(0);
    for (const event of progress) expect(progressSchema.parse(event)).toEqual(event);
  });

  it('fails a job with a code of the catalogue', async () => {
    const job = client.workspace.check();
    expect(await failureOf(job.then((given) => finish(jobOf(given))))).toEqual({
      code: 'workspace.none-open',
      params: {},
    });
  });

  it('ends a job that is given up, and leaves nothing half done', async () => {
    await makeWorkspace();
    const parcel = await client.parcel.create({});
    const files = await photoFiles(test.folder, 60);
    const giveUp = new AbortController();
    const job = jobOf(await client.photo.add({ parcel: parcel.id, files }, { signal: giveUp.signal }));
    await job.next();
    giveUp.abort();
    await job.next().catch(() => undefined);
    await job.return(undefined as never).catch(() => undefined);

    const count = async () => (await client.parcel.get({ id: parcel.id })).photos.length;
    await pause(300);
    const stored = await count();
    await pause(500);
    expect(await count()).toBe(stored);
    expect(stored).toBeLessThan(60);
    const { result } = await finish(jobOf<{ healthy: boolean }>(await client.workspace.check()));
    expect(result.healthy).toBe(true);
  });

  it('tells of changes by subject until nobody listens', async () => {
    await makeWorkspace();
    const giveUp = new AbortController();
    const changes = await client.change.watch(undefined, { signal: giveUp.signal });
    const first = changes.next();
    await pause(50);
    await client.parcel.create({});
    const { value } = await first;
    expect(value).toEqual({
      subjects: expect.arrayContaining(['parcels']),
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const next = changes.next().then(
      ({ done }) => done === true,
      () => true,
    );
    giveUp.abort();
    expect(await next).toBe(true);
  });

  it('answers many calls at once, each with its own reply', async () => {
    await makeWorkspace();
    const made = await Promise.all(Array.from({ length: 20 }, () => client.parcel.create({})));
    const read = await Promise.all(made.map(({ id }) => client.parcel.get({ id })));
    expect(read.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(new Set(made.map(({ id }) => id)).size).toBe(20);
  });
});

async function photoFiles(folder: string, count: number): Promise<{ kind: 'path'; path: string }[]> {
  await mkdir(join(folder, 'photos'), { recursive: true });
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, 'photos', `${index}.jpg`);
      await sharp({
        create: { width: 320, height: 240, channels: 3, background: { r: index, g: 80, b: 160 } },
      })
        .jpeg()
        .toFile(path);
      return { kind: 'path' as const, path };
    }),
  );
}
