/**
 * The scenarios of the echo server, by the path that asks for each.
 *
 * Knows their names, kinds and sections. Must not know how they are played (misbehaviours.ts has the bytes of some) or described (i18n has it).
 */

/** `well`: the server keeps every rule. `refused`: it never opens. `broken`: it breaks the rule of `section`. */
export type ScenarioKind = 'well' | 'refused' | 'broken';

export interface ScenarioSpec {
  readonly kind: ScenarioKind;
  /** What the scenario shows, or breaks. */
  readonly section: string;
  /** Names of the query's parameters. */
  readonly parameters?: readonly string[];
}

export const SCENARIOS = {
  // What comes goes back.
  echo: { kind: 'well', section: 'RFC 6455 §1.2' },
  // Text goes back with a greeting in front.
  welcome: { kind: 'well', section: 'RFC 6455 §5.6' },
  // A count each second, as JSON.
  ticker: { kind: 'well', section: 'RFC 6455 §5.6', parameters: ['every'] },
  // What comes goes back in three fragments, with a Ping in between.
  fragments: { kind: 'well', section: 'RFC 6455 §5.4' },
  // A Ping every other second, which the browser answers by itself.
  ping: { kind: 'well', section: 'RFC 6455 §5.5.2', parameters: ['every'] },
  // Closes as it is told.
  close: { kind: 'well', section: 'RFC 6455 §7.4', parameters: ['code', 'reason'] },
  // Picks one of the subprotocols that are offered.
  subprotocol: { kind: 'well', section: 'RFC 6455 §1.9' },
  // Agrees on permessage-deflate where it is offered: frames are compressed, and said to be.
  deflate: { kind: 'well', section: 'RFC 7692 §6' },
  // Reads one message every half second: what is sent meanwhile waits.
  slow: { kind: 'well', section: 'RFC 6455 §6.2', parameters: ['every'] },
  // Takes messages of up to 1 KiB.
  limit: { kind: 'well', section: 'RFC 6455 §7.4.1' },
  // Answers the request with an ordinary HTTP response.
  refuse: { kind: 'refused', section: 'RFC 6455 §4.2.2', parameters: ['status'] },
  'wrong-accept': { kind: 'refused', section: 'RFC 6455 §4.1' },
  'masked-frame': { kind: 'broken', section: 'RFC 6455 §5.1' },
  'rsv-set': { kind: 'broken', section: 'RFC 6455 §5.2' },
  'reserved-opcode': { kind: 'broken', section: 'RFC 6455 §5.2' },
  'invalid-utf8': { kind: 'broken', section: 'RFC 6455 §8.1' },
  'long-control': { kind: 'broken', section: 'RFC 6455 §5.5' },
  'fragmented-ping': { kind: 'broken', section: 'RFC 6455 §5.5' },
  'lone-continuation': { kind: 'broken', section: 'RFC 6455 §5.4' },
  'one-byte-close': { kind: 'broken', section: 'RFC 6455 §5.5.1' },
  'close-1005': { kind: 'broken', section: 'RFC 6455 §7.4.1' },
  'frame-after-close': { kind: 'broken', section: 'RFC 6455 §5.5.1' },
  reset: { kind: 'broken', section: 'RFC 6455 §7.1.1' },
  silence: { kind: 'broken', section: 'RFC 6455 §5.5.1' },
} as const satisfies Record<string, ScenarioSpec>;

export type ScenarioId = keyof typeof SCENARIOS;

export const SCENARIO_IDS = Object.keys(SCENARIOS) as readonly ScenarioId[];

export const scenarioSpec = (id: ScenarioId): ScenarioSpec => SCENARIOS[id];

export function isScenario(id: string): id is ScenarioId {
  return Object.hasOwn(SCENARIOS, id);
}
