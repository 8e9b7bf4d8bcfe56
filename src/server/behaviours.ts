/**
 * The scenarios in which the server keeps every rule, on the `ws` package: an implementation that owes nothing to ours.
 *
 * Knows messages and times. Must not know HTTP or taps.
 */
import type { RawData, WebSocket } from 'ws';
import { Budget, type Limits } from './limits.ts';
import { closeOf, EVERY, everyOf } from '../wire/scenario-parameters.ts';
import type { ScenarioId, SCENARIOS } from '../wire/scenarios.ts';

export interface Scene {
  readonly socket: WebSocket;
  readonly query: URLSearchParams;
  readonly limits: Limits;
}

type Reply = (data: Buffer, isBinary: boolean) => void;

export type WellBehaved = { [Id in ScenarioId]: (typeof SCENARIOS)[Id]['kind'] extends 'well' ? Id : never }[ScenarioId];

export const BEHAVIOURS: Readonly<Record<WellBehaved, (scene: Scene) => void>> = {
  echo: (scene) => answer(scene, echo(scene)),
  subprotocol: (scene) => answer(scene, echo(scene)),
  limit: (scene) => answer(scene, echo(scene)),
  welcome: (scene) => {
    answer(scene, (data, isBinary) => scene.socket.send(isBinary ? data : `welcome: ${data.toString()}`, { binary: isBinary }));
  },
  ticker: (scene) => {
    let count = 0;
    repeat(scene, EVERY.ticker, () => scene.socket.send(JSON.stringify({ count: ++count })));
    answer(scene, echo(scene));
  },
  fragments: (scene) => answer(scene, fragmented(scene)),
  ping: (scene) => {
    let count = 0;
    repeat(scene, EVERY.ping, () => scene.socket.ping(`ping ${++count}`));
    answer(scene, echo(scene));
  },
  close: ({ socket, query }) => {
    const { code, reason } = closeOf(query) ?? {};
    socket.close(code, reason);
  },
  slow,
};

const echo =
  ({ socket }: Scene): Reply =>
  (data, binary) =>
    socket.send(data, { binary });

/** Answers each message, and reads no faster than the limits and the client's own reading allow. */
function answer({ socket, limits }: Scene, reply: Reply): void {
  const budget = new Budget(limits);
  const wait = (): number => Math.max(budget.wait(), socket.bufferedAmount > limits.unread ? RETRY : 0);
  oneByOne(socket, wait, (data, isBinary) => {
    budget.spend(data.length);
    reply(data, isBinary);
  });
}

/** Milliseconds until it is looked again whether a client reads. */
const RETRY = 20;

/**
 * Takes messages in their order. `wait` says how many milliseconds the next one has to; meanwhile nothing more is read from TCP.
 */
function oneByOne(socket: WebSocket, wait: () => number, take: Reply): void {
  const queue: [data: Buffer, isBinary: boolean][] = [];
  let isWaiting = false;
  const goOn = (): void => {
    isWaiting = false;
    while (queue.length > 0 && socket.readyState === socket.OPEN) {
      const milliseconds = wait();
      if (milliseconds > 0) {
        isWaiting = true;
        socket.pause();
        setTimeout(goOn, milliseconds);
        return;
      }
      take(...queue.shift()!);
    }
    if (socket.isPaused) socket.resume();
  };
  socket.on('message', (raw, isBinary) => {
    queue.push([bytesOf(raw), isBinary]);
    if (!isWaiting) goOn();
  });
}

/** §5.4: "Control frames […] MAY be injected in the middle of a fragmented message." Text is cut wherever that falls, also inside a character. */
function fragmented({ socket }: Scene): Reply {
  return (data, binary) => {
    const [first, second] = [Math.floor(data.length / 3), Math.floor((2 * data.length) / 3)];
    socket.send(data.subarray(0, first), { binary, fin: false });
    socket.ping('in between');
    socket.send(data.subarray(first, second), { binary, fin: false });
    socket.send(data.subarray(second), { binary, fin: true });
  };
}

function slow({ socket, query }: Scene): void {
  const every = everyOf(query, EVERY.slow);
  let last = -Infinity;
  const wait = (): number => Math.max(Math.ceil(last + every - performance.now()), 0);
  oneByOne(socket, wait, (data, binary) => {
    last = performance.now();
    socket.send(binary ? data : `read ${data.length} bytes`, { binary });
  });
}

function repeat({ socket, query }: Scene, usual: number, act: () => void): void {
  const timer = setInterval(
    () => {
      if (socket.readyState === socket.OPEN) act();
    },
    everyOf(query, usual),
  );
  socket.once('close', () => clearInterval(timer));
}

function bytesOf(data: RawData): Buffer {
  return Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
