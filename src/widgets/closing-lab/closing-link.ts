/**
 * What a link to the closing page holds, and how each value is written.
 *
 * Knows keys and defaults. Must not know the address bar (state/tool-address.ts) or the tool's state.
 */
import { PRESET_NAMES, type PresetName } from '../../i18n/closing/facts.ts';
import type { Role } from '../../protocol/annotation/model.ts';
import { fromHex, toHex } from '../../protocol/bytes/hex.ts';
import type { Command } from '../../protocol/connection/machine-io.ts';
import type { PairAction, ScriptEntry } from '../../protocol/connection/pair-state.ts';
import { percentEncoded } from '../../state/fragment.ts';
import { type LinkKey, type LinkSchema, stepKey, wordKey } from '../../state/tool-link.ts';
import { FIRST_IDLE, FIRST_LATENCY, MOST_IDLE, MOST_LATENCY } from './presets.ts';

export interface ClosingLink {
  readonly scene: PresetName;
  readonly step: number;
  /** Milliseconds one way. */
  readonly lat: number;
  /** Seconds after which the NAT box forgets. */
  readonly idle: number;
  /** The close code that is looked at in the explorer. */
  readonly code: number;
  /** Everything done, where it is not the scene's own. */
  readonly do?: readonly ScriptEntry[];
}

/** A script is played by people: more entries than this nobody clicked. */
export const MOST_ENTRIES = 40;
const MOST_TIME = 86_400_000;
/** Longest text that somebody can send here, in UTF-16 code units, and longest reason that a link may bring. */
export const MOST_TEXT = 100;
const MOST_REASON = 400;
/** The code that the explorer begins with. */
export const FIRST_CODE = 1000;

/** A whole number from `least` to `most`, left out while it is the usual one. */
const countKey = (usual: number, least: number, most: number): LinkKey<number> => ({
  parse: (text) => (/^\d{1,8}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null),
  format: (value) => (value === usual ? null : String(value)),
});

const ROLE_LETTERS: Readonly<Record<Role, string>> = { client: 'c', server: 's' };
const roleOf = (letter: string): Role | null => (letter === 'c' ? 'client' : letter === 's' ? 'server' : null);

/** Entries are joined by `~` and their parts by `.`, so both are escaped in what people wrote. */
const escaped = (text: string): string => percentEncoded(text).replaceAll('.', '%2E').replaceAll('~', '%7E');

function formatCommand(command: Command): string | null {
  switch (command.do) {
    case 'text':
      return `text.${escaped(command.text)}`;
    case 'close':
      return ['close', command.code ?? '', escaped(command.reason ?? '')].join('.').replace(/\.+$/, '');
    case 'raw':
      return `raw.${toHex(command.bytes)}`;
    case 'ping':
    case 'end':
      return command.do;
    default:
      return null;
  }
}

function parseCommand([verb = '', first = '', second = '', ...more]: readonly string[]): Command | null {
  if (more.length > 0) return null;
  switch (verb) {
    case 'text':
      return { do: 'text', text: decodeURIComponent(first).slice(0, MOST_TEXT) };
    case 'close': {
      if (first === '') return second === '' ? { do: 'close' } : null;
      if (!/^\d{1,5}$/.test(first)) return null;
      const reason = decodeURIComponent(second).slice(0, MOST_REASON);
      return { do: 'close', code: Number(first), ...(reason === '' ? {} : { reason }) };
    }
    case 'raw':
      return /^(?:[0-9a-f]{2}){1,200}$/.test(first) ? { do: 'raw', bytes: fromHex(first) } : null;
    case 'ping':
    case 'end':
      return first === '' && second === '' ? { do: verb } : null;
    default:
      return null;
  }
}

function formatAction(action: PairAction): string | null {
  if (action.do === 'lose') return `${ROLE_LETTERS[action.role]}.lose`;
  if (action.do !== 'command') return `-.${action.do}`;
  const command = formatCommand(action.command);
  return command === null ? null : `${ROLE_LETTERS[action.role]}.${command}`;
}

const WORLD = ['connect', 'fail-tls', 'refuse', 'cut', 'wait'] as const;

function parseAction([who = '', ...parts]: readonly string[]): PairAction | null {
  if (who === '-') {
    const word = WORLD.find((each) => each === parts[0]);
    return word === undefined || parts.length > 1 ? null : { do: word };
  }
  const role = roleOf(who);
  if (role === null) return null;
  if (parts[0] === 'lose') return parts.length === 1 ? { do: 'lose', role } : null;
  const command = parseCommand(parts);
  return command === null ? null : { do: 'command', role, command };
}

function parseEntry(text: string): ScriptEntry | null {
  const [at = '', after = '', ...parts] = text.split('.');
  if (!/^\d{1,8}$/.test(at) || !/^\d{0,3}$/.test(after) || Number(at) > MOST_TIME) return null;
  const action = parseAction(parts);
  return action === null ? null : { at: Number(at), ...(after === '' ? {} : { after: Number(after) }), action };
}

const scriptKey: LinkKey<readonly ScriptEntry[]> = {
  parse: (text) => {
    const parts = text === '' ? [] : text.split('~');
    if (parts.length > MOST_ENTRIES) return null;
    try {
      const entries = parts.map(parseEntry);
      return entries.every((entry) => entry !== null) ? entries : null;
    } catch {
      // A reason or text that is no proper percent-encoding.
      return null;
    }
  },
  format: (script) =>
    script
      .flatMap(({ at, after, action }) => {
        const text = formatAction(action);
        return text === null ? [] : [`${at}.${after ?? ''}.${text}`];
      })
      .join('~'),
};

export const CLOSING_LINK: LinkSchema<ClosingLink> = {
  step: stepKey,
  scene: wordKey(PRESET_NAMES),
  idle: countKey(FIRST_IDLE, 1, MOST_IDLE),
  lat: countKey(FIRST_LATENCY, 0, MOST_LATENCY),
  code: countKey(FIRST_CODE, 0, 0xffff),
  do: scriptKey,
};
