/**
 * The scenarios in which the server keeps every rule, on the `ws` package: an implementation that owes nothing to ours.
 *
 * Knows messages and times. Must not know HTTP or taps.
 */
import { Budget, type Limits } from './limits.ts';
import { oneByOne, RETRY, type Take } from './one-by-one.ts';
import { closeOf, EVERY, everyOf } from '../wire/scenario-parameters.ts';
import type { ScenarioId, SCENARIOS } from '../wire/scenarios.ts';
import type { Speaker } from './speaker.ts';

export interface Scene {
  readonly speaker: Speaker;
  readonly query: URLSearchParams;
  readonly limits: Limits;
}

export type WellBehaved = { [Id in ScenarioId]: (typeof SCENARIOS)[Id]['kind'] extends 'well' ? Id : never }[ScenarioId];

export const BEHAVIOURS: Readonly<Record<WellBehaved, (scene: Scene) => void>> = {
  echo: (scene) => answer(scene, echo(scene)),
  subprotocol: (scene) => answer(scene, echo(scene)),
  deflate: (scene) => answer(scene, echo(scene)),
  limit: (scene) => answer(scene, echo(scene)),
  welcome: (scene) => {
    answer(scene, (data, binary) => send(scene, binary ? data : `welcome: ${data.toString()}`, binary));
  },
  ticker: (scene) => {
    let count = 0;
    repeat(scene, EVERY.ticker, () => send(scene, JSON.stringify({ count: ++count })));
    answer(scene, echo(scene));
  },
  fragments: (scene) => answer(scene, fragmented(scene)),
  ping: (scene) => {
    let count = 0;
    repeat(scene, EVERY.ping, () => scene.speaker.socket.ping(`ping ${++count}`));
    answer(scene, echo(scene));
  },
  close: ({ speaker, query }) => {
    const { code, reason } = closeOf(query) ?? {};
    speaker.socket.close(code, reason);
  },
  slow,
};

const echo =
  (scene: Scene): Take =>
  (data, binary) =>
    send(scene, data, binary);

function send({ speaker }: Scene, data: Buffer | string, binary = false): void {
  speaker.say(data.length, () => speaker.socket.send(data, { binary }));
}

/** Answers each message, and reads no faster than the limits and the client's own reading allow. */
function answer({ speaker, limits }: Scene, reply: Take): void {
  const budget = new Budget(limits);
  const wait = (): number => Math.max(budget.wait(), speaker.waiting > limits.unread ? RETRY : 0);
  oneByOne(speaker.socket, wait, (data, isBinary) => {
    budget.spend(data.length);
    reply(data, isBinary);
  });
}

/** §5.4: "Control frames […] MAY be injected in the middle of a fragmented message." Text is cut wherever that falls, also inside a character. */
function fragmented({ speaker }: Scene): Take {
  const { socket } = speaker;
  return (data, binary) => {
    const [first, second] = [Math.floor(data.length / 3), Math.floor((2 * data.length) / 3)];
    speaker.say(data.length, () => {
      socket.send(data.subarray(0, first), { binary, fin: false });
      socket.ping('in between');
      socket.send(data.subarray(first, second), { binary, fin: false });
      socket.send(data.subarray(second), { binary, fin: true });
    });
  };
}

function slow(scene: Scene): void {
  const { speaker, query, limits } = scene;
  const every = everyOf(query, EVERY.slow);
  let last = -Infinity;
  const wait = (): number => Math.max(Math.ceil(last + every - performance.now()), speaker.waiting > limits.unread ? RETRY : 0);
  oneByOne(speaker.socket, wait, (data, binary) => {
    last = performance.now();
    send(scene, binary ? data : `read ${data.length} bytes`, binary);
  });
}

/** Nothing for a client that does not read. */
function repeat({ speaker, query, limits }: Scene, usual: number, act: () => void): void {
  const { socket } = speaker;
  const timer = setInterval(
    () => {
      if (socket.readyState === socket.OPEN && speaker.waiting <= limits.unread) act();
    },
    everyOf(query, usual),
  );
  socket.once('close', () => clearInterval(timer));
}
