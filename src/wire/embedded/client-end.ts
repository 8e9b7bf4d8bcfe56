/**
 * The browser's end of a connection: the engine as a client, with what Chromium does where RFC 6455 leaves a choice or asks for something
 * else. Each such place says so; tests/wire/embedded/script-cases.ts has what Chromium was seen to do.
 *
 * Knows the engine and a line. Must not know servers, or how a script is told.
 */
import type { ConnectionEvent } from '../../protocol/connection/machine-io.ts';
import { open } from '../../protocol/connection/machine-state.ts';
import { decodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { BINARY, TEXT } from '../../protocol/frame/opcodes.ts';
import { type BrowserPage, browserStep, OFFERED } from './browser-request.ts';
import { failureClose } from './failure-close.ts';
import { EngineEnd } from './engine-end.ts';
import { Fifo } from '../fifo.ts';
import { FrameGate } from './frame-gate.ts';
import type { Pipe, Reader } from './pipe.ts';
import type { Network, PageSocket } from './script-socket.ts';
import type { World } from './world.ts';

/** Milliseconds that Chromium waits: for the response, for the Close that answers its own, for the end of TCP behind both. */
const PATIENCE = { handshake: 240_000, heartbeat: 0, pong: 0, close: 60_000, end: 2_000 } as const;

/** §7.1.5: the code of a Close that has none. */
const NO_STATUS = 1005;

/** Milliseconds that one task may take. */
const BUSY = 10;

const LF = 0x0a;

type Sent = Extract<ConnectionEvent, { type: 'sent' }>;

/** What a page asked for. */
export interface Wanted {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly page: BrowserPage;
}

export class ClientEnd implements Network, Reader {
  readonly #engine: EngineEnd;
  readonly #gate = new FrameGate();
  #line: Pipe | null = null;
  #hasOpened = false;
  /** The script has been told the end, or does not want to know. */
  #isOver = false;
  readonly #asked = new Fifo<() => void>();
  /** Frames of the script that the line has not let through: where they end in all that was written, and how much of each payload is left. */
  readonly #waiting = new Fifo<{ readonly end: number; left: number }>();
  #spelled = 0;

  constructor(
    private readonly world: World,
    private readonly wanted: Wanted,
    private readonly script: PageSocket,
  ) {
    const { url, protocols, page } = wanted;
    const options = { client: { url, protocols }, extension: OFFERED, answerClose: false, anyCloseCode: true };
    this.#engine = new EngineEnd(world, open('client', options), {
      step: browserStep(page),
      write: (bytes) => this.#line?.write(bytes),
      end: () => this.#line?.end(),
      abort: () => this.#line?.end(),
      told: (event) => this.#told(event),
      lasts: (timer, { phase }) => (timer === 'handshake' || phase === 'close-sent' ? PATIENCE[timer] : PATIENCE.end),
      spell: (sent) => this.#spell(sent),
    });
  }

  /** False once the script has given up. */
  get isWanted(): boolean {
    return !this.#isOver;
  }

  /** TCP is there: asks for the connection. */
  connected(line: Pipe): void {
    this.#line = line;
    this.#engine.take({ kind: 'random', bytes: this.world.random(64) });
  }

  /** Nobody listens there. */
  refused(): void {
    this.#fail();
  }

  /** The line has let through so many bytes. */
  sent(through: number): void {
    let count = 0;
    for (let frame = this.#waiting.first(); frame !== undefined; frame = this.#waiting.first()) {
      const left = Math.min(frame.left, Math.max(frame.end - through, 0));
      count += frame.left - left;
      frame.left = left;
      if (frame.end > through) break;
      this.#waiting.shift();
    }
    if (count > 0) this.script.transmitted(count);
  }

  send(kind: 'text' | 'binary', payload: Uint8Array): void {
    this.#ask(() => this.#engine.command({ do: 'fragment', opcode: kind === 'text' ? TEXT : BINARY, fin: true, payload }));
  }

  close(code: number | undefined, reason: string): void {
    this.#ask(() => this.#engine.command({ do: 'close', ...(code !== undefined && { code, reason }) }));
  }

  abandon(): void {
    this.#isOver = true;
    if (this.#line !== null) this.#ask(() => this.#engine.command({ do: 'end' }));
  }

  bytes(chunk: Uint8Array): void {
    this.#engine.turn(() => {
      let rest = chunk;
      // Line by line: behind the response, frames begin.
      while (rest.length > 0 && this.#engine.state.phase === 'connecting') {
        const end = rest.indexOf(LF) + 1 || rest.length;
        this.#engine.take({ kind: 'bytes', bytes: rest.subarray(0, end) });
        rest = rest.subarray(end);
      }
      for (const piece of this.#gate.let(rest)) this.#engine.take({ kind: 'bytes', bytes: piece });
    });
  }

  end(): void {
    this.#engine.take({ kind: 'end-of-stream' });
  }

  lost(): void {
    this.#engine.take({ kind: 'reset' });
  }

  /** What a script asks is done in a task of its own, as one write; much of it in several, so that a page is not held up. */
  #ask(act: () => void): void {
    this.#asked.push(act);
    if (this.#asked.length === 1) this.#workSoon();
  }

  #workSoon(): void {
    this.world.after(0, () => {
      const start = this.world.now();
      this.#engine.turn(() => {
        do this.#asked.shift()?.();
        while (this.#asked.length > 0 && this.world.now() - start < BUSY);
      });
      if (this.#asked.length > 0) this.#workSoon();
    });
  }

  #spell(sent: Sent): Uint8Array {
    const isFailure = sent.what === 'frame' && sent.because === 'failure';
    const bytes = isFailure ? failureClose(this.#engine.state.failure, this.#gate.header, sent.bytes) : sent.bytes;
    this.#spelled += bytes.length;
    if (sent.what === 'frame' && (sent.frame.opcode === TEXT || sent.frame.opcode === BINARY)) {
      this.#waiting.push({ end: this.#spelled, left: sent.frame.payload.length });
    }
    return bytes;
  }

  #told(event: ConnectionEvent): void {
    if (event.type === 'close-received') this.#answer(event);
    if (this.#isOver) return;
    switch (event.type) {
      case 'transition':
        if (event.to === 'open') this.#opened();
        return;
      case 'message':
        return this.script.message(event.kind === 'text' ? (decodeUtf8(event.payload) ?? '') : event.payload);
      case 'ignored':
        // RFC 6455 §1.4 has what comes behind a Close discarded. Chromium fails: "Data frame received after close".
        return this.#fail();
      case 'failed':
        // A Close that nobody answers is no failure to Chromium: the connection is dropped.
        if (event.failure.by !== 'timer' || !this.#hasOpened) this.#fail();
        return;
      case 'closed':
        if (!this.#hasOpened) return this.#fail();
        this.#isOver = true;
        // TCP that ends or breaks off without a Close is no failure either, so there is no event named error.
        return this.script.closed(event.code, event.reason, event.wasClean);
    }
  }

  #opened(): void {
    // WHATWG Fetch and WebSockets: "If protocols is not the empty list and extracting header list values given `Sec-WebSocket-Protocol` and
    // response's header list results in null, failure, or the empty byte sequence, then fail the WebSocket connection." RFC 6455 does not.
    const { protocol } = this.#engine.state;
    if (this.wanted.protocols.length > 0 && protocol === null) return this.#fail();
    this.#hasOpened = true;
    this.script.opened(protocol ?? '');
  }

  /** Chromium gives back the code and the reason. RFC 6455 §5.5.1: an endpoint "typically echos the status code it received". */
  #answer({ code, reason }: { readonly code: number; readonly reason: string }): void {
    if (!this.#isOver) this.script.closing();
    if (this.#engine.state.closeSent === null) this.#engine.command({ do: 'close', ...(code !== NO_STATUS && { code, reason }) });
  }

  #fail(): void {
    this.#isOver = true;
    this.script.failed();
    if (this.#line !== null) this.#engine.command({ do: 'end' });
  }
}
