/**
 * How the server in the page plays the scenarios in which it keeps every rule: what it does when messages come, and by itself.
 *
 * Knows messages and times. Must not know HTTP, lines or records.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { Command } from '../../protocol/connection/machine-io.ts';
import { BINARY, CONTINUATION, TEXT } from '../../protocol/frame/opcodes.ts';
import { joinBytes } from '../../protocol/bytes/join.ts';
import { closeOf, EVERY, everyOf } from '../scenario-parameters.ts';
import type { SCENARIOS, ScenarioId } from '../scenarios.ts';
import { Fifo } from '../fifo.ts';
import type { World } from './world.ts';

export type WellBehaved = { [Id in ScenarioId]: (typeof SCENARIOS)[Id]['kind'] extends 'well' ? Id : never }[ScenarioId];

/** A connection that is open. */
export interface Stage {
  readonly world: World;
  readonly query: URLSearchParams;
  readonly isOpen: () => boolean;
  readonly command: (command: Command) => void;
  /** Sends a message, now or behind one that somebody else has begun and not ended. */
  readonly say: (send: () => void) => void;
  /** Reads nothing more from TCP, or goes on. */
  readonly pause: (isPaused: boolean) => void;
}

/** Takes a message: `opcode` is TEXT or BINARY. */
export type Answer = (payload: Uint8Array, opcode: 1 | 2) => void;

/** Begins a scenario, once the connection is open. Returns what takes the messages. */
export const SCENES: Readonly<Record<WellBehaved, (stage: Stage) => Answer>> = {
  echo,
  subprotocol: echo,
  // The engine knows no extension and leaves the offer aside, as it may (RFC 6455 §9.1).
  deflate: echo,
  limit: echo,
  welcome: (stage) => (payload, opcode) => echo(stage)(opcode === TEXT ? joinBytes([encodeUtf8('welcome: '), payload]) : payload, opcode),
  ticker: (stage) => {
    repeat(stage, EVERY.ticker, (count) => stage.say(() => stage.command({ do: 'text', text: JSON.stringify({ count }) })));
    return echo(stage);
  },
  ping: (stage) => {
    repeat(stage, EVERY.ping, (count) => stage.command({ do: 'ping', payload: encodeUtf8(`ping ${count}`) }));
    return echo(stage);
  },
  fragments,
  close: (stage) => {
    stage.command({ do: 'close', ...closeOf(stage.query) });
    return () => undefined;
  },
  slow,
};

function echo({ command, say }: Stage): Answer {
  return (payload, opcode) => say(() => command({ do: 'fragment', opcode, fin: true, payload }));
}

/** §5.4: "Control frames […] MAY be injected in the middle of a fragmented message." Text is cut wherever that falls, also inside a character. */
function fragments({ command, say }: Stage): Answer {
  const send: Answer = (payload, opcode) => {
    const [first, second] = [Math.floor(payload.length / 3), Math.floor((2 * payload.length) / 3)];
    command({ do: 'fragment', opcode, fin: false, payload: payload.subarray(0, first) });
    command({ do: 'ping', payload: encodeUtf8('in between') });
    command({ do: 'fragment', opcode: CONTINUATION, fin: false, payload: payload.subarray(first, second) });
    command({ do: 'fragment', opcode: CONTINUATION, fin: true, payload: payload.subarray(second) });
  };
  return (payload, opcode) => say(() => send(payload, opcode));
}

/** Takes one message in a while; the others wait, and TCP behind them. */
function slow({ world, query, isOpen, command, say, pause }: Stage): Answer {
  const every = everyOf(query, EVERY.slow);
  const queue = new Fifo<Parameters<Answer>>();
  let next = -Infinity;
  let isWaiting = false;
  const goOn = (): void => {
    isWaiting = false;
    while (queue.length > 0 && isOpen()) {
      const wait = next - world.now();
      if (wait > 0) {
        isWaiting = true;
        pause(true);
        world.after(Math.ceil(wait), goOn);
        return;
      }
      next = world.now() + every;
      const [payload, opcode] = queue.shift()!;
      say(() => command(opcode === BINARY ? { do: 'binary', payload } : { do: 'text', text: `read ${payload.length} bytes` }));
    }
    pause(false);
  };
  return (payload, opcode) => {
    queue.push([payload, opcode]);
    if (!isWaiting) goOn();
  };
}

/** Acts again and again while the connection is open; counts from 1. */
function repeat(stage: Stage, usual: number, act: (count: number) => void, count = 1): void {
  stage.world.after(everyOf(stage.query, usual), () => {
    if (!stage.isOpen()) return;
    act(count);
    repeat(stage, usual, act, count + 1);
  });
}
