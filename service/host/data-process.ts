/**
 * What the desktop's main process and the data process say to each other. Windows and file requests come with a
 * message port of their own, so nothing of theirs passes through here.
 */
export type DataProcessStart = {
  readonly programVersion: string;
  /** Where this person's program keeps what belongs to no workspace; absent for the usual place. */
  readonly dataFolder?: string;
  /** Opened at once; absent leaves it to the window. */
  readonly workspaceFolder?: string;
};

export type ToDataProcess =
  /** First message: what the session is made of. */
  | ({ readonly kind: 'start' } & DataProcessStart)
  /** With one port: serve the procedures over it. */
  | { readonly kind: 'window' }
  /** With one port: answer one request over it (port-fetch.ts). */
  | { readonly kind: 'file' }
  | { readonly kind: 'ping'; readonly number: number }
  /** Finish what is being written, close the workspace, end. */
  | { readonly kind: 'stop' };

export type FromDataProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'pong'; readonly number: number }
  /** Another workspace is open, or none: what a successor of this process has to open. */
  | { readonly kind: 'workspace'; readonly folder: string | undefined }
  /** The workspace is closed; the process ends now. */
  | { readonly kind: 'stopped' };

const KINDS: readonly unknown[] = [
  'ready',
  'pong',
  'workspace',
  'stopped',
] satisfies FromDataProcess['kind'][];

export function isFromDataProcess(message: unknown): message is FromDataProcess {
  return typeof message === 'object' && message !== null && 'kind' in message && KINDS.includes(message.kind);
}
