/** A part of the window on a page, with a client that answers just what the test says; anything else fails the test. */
import { AsyncIteratorClass, ORPCError } from '@orpc/client';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Failure, FailureCode, FailureParams } from '#core/contract/failures.ts';
import type { Host } from '#core/contract/host.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import { Providers } from '#renderer/app/providers.tsx';
import type { Client } from '#renderer/client/connect.ts';
import { createConnectionStore } from '#renderer/client/connection-state.ts';
import { createTexts, type Language } from '#renderer/i18n/setup.ts';
import { seededReference } from '#service/reference/seeded-reference.ts';

export type Answers = { readonly [S in keyof Client]?: Partial<Client[S]> };

export const REFERENCE: ReferenceData = {
  edition: {
    edition: 1,
    version: '踏勘自带 1',
    source: 'test',
    issuer: '踏勘',
    issuedAt: '2025-01-01T00:00:00.000Z',
  },
  earlier: [],
  ruleSettings: seededReference.ruleSettings,
  divisions: [
    { code: '330502', name: '吴兴区', level: 'county', parent: '330500' },
    { code: '330503', name: '南浔区', level: 'county', parent: '330500' },
    { code: '330502100', name: '织里镇', level: 'township', parent: '330502' },
    { code: '330503103', name: '善琏镇', level: 'township', parent: '330503' },
  ],
  keyAreas: [],
  reportingBodies: [{ code: '330502', name: '吴兴区' }],
  codeLists: [
    {
      list: 'usageStatus',
      version: '1',
      source: 'test',
      items: [
        { code: '1', name: '正常使用' },
        { code: '2', name: '空置' },
      ],
    },
    {
      list: 'category',
      version: '1',
      source: 'test',
      items: [
        { code: 'village', name: '村庄' },
        { code: 'industrial', name: '工业' },
      ],
    },
    {
      list: 'lowEfficiencyReason',
      version: '1',
      source: 'test',
      items: [
        { code: 'idle', name: '闲置' },
        { code: 'other', name: '其他' },
      ],
    },
    {
      list: 'tenure',
      version: '1',
      source: 'test',
      items: [
        { code: 'state', name: '国有' },
        { code: 'collective', name: '集体' },
      ],
    },
  ],
};

/** A client of the contract's type. A procedure the test did not name rejects, and the page shows it. */
export function aClient(answers: Answers): Client {
  const all: Answers = {
    ...answers,
    reference: { all: async () => REFERENCE, ...answers.reference },
    workspace: {
      status: async () => ({ suggestedFolder: '/survey', recent: [], version: '0.1.0' }),
      ...answers.workspace,
    },
  };
  return new Proxy(all, {
    get: (subjects, subject) =>
      new Proxy(Reflect.get(subjects, subject) ?? {}, {
        get: (procedures, name) =>
          Reflect.get(procedures, name) ??
          (() => Promise.reject(new Error(`${String(subject)}.${String(name)} was not expected`))),
      }),
  }) as Client;
}

/** The error a procedure throws in the window when the service refuses with this code. */
export function refusal<C extends FailureCode>(code: C, params: FailureParams<C>): Error {
  const data: Failure = { code, params: params as Failure['params'] };
  return new ORPCError('FAILURE', { defined: true, status: 422, data });
}

/** What a procedure that yields answers with: the steps, ended as the window ends them. */
export function aStream<T, R>(steps: AsyncGenerator<T, R, void>): AsyncIteratorClass<T, R, void> {
  return new AsyncIteratorClass(
    () => steps.next(),
    async () => {
      await steps.return(undefined as R);
    },
  );
}

const browser: Host = {
  kind: 'browser',
  can: [],
  pickFolder: async () => undefined,
  showInFolder: async () => false,
};

export function openWindow(
  children: ReactNode,
  {
    client = aClient({}),
    host = browser,
    language = 'zh-CN',
  }: { readonly client?: Client; readonly host?: Host; readonly language?: Language } = {},
) {
  const connection = createConnectionStore();
  const texts = createTexts(language);
  const service = { client, host, connection };
  const inWindow = (shown: ReactNode) => (
    <Providers service={service} texts={texts}>
      {shown}
    </Providers>
  );
  const page = render(inWindow(children));
  /** Draws the same window with something else in it. */
  const show = (shown: ReactNode) => page.rerender(inWindow(shown));
  return { ...page, show, connection, texts, user: userEvent.setup() };
}
