/**
 * Ready-made sessions: which scenario each asks for, and what the script does once it is open.
 *
 * Knows what is sent when. Must not know wording (i18n has it) or who sends.
 */
import type { ScriptName } from '../../i18n/live/facts.ts';
import type { ScenarioId } from '../../wire/scenarios.ts';
import type { Parameter } from './target.ts';

export interface Session {
  readonly scenario: ScenarioId;
  readonly parameters?: Partial<Record<Parameter, string>>;
  /** What is sent when the connection opens. */
  readonly sends: () => Iterable<string | Uint8Array>;
}

function* messages(count: number, make: (at: number) => string | Uint8Array): Iterable<string | Uint8Array> {
  for (let at = 1; at <= count; at++) yield make(at);
}

const STORM = 1000;
/** With the frames that answer, a hundred thousand rows and more. */
const FLOOD = 50_000;

export const SESSIONS: Readonly<Record<ScriptName, Session>> = {
  hello: { scenario: 'echo', sends: () => ['Hello'] },
  storm: { scenario: 'echo', sends: () => messages(STORM, (at) => `message ${at} of ${STORM}`) },
  flood: { scenario: 'echo', sends: () => messages(FLOOD, (at) => `message ${at} of ${FLOOD}`) },
  slow: { scenario: 'slow', sends: () => messages(40, (at) => new Uint8Array(32 * 1024).fill(at)) },
  closes: { scenario: 'close', parameters: { code: '1011', reason: 'the database is away' }, sends: () => [] },
  masked: { scenario: 'masked-frame', sends: () => [] },
  big: { scenario: 'limit', sends: () => ['x'.repeat(2000)] },
};

export const SESSION_NAMES = Object.keys(SESSIONS) as readonly ScriptName[];
