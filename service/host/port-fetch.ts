/**
 * A request and its answer over a message port: the desktop's window asks the main process for `takan://app/photos/…`,
 * the main process asks the data process over a port of its own for each request. Bodies go in chunks in both
 * directions and only as fast as the reader takes them, so that a package of four gigabytes passes through in pieces.
 * A port closed early ends the request, as a dropped connection does.
 */

/** What Electron's MessagePortMain and Node's MessagePort have in common. */
export type ChunkPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start?(): void;
  close(): void;
};

type Head = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly hasBody: boolean;
};
type ReplyHead = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly hasBody: boolean;
};
type Message =
  | { readonly kind: 'request'; readonly head: Head }
  | { readonly kind: 'reply'; readonly head: ReplyHead }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  /** The reader has room for one more chunk. */
  | { readonly kind: 'pull' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends the request over the port, which is used up by it. Rejects when the other side fails or the port closes before an answer. */
export function fetchOverPort(port: ChunkPort, request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    // The asking side closes: it knows when the last chunk has arrived.
    const incoming = incomingBody(port, () => port.close());
    const outgoing = outgoingBody(port);
    const fail = (reason: string) => {
      reject(new Error(reason));
      incoming.fail(reason);
      outgoing.cancel();
    };
    listen(
      port,
      (message) => {
        if (message.kind === 'reply') {
          const { status, headers, hasBody } = message.head;
          if (!hasBody) queueMicrotask(() => port.close());
          resolve(
            new Response(hasBody ? incoming.stream : null, {
              status,
              headers: headers.map(([k, v]) => [k, v]),
            }),
          );
        } else if (message.kind === 'failed') fail(message.reason);
        else if (message.kind === 'pull') outgoing.pull();
        else incoming.take(message);
      },
      () => fail('the data process closed the port'),
    );
    request.signal.addEventListener('abort', () => {
      port.close();
      fail('the request was given up');
    });
    const head: Head = {
      method: request.method,
      url: request.url,
      headers: [...request.headers],
      hasBody: request.body !== null,
    };
    post(port, { kind: 'request', head });
    if (request.body) outgoing.send(request.body);
  });
}

/** Answers the one request that comes over the port. The request's signal is aborted when the port closes before its answer is out. */
export function serveFetchOverPort(port: ChunkPort, handle: (request: Request) => Promise<Response>): void {
  const incoming = incomingBody(port, () => undefined);
  const outgoing = outgoingBody(port);
  const gone = new AbortController();
  listen(
    port,
    (message) => {
      if (message.kind === 'request') void answer(message.head);
      else if (message.kind === 'pull') outgoing.pull();
      else if (message.kind === 'failed') incoming.fail(message.reason);
      else incoming.take(message);
    },
    () => {
      gone.abort();
      incoming.fail('the window gave up');
      outgoing.cancel();
    },
  );

  async function answer(head: Head): Promise<void> {
    try {
      const request = new Request(head.url, {
        method: head.method,
        headers: head.headers.map(([name, value]) => [name, value]),
        body: head.hasBody ? incoming.stream : null,
        signal: gone.signal,
        ...(head.hasBody ? { duplex: 'half' } : {}),
      });
      const response = await handle(request);
      const reply = {
        status: response.status,
        headers: [...response.headers] as const,
        hasBody: response.body !== null,
      };
      if (gone.signal.aborted) await response.body?.cancel();
      else {
        post(port, { kind: 'reply', head: reply });
        if (response.body) outgoing.send(response.body);
      }
    } catch (error) {
      if (!gone.signal.aborted) post(port, { kind: 'failed', reason: String(error) });
    }
  }
}

function post(port: ChunkPort, message: Message): void {
  port.postMessage(message);
}

function listen(port: ChunkPort, take: (message: Message) => void, closed: () => void): void {
  port.on('message', (event) => {
    // Electron hands over an event with `data`, Node the message itself.
    const message = isMessage(event) ? event : (event as { data?: unknown } | undefined)?.data;
    if (isMessage(message)) take(message);
  });
  port.on('close', closed);
  port.start?.();
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

/** A stream fed by the other side: it asks for a chunk whenever its reader has room. */
function incomingBody(port: ChunkPort, ended: () => void) {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let over = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      pull() {
        if (!over) post(port, { kind: 'pull' });
      },
      cancel() {
        over = true;
        port.close();
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    take(message: Message) {
      if (over) return;
      if (message.kind === 'chunk') controller?.enqueue(message.bytes);
      else if (message.kind === 'end') {
        over = true;
        controller?.close();
        ended();
      }
    },
    fail(reason: string) {
      if (over) return;
      over = true;
      controller?.error(new Error(reason));
    },
  };
}

/** Sends a stream one chunk for each `pull` of the other side. */
function outgoingBody(port: ChunkPort) {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let wanted = 0;
  let busy = false;
  let over = false;
  const pump = async () => {
    if (busy || !reader) return;
    busy = true;
    try {
      while (wanted > 0 && !over) {
        wanted--;
        const { done, value } = await reader.read();
        if (over) return;
        if (done) over = true;
        post(port, done ? { kind: 'end' } : { kind: 'chunk', bytes: value });
      }
    } catch (error) {
      over = true;
      post(port, { kind: 'failed', reason: String(error) });
      port.close();
    } finally {
      busy = false;
    }
  };
  return {
    send(body: ReadableStream<Uint8Array>) {
      reader = body.getReader();
      void pump();
    },
    pull() {
      wanted++;
      void pump();
    },
    cancel() {
      over = true;
      void reader?.cancel().catch(() => undefined);
    },
  };
}
