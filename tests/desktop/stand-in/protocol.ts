/** `protocol` of the stand-in: remembers which scheme was given which privileges, and who answers it. */
type Handler = (request: Request) => Promise<Response>;

const handlers = new Map<string, Handler>();
const privileged: { scheme: string; privileges: Record<string, boolean> }[] = [];

export const protocol = {
  privileged,
  registerSchemesAsPrivileged(schemes: typeof privileged): void {
    privileged.push(...schemes);
  },
  handle(scheme: string, handler: Handler): void {
    handlers.set(scheme, handler);
  },
  handlerOf(url: string): Handler | undefined {
    return handlers.get(new URL(url).protocol.slice(0, -1));
  },
};
