/** Builds `page-client.ts` for the page of a test. */
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** What it puts into the page as `takanTest`, as far as the tests call it. */
export type TestClient = {
  readonly client: {
    readonly workspace: {
      status(): Promise<{ version: string; open?: { surveyor: string } }>;
      create(input: object): Promise<{ surveyor: string }>;
    };
    readonly parcel: {
      list(input: object): Promise<{ total: number }>;
      create(input: object): Promise<object>;
    };
  };
  readonly host: {
    pickFolder(title: string): Promise<string | undefined>;
    showInFolder(path: string): Promise<boolean>;
  };
};

export async function buildPageClient(): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'page-client.ts'), formats: ['iife'], name: 'pageClient' },
    },
  });
  const [built] = Array.isArray(result) ? result : [result];
  const chunk = built && 'output' in built ? built.output[0] : undefined;
  if (!chunk) throw new Error('the page client was not built');
  return chunk.code;
}
