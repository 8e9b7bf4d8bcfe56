/**
 * The state of the handshake page: the bytes of a request and of a response. Key, accept, rows and verdicts follow from them, and
 * every change makes new bytes.
 *
 * Knows what can be changed and how to take it back. What is right is the core's (protocol/handshake). Must not know the DOM, the
 * clock or a source of randomness: a new key is handed in.
 */
import type { Direction } from '../../protocol/annotation/model.ts';
import { deriveAcceptKey } from '../../protocol/handshake/accept-key.ts';
import { lineOf, withFieldMoved, withLine, withoutField, withStartLine, withValue } from '../../protocol/handshake/edit.ts';
import type { HeaderField } from '../../protocol/handshake/field-line.ts';
import { fieldsNamed, type HeadKind, type MessageHead, readHead } from '../../protocol/handshake/head.ts';
import type { ByteRange } from '../../protocol/handshake/nodes.ts';
import { fromLatin1 } from '../../protocol/handshake/octets.ts';
import { judgeRequest } from '../../protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../protocol/handshake/response.ts';
import { type HandshakeLink, headsFit, runsFit } from '../../state/handshake-link.ts';
import { UndoStack } from '../../state/undo-stack.ts';
import { FIRST_KEY, REQUEST_DEFAULTS, requestWith, responseTo } from './first.ts';
import { bytesOfRawText } from './raw-text.ts';
import { type AwayLine, type Defaults, type Row, rowsOf } from './rows.ts';
import { octetsOfValue } from './value-text.ts';

/** Bytes behind the heads, in the order in which they came. */
export interface BehindRun {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

/** Bytes [start, end) of one message. */
export interface Lit extends ByteRange {
  readonly kind: HeadKind;
}

/** What a change can be taken back to. */
interface Moment {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
  readonly behind: readonly BehindRun[];
  readonly away: Readonly<Record<HeadKind, readonly AwayLine[]>>;
  readonly follows: boolean;
}

/** A moment weighs its messages and a little for itself. */
const newStack = (): UndoStack<Moment> => new UndoStack(({ request, response }) => request.length + response.length + 1024);

const NONE_AWAY: Moment['away'] = { request: [], response: [] };

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

export class HandshakeLab {
  #moment = $state.raw<Moment>({
    request: requestWith(FIRST_KEY),
    response: responseTo(FIRST_KEY),
    behind: [],
    away: NONE_AWAY,
    follows: true,
  });
  /** Step of the derivation. */
  step = $state(0);
  /** Whether the derivation is open down to the rounds of SHA-1. */
  open = $state(false);
  /** Keys of other requests in the paste. */
  otherKeys = $state.raw<readonly string[]>([]);
  /** The part that a phone shows. */
  tab = $state<'request' | 'response' | 'derivation' | 'check'>('request');
  view = $state<HandshakeLink['view']>('rows');
  #undo = newStack();
  /** Counts changes of the stack, which is no state of its own. */
  #changes = $state(0);

  readonly requestHead = $derived.by(() => readHead(this.request, 'request'));
  readonly responseHead = $derived.by(() => readHead(this.response, 'response'));
  /** The value of the request's first key, without the white space around it; empty when there is none. */
  readonly key = $derived.by(() => fieldsNamed(this.requestHead, 'sec-websocket-key')[0]?.value ?? '');
  /** What the accept has to be. */
  readonly accept = $derived.by(() => deriveAcceptKey(fromLatin1(this.key)));
  /** What the response says it is; null when it has none. */
  readonly given = $derived.by(() => fieldsNamed(this.responseHead, 'sec-websocket-accept')[0]?.value ?? null);
  readonly requestVerdict = $derived.by(() => judgeRequest(this.requestHead));
  /** Judged against the request, or alone where there is none. */
  readonly responseVerdict = $derived.by(() =>
    judgeResponse(this.responseHead, this.request.length === 0 ? null : sentBy(this.requestVerdict)),
  );
  /** Bytes that are pointed at in a finding or a check: their rows light. */
  lit = $state.raw<Lit | null>(null);
  readonly findings = $derived.by(() => ({
    // Of a message that is not there, nothing is said.
    request: this.request.length === 0 ? [] : this.requestVerdict.findings,
    response: this.response.length === 0 ? [] : this.responseVerdict.findings,
  }));
  readonly requestRows = $derived.by(() => rowsOf(this.requestHead, this.away.request, REQUEST_DEFAULTS));
  readonly responseRows = $derived.by(() => rowsOf(this.responseHead, this.away.response, this.#responseDefaults));
  readonly #responseDefaults = $derived.by((): Defaults => {
    const offered = fieldsNamed(this.requestHead, 'sec-websocket-protocol')[0]?.value.split(',')[0]?.trim();
    return [
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Accept', this.accept],
      ['Sec-WebSocket-Protocol', offered === undefined || offered === '' ? 'chat' : offered],
      ['Sec-WebSocket-Extensions', 'permessage-deflate'],
    ];
  });

  get request(): Uint8Array {
    return this.#moment.request;
  }
  get response(): Uint8Array {
    return this.#moment.response;
  }
  get behind(): readonly BehindRun[] {
    return this.#moment.behind;
  }
  get away(): Moment['away'] {
    return this.#moment.away;
  }
  /** What follows the two heads, in order: the rest of their own bytes, then what the paste had behind them. */
  get framesBehind(): readonly BehindRun[] {
    const rest = (head: MessageHead, direction: Direction): BehindRun[] =>
      head.complete && head.bytes.length > head.length ? [{ bytes: head.bytes.slice(head.length), direction }] : [];
    return [...rest(this.requestHead, 'c2s'), ...rest(this.responseHead, 's2c'), ...this.behind];
  }
  /** True while the response's accept goes along with the request's key. */
  get follows(): boolean {
    return this.#moment.follows;
  }
  get canUndo(): boolean {
    return this.#changes >= 0 && this.#undo.canUndo;
  }
  get canRedo(): boolean {
    return this.#changes >= 0 && this.#undo.canRedo;
  }

  headOf(kind: HeadKind): MessageHead {
    return kind === 'request' ? this.requestHead : this.responseHead;
  }
  rowsOf(kind: HeadKind): readonly Row[] {
    return kind === 'request' ? this.requestRows : this.responseRows;
  }
  bytesOf(kind: HeadKind): Uint8Array {
    return this.#moment[kind];
  }

  /** New bytes for one message; changes of the same `group` in a row are taken back together. */
  change(kind: HeadKind, bytes: Uint8Array, group: string | null = null): void {
    this.#set({ [kind]: bytes }, group);
  }

  /** A whole handshake, as a paste, an example or a repair brings it. What a message lacks is empty. */
  show(request: Uint8Array, response: Uint8Array, behind: readonly BehindRun[] = []): void {
    this.#record(null);
    this.#moment = { request, response, behind, away: NONE_AWAY, follows: followsIn(request, response) };
    this.otherKeys = [];
  }

  /** Another message in the place of one; a response brings its accept along. */
  replace(kind: HeadKind, bytes: Uint8Array, group: string | null = null): void {
    const request = kind === 'request' ? bytes : this.request;
    const follows = kind === 'response' ? followsIn(request, bytes) : this.follows;
    this.#set({ [kind]: bytes, follows, away: { ...this.away, [kind]: [] } }, group);
  }

  /** Both messages as an address makes them, while it is typed. */
  build(request: Uint8Array, response: Uint8Array): void {
    this.#set({ request, response, behind: [], follows: true, away: NONE_AWAY }, 'build');
  }

  /** A message with a finding mended. */
  repair(kind: HeadKind, bytes: Uint8Array): void {
    const request = kind === 'request' ? bytes : this.request;
    const response = kind === 'response' ? bytes : this.response;
    this.#set({ [kind]: bytes, follows: this.follows || followsIn(request, response) });
  }

  /** Both messages mended, as one change. */
  repairBoth(request: Uint8Array, response: Uint8Array): void {
    this.#set({ request, response, follows: this.follows || followsIn(request, response) });
  }

  /** `text` is what the message's raw text was edited into. */
  typeRaw(kind: HeadKind, text: string): void {
    const bytes = bytesOfRawText(this.#moment[kind], text);
    this.#set({ [kind]: bytes }, `raw ${kind}`);
  }

  typeStartLine(kind: HeadKind, text: string): void {
    this.change(kind, withStartLine(this.headOf(kind), octetsOfValue(text, '')), `start ${kind}`);
  }

  /** `text` is what the value of a present row was edited into. */
  typeValue(kind: HeadKind, field: HeaderField, text: string): void {
    const bytes = withValue(this.headOf(kind), field, octetsOfValue(text, field.value));
    const isAccept = kind === 'response' && field.lowerName === 'sec-websocket-accept';
    this.#set({ [kind]: bytes, ...(isAccept ? { follows: false } : {}) }, `value ${kind} ${field.lineRange.start}`);
  }

  /** Takes a line out, or brings it back. */
  toggle(kind: HeadKind, row: Row): void {
    const head = this.headOf(kind);
    const away = this.away[kind];
    const before = this.rowsOf(kind).slice(
      0,
      this.rowsOf(kind).findIndex(({ id }) => id === row.id),
    );
    if (row.state === 'present') {
      const { start, end } = row.field.lineRange;
      const line: AwayLine = { name: row.name, value: row.value, line: head.bytes.slice(start, end), at: before.length };
      this.#set({ [kind]: withoutField(head, row.field), away: { ...this.away, [kind]: [...away, line] } });
      return;
    }
    const line = row.state === 'away' ? this.#fresh(kind, row.away) : lineOf(row.name, row.value);
    const at = row.state === 'away' ? before.filter(({ state }) => state === 'present').length : head.fields.length;
    const rest = away.filter((each) => row.state !== 'away' || each !== row.away);
    this.#set({ [kind]: withLine(head, at, line), away: { ...this.away, [kind]: rest } });
  }

  move(kind: HeadKind, at: number, by: -1 | 1): void {
    this.change(kind, withFieldMoved(this.headOf(kind), at, by));
  }

  /** Gives the request this key, in the place of its first one. */
  useKey(key: string): void {
    this.#set({ request: withKey(this.request, key) });
  }

  /** Gives the response this accept, as if typed. */
  useAccept(accept: string): void {
    this.#set({ response: withAccept(this.responseHead, accept), follows: false });
  }

  /** Whether the accept goes along with the key from now on; if it does, it is set right at once. */
  follow(follows: boolean): void {
    this.#set({ follows });
  }

  /** False while the messages or the frames behind them are too long for a link. */
  get fits(): boolean {
    return headsFit(this.request, this.response) && runsFit(this.behind);
  }

  get link(): HandshakeLink {
    const { key, request, response, behind, step, view, open } = this;
    const heads = headsFit(request, response);
    const isUsual = sameBytes(request, requestWith(key));
    return {
      ...(runsFit(behind) ? { f: behind } : {}),
      ...(isUsual && key !== FIRST_KEY ? { key } : {}),
      step,
      view,
      open,
      ...(!isUsual && heads ? { req: request } : {}),
      ...(!sameBytes(response, responseTo(key)) && heads ? { res: response } : {}),
    };
  }

  /** Shows what a link says; what it leaves out is as on the untouched page. A key in it goes into its request. */
  openLink({ f = [], key, step = 0, view = 'rows', open = false, req, res }: Partial<HandshakeLink>): void {
    const request = req === undefined ? requestWith(key ?? FIRST_KEY) : key === undefined ? req : withKey(req, key);
    const given = fieldsNamed(readHead(request, 'request'), 'sec-websocket-key')[0]?.value ?? '';
    this.show(request, res ?? responseTo(given), f);
    this.#undo = newStack();
    this.step = step;
    this.view = view;
    this.open = open;
    this.tab = step > 0 || open ? 'derivation' : 'request';
  }

  undo(): void {
    const moment = this.#undo.undo(this.#moment);
    if (moment) this.#moment = moment;
    this.#changes++;
  }
  redo(): void {
    const moment = this.#undo.redo(this.#moment);
    if (moment) this.#moment = moment;
    this.#changes++;
  }
  /** What comes next is a change of its own. */
  seal(): void {
    this.#undo.seal();
  }

  /** A line that comes back carries the accept of today, if it follows. */
  #fresh(kind: HeadKind, { name, line }: AwayLine): Uint8Array {
    const isAccept = kind === 'response' && name.toLowerCase() === 'sec-websocket-accept';
    return isAccept && this.follows ? lineOf(name, this.accept) : line;
  }

  #record(group: string | null): void {
    this.#undo.record(this.#moment, group);
    this.#changes++;
  }

  #set(change: Partial<Moment>, group: string | null = null): void {
    const next = followed({ ...this.#moment, ...change });
    const { request, response, follows } = this.#moment;
    if (sameBytes(next.request, request) && sameBytes(next.response, response) && next.follows === follows) return;
    this.#record(group);
    this.#moment = next;
  }
}

/** The request with this key in the place of its first one. */
function withKey(request: Uint8Array, key: string): Uint8Array {
  const head = readHead(request, 'request');
  const field = fieldsNamed(head, 'sec-websocket-key')[0];
  return field ? withValue(head, field, fromLatin1(key)) : withLine(head, head.fields.length, lineOf('Sec-WebSocket-Key', key));
}

/** The moment with the accept that its key asks for, where it follows the key. */
function followed(moment: Moment): Moment {
  if (!moment.follows) return moment;
  const head = readHead(moment.response, 'response');
  if (fieldsNamed(head, 'sec-websocket-accept').length !== 1) return moment;
  return { ...moment, response: withAccept(head, acceptFor(moment.request)) };
}

function acceptFor(request: Uint8Array): string {
  return deriveAcceptKey(fromLatin1(fieldsNamed(readHead(request, 'request'), 'sec-websocket-key')[0]?.value ?? ''));
}

/** An accept follows the key as long as it is the right one, or there is none. */
function followsIn(request: Uint8Array, response: Uint8Array): boolean {
  const accepts = fieldsNamed(readHead(response, 'response'), 'sec-websocket-accept');
  return accepts.length === 0 || (accepts.length === 1 && accepts[0]!.value === acceptFor(request));
}

function withAccept(head: MessageHead, accept: string): Uint8Array {
  const field = fieldsNamed(head, 'sec-websocket-accept')[0];
  if (field?.value === accept) return head.bytes;
  return field ? withValue(head, field, fromLatin1(accept)) : withLine(head, head.fields.length, lineOf('Sec-WebSocket-Accept', accept));
}
