/**
 * The server's end of a connection in the page: reads the request, plays the scenario it asks for, and records what passes, as the tap of a
 * real server would.
 *
 * Knows paths and the line. Must not know browsers.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { refusalOf } from '../../protocol/connection/commands.ts';
import type { Command, ConnectionEvent } from '../../protocol/connection/machine-io.ts';
import { type ConnectionOptions, open } from '../../protocol/connection/machine-state.ts';
import { step } from '../../protocol/connection/machine.ts';
import { BINARY, TEXT } from '../../protocol/frame/opcodes.ts';
import { LF } from '../../protocol/handshake/octets.ts';
import type { ControlRefusal } from '../control.ts';
import { type Broken, BROKEN_PATIENCE, MISBEHAVIOURS, misbehaving, SILENCE, wrongAcceptResponse } from '../misbehaviours.ts';
import type { WireEvent, WireRecord } from '../record.ts';
import { refusalBytes } from '../refusal.ts';
import { closeOf, LARGEST_MESSAGE, SMALL_MESSAGE, statusOf, SUBPROTOCOLS } from '../scenario-parameters.ts';
import { isScenario, scenarioSpec } from '../scenarios.ts';
import { EngineEnd } from './engine-end.ts';
import { Fifo } from '../fifo.ts';
import { FrameGate } from './frame-gate.ts';
import type { Pipe, Reader } from './pipe.ts';
import { type Answer, SCENES, type WellBehaved } from './scenes.ts';
import type { World } from './world.ts';

/** Milliseconds that `ws` waits for a Close that answers, or the end of TCP. */
const PATIENCE = 30_000;

/** What the endpoint does for one connection. */
export interface House {
  readonly world: World;
  /** Path below which the scenarios lie; begins and ends with a slash. */
  readonly base: string;
  /** The number of the next connection. */
  readonly number: (end: ServerEnd) => number;
  readonly listener: (record: WireRecord) => void;
  readonly gone: (connection: number) => void;
}

export class ServerEnd implements Reader {
  readonly #house: House;
  readonly #line: Pipe;
  /** What came before it was clear what is asked for. */
  #head: Uint8Array[] = [];
  #kept: (WireEvent & { readonly at: number })[] | null = [];
  #start: number | null = null;
  #connection = 0;
  #engine: EngineEnd | null = null;
  readonly #gate = new FrameGate();
  /** Messages of the scenario that wait for the end of one that a command has begun. */
  readonly #held = new Fifo<() => void>();
  #hasEnded = { client: false, server: false };

  /** `line` leads to the client; `incoming` is what this end reads. */
  constructor(
    house: House,
    line: Pipe,
    private readonly incoming: () => Pipe,
  ) {
    this.#house = house;
    this.#line = line;
  }

  bytes(chunk: Uint8Array): void {
    this.#record({ kind: 'bytes', from: 'client', bytes: chunk });
    if (this.#engine !== null) return this.#take(this.#engine, chunk);
    if (this.#kept === null) return;
    this.#head.push(chunk);
    const head = joinBytes(this.#head);
    if (endsHead(head)) this.#begin(head);
  }

  end(): void {
    this.#record({ kind: 'end', from: 'client' });
    this.#hasEnded.client = true;
    if (this.#engine === null) this.#end();
    else this.#engine.take({ kind: 'end-of-stream' });
    this.#goneIfEnded();
  }

  lost(): void {
    this.#engine?.take({ kind: 'reset' });
  }

  /** Carries it out and returns null; or returns what forbids it. */
  command(command: Command): ControlRefusal['refused'] | null {
    const engine = this.#engine;
    const refused = engine === null ? 'no-connection' : refusalOf(engine.state, command);
    if (refused !== null) return refused;
    engine?.turn(() => {
      engine.command(command);
      for (let next = this.#held.first(); next !== undefined && engine.state.sending === null; next = this.#held.first()) {
        this.#held.shift();
        next();
      }
    });
    return null;
  }

  /** Breaks TCP off. */
  reset(): void {
    if (this.#hasEnded.server) return;
    this.#record({ kind: 'lost' });
    this.#hasEnded = { client: true, server: true };
    this.incoming().stop();
    this.#line.reset();
    this.#engine?.take({ kind: 'reset' });
    this.#goneIfEnded();
  }

  #begin(head: Uint8Array): void {
    const text = new TextDecoder().decode(head);
    const target = /^GET (\S+) /.exec(text)?.[1] ?? '/';
    const { house, kept } = { house: this.#house, kept: this.#kept ?? [] };
    this.#kept = null;
    this.#connection = house.number(this);
    this.#house.listener({ kind: 'opened', path: target, connection: this.#connection, at: 0 });
    for (const event of kept) this.#house.listener({ ...event, connection: this.#connection });

    const [path = '', search = ''] = target.split(/\?(.*)/s);
    const query = new URLSearchParams(search);
    const name = path.startsWith(house.base) ? path.slice(house.base.length).replace(/\/$/, '') : '';
    if (!isScenario(name)) return this.#answer(refusalBytes(404));
    if (name === 'refuse') return this.#answer(refusalBytes(statusOf(query)));
    if (name === 'wrong-accept') return this.#answer(wrongAcceptResponse(/^sec-websocket-key: *(\S+)/im.exec(text)?.[1] ?? ''));
    if (name === 'close' && closeOf(query) === null) return this.#answer(refusalBytes(400));
    if (scenarioSpec(name).kind === 'broken') this.#misbehave(name as Broken, head);
    else this.#behave(name as WellBehaved, query, head, offeredIn(text));
  }

  #behave(name: WellBehaved, query: URLSearchParams, head: Uint8Array, offered: readonly string[]): void {
    const options: ConnectionOptions = {
      // As `ws` does: without a list of its own it takes the first that is offered.
      server: { protocols: name === 'subprotocol' ? SUBPROTOCOLS : offered },
      maxMessage: name === 'limit' ? SMALL_MESSAGE : LARGEST_MESSAGE,
      answerClose: false,
    };
    let answer: Answer | null = null;
    this.#run(options, PATIENCE, head, (event, engine) => {
      if (event.type === 'transition' && event.to === 'open') {
        answer = SCENES[name]({
          world: this.#house.world,
          query,
          isOpen: () => engine.state.phase === 'open',
          command: (command) => engine.command(command),
          say: (send) => (engine.state.sending === null ? send() : this.#held.push(send)),
          pause: (isPaused) => (isPaused ? this.incoming().pause() : this.incoming().resume()),
        });
      } else if (event.type === 'message') answer?.(event.payload, event.kind === 'text' ? TEXT : BINARY);
      else if (event.type === 'close-received' && engine.state.closeSent === null) {
        // As `ws` does: code and reason go back.
        engine.command({ do: 'close', ...(event.code !== NO_STATUS && { code: event.code, reason: event.reason }) });
      }
    });
  }

  #misbehave(name: Broken, head: Uint8Array): void {
    if (name === 'silence') this.#house.world.after(SILENCE, () => this.#end());
    this.#run(misbehaving(name), BROKEN_PATIENCE, head, (event, engine) => {
      if (event.type !== 'transition' || event.to !== 'open') return;
      if (name === 'reset') this.#house.world.after(0, () => this.reset());
      for (const command of MISBEHAVIOURS[name]) engine.command(command);
    });
  }

  #run(options: ConnectionOptions, patience: number, head: Uint8Array, told: (event: ConnectionEvent, engine: EngineEnd) => void): void {
    const engine: EngineEnd = new EngineEnd(this.#house.world, open('server', options), {
      step,
      write: (bytes) => this.#write(bytes),
      end: () => this.#end(),
      abort: () => this.#end(),
      told: (event) => told(event, engine),
      lasts: () => patience,
    });
    this.#engine = engine;
    engine.take({ kind: 'bytes', bytes: head });
  }

  /** Frame by frame: what answers one is sent before the next is looked at. */
  #take(engine: EngineEnd, chunk: Uint8Array): void {
    engine.turn(() => {
      for (const piece of this.#gate.let(chunk)) engine.take({ kind: 'bytes', bytes: piece });
    });
  }

  /** An ordinary response, and the end. */
  #answer(response: Uint8Array): void {
    this.#write(response);
    this.#end();
  }

  #write(bytes: Uint8Array): void {
    if (this.#hasEnded.server) return;
    this.#record({ kind: 'bytes', from: 'server', bytes });
    this.#line.write(bytes);
  }

  #end(): void {
    if (this.#hasEnded.server) return;
    this.#hasEnded.server = true;
    this.#record({ kind: 'end', from: 'server' });
    this.#line.end();
    this.#goneIfEnded();
  }

  #goneIfEnded(): void {
    if (this.#hasEnded.client && this.#hasEnded.server && this.#connection > 0) this.#house.gone(this.#connection);
  }

  #record(event: WireEvent): void {
    const now = this.#house.world.now();
    this.#start ??= now;
    const timed = { ...event, at: now - this.#start };
    if (this.#kept !== null) this.#kept.push(timed);
    else this.#house.listener({ ...timed, connection: this.#connection });
  }
}

/** §7.1.5: the code of a Close that has none. */
const NO_STATUS = 1005;

function endsHead(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes.at(-1) === LF && bytes.at(-3) === LF;
}

/** Subprotocols that a request offers, in its order. */
function offeredIn(request: string): readonly string[] {
  return (/^sec-websocket-protocol: *(.*)$/im.exec(request)?.[1] ?? '').split(',').map((each) => each.trim());
}
