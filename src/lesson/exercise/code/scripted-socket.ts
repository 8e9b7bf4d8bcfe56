/**
 * `WebSocket` for a script that is tried: the API of the endpoint in the page (src/wire) in front of a server that follows a few lines
 * of data. Nothing is opened. Every call and every event is told to a log.
 *
 * Knows the class that scripts know. Must not know what is checked, or when time passes.
 */
import { decodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { toHex } from '../../../protocol/bytes/hex.ts';
import { CLOSED, CLOSING, CONNECTING, OPEN, type Network, PageSocket } from '../../../wire/embedded/script-socket.ts';
import type { ScriptedServer, ServerDeed, SocketEvent } from './code-schema.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** Milliseconds from one end to the other. */
const LATENCY = 20;
/** What a relative address is relative to. */
const PAGE = 'https://example.com/';

/** As in browsers, what an event holds are no properties of its own: whoever prints the event itself does not see them. */
class Event {
  readonly #target: unknown;
  constructor(
    readonly type: SocketEvent,
    target: unknown,
  ) {
    this.#target = target;
  }
  get target(): unknown {
    return this.#target;
  }
}
class MessageEvent extends Event {
  readonly #data: unknown;
  constructor(target: unknown, data: unknown) {
    super('message', target);
    this.#data = data;
  }
  get data(): unknown {
    return this.#data;
  }
}
class CloseEvent extends Event {
  readonly #told: { readonly code: number; readonly reason: string; readonly wasClean: boolean };
  constructor(target: unknown, told: { readonly code: number; readonly reason: string; readonly wasClean: boolean }) {
    super('close', target);
    this.#told = told;
  }
  get code(): number {
    return this.#told.code;
  }
  get reason(): string {
    return this.#told.reason;
  }
  get wasClean(): boolean {
    return this.#told.wasClean;
  }
}

type Handler = ((this: unknown, event: Event) => unknown) | { readonly handleEvent: (event: Event) => unknown };
interface Entry {
  handler: Handler | null;
  readonly once: boolean;
  /** It stands in `onopen` or the like. */
  readonly isProperty: boolean;
}

/** The server's end of one connection, and the line to it. */
class ServerSide implements Network {
  #isOver = false;

  constructor(
    private readonly clock: Clock,
    private readonly socket: PageSocket,
    private readonly server: ScriptedServer,
  ) {
    clock.after(2 * LATENCY, () => {
      if (this.#isOver) return;
      if (server.plays === 'refuses') return socket.failed();
      socket.opened('');
      for (const deed of server.does ?? []) clock.after(deed.after + LATENCY, () => this.#do(deed));
    });
  }

  send(kind: 'text' | 'binary', payload: Uint8Array): void {
    this.clock.after(LATENCY, () => {
      this.socket.transmitted(payload.length);
      if (this.#isOver || this.server.plays === 'listens') return;
      const text = kind === 'text' ? (decodeUtf8(payload) ?? '') : null;
      if (this.server.plays === 'json' && !isJson(text)) this.#later({ after: 0, drop: true });
      else this.clock.after(LATENCY, () => this.socket.message(text ?? payload));
    });
  }

  close(code: number | undefined, reason: string): void {
    this.#isOver = true;
    // A Close without a code is answered by one, which scripts are told as 1005 (RFC 6455 §7.1.5).
    this.clock.after(2 * LATENCY, () => this.socket.closed(code ?? 1005, reason, true));
  }

  abandon(): void {
    this.#isOver = true;
  }

  #later(deed: ServerDeed): void {
    this.clock.after(LATENCY, () => this.#do(deed));
  }

  #do(deed: ServerDeed): void {
    if (this.#isOver) return;
    if ('send' in deed) return this.socket.message(deed.send);
    this.#isOver = true;
    if ('drop' in deed) return this.socket.closed(1006, '', false);
    this.socket.closing();
    this.socket.closed(deed.close, deed.reason ?? '', true);
  }
}

function isJson(text: string | null): boolean {
  try {
    if (text === null) return false;
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The address as a browser reads it. Throws what `new WebSocket` throws. */
function addressOf(typed: unknown, protocols: readonly string[]): string {
  const refuse = (why: string): never => {
    throw new DOMException(why, 'SyntaxError');
  };
  const text = String(typed);
  if (!URL.canParse(text, PAGE)) refuse(`The URL '${text}' is invalid.`);
  const url = new URL(text, PAGE);
  // WHATWG WebSockets: "If urlRecord's scheme is "http", then set urlRecord's scheme to "ws"", and https likewise.
  if (url.protocol === 'http:' || url.protocol === 'https:') url.protocol = url.protocol.replace('http', 'ws');
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') refuse("The URL's scheme must be either 'http', 'https', 'ws', or 'wss'.");
  if (url.hash !== '') refuse('The URL contains a fragment identifier.');
  if (new Set(protocols).size !== protocols.length) refuse('A subprotocol is duplicated.');
  if (protocols.some((name) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name))) refuse('A subprotocol is invalid.');
  return url.href;
}

export interface Sockets {
  /** What the script finds under the name `WebSocket`. */
  readonly WebSocket: unknown;
  /** readyState of the first one; -1: none was made. */
  readonly state: () => number;
}

/** The class for one run. `caught` is told what a handler throws. */
export function scriptedSockets(clock: Clock, server: ScriptedServer, log: Log, caught: (error: unknown) => void): Sockets {
  let first: PageSocket | null = null;

  class WebSocket {
    static readonly CONNECTING = CONNECTING;
    static readonly OPEN = OPEN;
    static readonly CLOSING = CLOSING;
    static readonly CLOSED = CLOSED;
    readonly #socket: PageSocket;
    readonly #handlers = new Map<string, Entry[]>();
    binaryType = 'blob';

    constructor(url: unknown, protocols: string | readonly string[] = []) {
      const address = traced(() => addressOf(url, typeof protocols === 'string' ? [protocols] : [...protocols].map(String)));
      log.add('new', address);
      this.#socket = new PageSocket(clock, address, {
        open: () => this.#fire('open', '', new Event('open', this)),
        message: (data) => this.#fire('message', textOf(data), new MessageEvent(this, this.#received(data))),
        error: () => this.#fire('error', '', new Event('error', this)),
        close: (told) =>
          this.#fire('close', told.reason === '' ? String(told.code) : `${told.code} ${told.reason}`, new CloseEvent(this, told)),
      });
      this.#socket.network = new ServerSide(clock, this.#socket, server);
      first ??= this.#socket;
    }

    get url(): string {
      return this.#socket.url;
    }
    get readyState(): number {
      return this.#socket.readyState;
    }
    get bufferedAmount(): number {
      return this.#socket.bufferedAmount;
    }
    get protocol(): string {
      return this.#socket.protocol;
    }
    get extensions(): string {
      return '';
    }

    send(data: unknown): void {
      const sent = data instanceof ArrayBuffer ? new Uint8Array(data) : ArrayBuffer.isView(data) ? bytesOf(data) : String(data);
      const { readyState } = this.#socket;
      log.add(readyState === CONNECTING ? 'send-early' : readyState === OPEN ? 'send' : 'send-late', textOf(sent));
      traced(() => this.#socket.send(sent));
    }

    close(code?: number, reason?: string): void {
      log.add('close-call', [code, reason].filter((each) => each !== undefined).join(' '));
      const asked = [code === undefined ? undefined : Number(code), reason === undefined ? undefined : String(reason)] as const;
      traced(() => this.#socket.close(...asked));
    }

    addEventListener(type: string, handler: Handler | null, options?: boolean | { readonly once?: boolean }): void {
      if (handler === null || this.#of(type).some((each) => each.handler === handler && !each.isProperty)) return;
      this.#of(type).push({ handler, once: typeof options === 'object' && options.once === true, isProperty: false });
    }
    removeEventListener(type: string, handler: Handler): void {
      const entries = this.#of(type);
      const at = entries.findIndex((each) => each.handler === handler && !each.isProperty);
      if (at >= 0) entries.splice(at, 1);
    }

    get onopen(): Handler | null {
      return this.#property('open');
    }
    set onopen(handler: Handler | null) {
      this.#setProperty('open', handler);
    }
    get onmessage(): Handler | null {
      return this.#property('message');
    }
    set onmessage(handler: Handler | null) {
      this.#setProperty('message', handler);
    }
    get onerror(): Handler | null {
      return this.#property('error');
    }
    set onerror(handler: Handler | null) {
      this.#setProperty('error', handler);
    }
    get onclose(): Handler | null {
      return this.#property('close');
    }
    set onclose(handler: Handler | null) {
      this.#setProperty('close', handler);
    }

    #of(type: string): Entry[] {
      const entries = this.#handlers.get(type) ?? [];
      this.#handlers.set(type, entries);
      return entries;
    }
    #property(type: SocketEvent): Handler | null {
      return this.#of(type).find(({ isProperty }) => isProperty)?.handler ?? null;
    }
    /** Keeps the place that the first assignment gave it, as browsers do. */
    #setProperty(type: SocketEvent, handler: unknown): void {
      const usable = typeof handler === 'function' ? (handler as Handler) : null;
      const entry = this.#of(type).find(({ isProperty }) => isProperty);
      if (entry) entry.handler = usable;
      else this.#of(type).push({ handler: usable, once: false, isProperty: true });
    }

    #received(data: string | Uint8Array): unknown {
      if (typeof data === 'string') return data;
      const copy = data.slice();
      return this.binaryType === 'arraybuffer' ? copy.buffer : new Blob([copy]);
    }

    #fire(type: SocketEvent, text: string, event: Event): void {
      const entries = this.#of(type).filter(({ handler }) => handler !== null);
      log.fired(type, text, entries.length);
      for (const entry of entries) {
        if (entry.once) this.removeEventListener(type, entry.handler!);
        try {
          if (typeof entry.handler === 'function') entry.handler.call(this, event);
          else entry.handler?.handleEvent(event);
        } catch (error) {
          caught(error);
        }
      }
    }
  }
  for (const [name, value] of Object.entries({ CONNECTING, OPEN, CLOSING, CLOSED }))
    Object.defineProperty(WebSocket.prototype, name, { value });
  return { WebSocket, state: () => first?.readyState ?? -1 };
}

/** What is thrown tells where it was called: a DOMException has no stack of its own everywhere. */
function traced<Given>(act: () => Given): Given {
  try {
    return act();
  } catch (error) {
    Object.defineProperty(error, 'stack', { value: new Error().stack, configurable: true });
    throw error;
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength).slice();
const textOf = (data: string | Uint8Array): string => (typeof data === 'string' ? data : toHex(data.subarray(0, 64), ' '));
