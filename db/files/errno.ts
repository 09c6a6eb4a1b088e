/** The names that systems give to their failures. */

/** The system's name of a failure, e.g. `ENOENT`, if it is one. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
