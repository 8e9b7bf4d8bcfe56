/**
 * The header lines of a message as rows: those that are there, those that were switched off, and those that a handshake usually has.
 *
 * Knows which headers concern a handshake and who writes them. Must not know how a row looks, or whether a value is right.
 */
import type { HeaderField } from '../../protocol/handshake/field-line.ts';
import type { HeadKind, MessageHead } from '../../protocol/handshake/head.ts';
import { asciiLower } from '../../protocol/handshake/octets.ts';

/** Who wants a header: the handshake itself, browsers by themselves, whoever likes; `derived`: worked out from the key. */
export type Mark = 'required' | 'browser' | 'optional' | 'derived';

/** A line that was switched off, to come back as it was. */
export interface AwayLine {
  readonly name: string;
  readonly value: string;
  /** With its line end. */
  readonly line: Uint8Array;
  /** The number of rows before it, those that were switched off among them. */
  readonly at: number;
}

interface RowBase {
  /** Distinguishes rows while fields come, go and move. */
  readonly id: string;
  readonly name: string;
  readonly lowerName: string;
  readonly value: string;
  readonly mark: Mark;
}
export interface PresentRow extends RowBase {
  readonly state: 'present';
  readonly field: HeaderField;
  /** Its number among the fields. */
  readonly at: number;
}
export interface AwayRow extends RowBase {
  readonly state: 'away';
  readonly away: AwayLine;
}
/** A header that this message could have, with a value to begin with. */
export interface PossibleRow extends RowBase {
  readonly state: 'possible';
}
export type Row = PresentRow | AwayRow | PossibleRow;

const MARKS: Readonly<Record<HeadKind, Readonly<Record<string, Mark>>>> = {
  request: {
    host: 'required',
    upgrade: 'required',
    connection: 'required',
    'sec-websocket-key': 'required',
    'sec-websocket-version': 'required',
    origin: 'browser',
    'user-agent': 'browser',
    cookie: 'browser',
    pragma: 'browser',
    'cache-control': 'browser',
    'accept-encoding': 'browser',
    'accept-language': 'browser',
    'sec-fetch-dest': 'browser',
    'sec-fetch-mode': 'browser',
    'sec-fetch-site': 'browser',
  },
  response: { upgrade: 'required', connection: 'required', 'sec-websocket-accept': 'derived' },
};

export function markOf(kind: HeadKind, lowerName: string): Mark {
  return Object.hasOwn(MARKS[kind], lowerName) ? MARKS[kind][lowerName]! : 'optional';
}

/** What a header is switched on with when nothing says what it was. The accept is not here: it follows the key. */
export type Defaults = readonly (readonly [name: string, value: string])[];

/**
 * The rows of a head, in the order of the wire; a line that was switched off keeps its place, what is merely possible comes last.
 */
export function rowsOf(head: MessageHead, away: readonly AwayLine[], defaults: Defaults): Row[] {
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  const idOf = (lowerName: string): string => {
    const count = (seen.get(lowerName) ?? 0) + 1;
    seen.set(lowerName, count);
    return count === 1 ? lowerName : `${lowerName} ${count}`;
  };
  const base = (name: string, value: string): RowBase => {
    const lowerName = asciiLower(name);
    return { id: idOf(lowerName), name, lowerName, value, mark: markOf(head.kind, lowerName) };
  };
  const waiting = [...away].sort((a, b) => a.at - b.at);
  const putAway = (isLast: boolean): void => {
    while (waiting[0] && (isLast || waiting[0].at <= rows.length)) {
      const line = waiting.shift()!;
      rows.push({ ...base(line.name, line.value), state: 'away', away: line });
    }
  };
  head.fields.forEach((field, at) => {
    putAway(false);
    rows.push({ ...base(field.name, field.value), state: 'present', field, at });
  });
  putAway(true);
  for (const [name, value] of defaults) {
    if (!seen.has(asciiLower(name))) rows.push({ ...base(name, value), state: 'possible' });
  }
  return rows;
}
