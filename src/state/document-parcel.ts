/**
 * A document in a few long arrays, to be handed from the worker to the page: a conversation of thousands of runs would
 * otherwise be hundreds of thousands of buffers, each of which costs at either end.
 *
 * Knows every field of runs and their indexes, and makes a run's arrays when they are asked for. Must not know how a
 * document is made or shown.
 */
import type { Dropped, RunKind, SourceMap } from '../capture/reading.ts';
import type { Diagnosis } from '../capture/diagnoses.ts';
import type { Direction } from '../protocol/annotation/model.ts';
import type { StreamIndex, Verdict } from '../protocol/connection/stream-index.ts';
import type { FrameDocument, StreamRun } from './frame-document.ts';

const DIRECTIONS: readonly Direction[] = ['unknown', 'c2s', 's2c'];
const KINDS: readonly RunKind[] = ['frames', 'payload', 'handshake'];
const PARTS: readonly Dropped['what'][] = [
  'offset-column',
  'ascii-column',
  'prefix',
  'suffix',
  'comment',
  'assignment',
  'elision',
  'prose',
  'lower-layers',
  'padding',
];

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;
type FrameColumn = 'offset' | 'byte0' | 'byte1' | 'headerLength' | 'payloadLength' | 'findings' | 'message' | 'state';
type MapColumn = 'byte' | 'char' | 'stride' | 'width';

/** What is kept of each run as numbers, in this order. The ends are those of its part of the long arrays. */
const FACTS = [
  'byteEnd',
  'frameEnd',
  'messageEnd',
  'messagesBefore',
  'stretchEnd',
  'kind',
  'direction',
  'marked',
  'opcode',
  'mapped',
  'indexed',
  'scanned',
  'judged',
  'inferred',
  'delivered',
  'closeFrame',
  'closed',
  'continued',
  'openLength',
  'closeCode',
  'verdictFrame',
  'verdictByte',
  'declaredHigh',
  'declaredLow',
] as const;
/** Stands for null and for what is absent: no fact is negative. */
const NONE = -1;

/** Structured-cloneable; every array in it owns its buffer. */
export interface Parcel {
  readonly rest: Omit<FrameDocument, 'runs' | 'dropped' | 'problemFrames'>;
  readonly problemFrames: Uint32Array;
  readonly dropped: { readonly start: Uint32Array; readonly end: Uint32Array; readonly what: Uint8Array };
  readonly facts: Float64Array;
  readonly bytes: Uint8Array;
  readonly map: Pick<SourceMap, MapColumn>;
  readonly frames: Pick<StreamIndex, FrameColumn>;
  readonly messageStart: Uint32Array;
  readonly rules: Pick<StreamIndex, 'rsv1Allowed' | 'maxMessage'>;
  /** Those of runs that have any, with their place. */
  readonly diagnoses: readonly (readonly [number, readonly Diagnosis[]])[];
}

/** One array of all parts; a part that is alone and owns its buffer is taken as it is. Empty ones may be anybody's. */
function joined<T extends Column>(parts: readonly T[], make: new (length: number) => T): T {
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && only.length > 0 && only.byteLength === only.buffer.byteLength) return only;
  const all = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Packs a document. Its arrays may become part of the parcel: hand over the parcel and forget the document. */
export function packParcel(document: FrameDocument): Parcel {
  const { runs, dropped, problemFrames, ...rest } = document;
  const indexes = runs.flatMap(({ index }) => (index ? [index] : []));
  const frameColumn = <T extends Column>(name: FrameColumn, make: new (length: number) => T): T =>
    joined(
      indexes.map((index) => index[name].subarray(0, index.frameCount) as T),
      make,
    );
  const mapColumn = (name: MapColumn): Uint32Array =>
    joined(
      runs.map(({ map }) => map[name].subarray(0, map.stretchCount)),
      Uint32Array,
    );
  return {
    rest,
    problemFrames: problemFrames.slice(),
    dropped: {
      start: Uint32Array.from(dropped, ({ start }) => start),
      end: Uint32Array.from(dropped, ({ end }) => end),
      what: Uint8Array.from(dropped, ({ what }) => PARTS.indexOf(what)),
    },
    facts: factsOf(runs),
    bytes: joined(
      runs.map(({ bytes }) => bytes),
      Uint8Array,
    ),
    map: { byte: mapColumn('byte'), char: mapColumn('char'), stride: mapColumn('stride'), width: mapColumn('width') },
    frames: {
      offset: frameColumn('offset', Float64Array),
      byte0: frameColumn('byte0', Uint8Array),
      byte1: frameColumn('byte1', Uint8Array),
      headerLength: frameColumn('headerLength', Uint8Array),
      payloadLength: frameColumn('payloadLength', Float64Array),
      findings: frameColumn('findings', Uint32Array),
      message: frameColumn('message', Int32Array),
      state: frameColumn('state', Uint8Array),
    },
    messageStart: joined(
      indexes.map(({ messageStart }) => messageStart),
      Uint32Array,
    ),
    rules: { rsv1Allowed: indexes[0]?.rsv1Allowed ?? false, maxMessage: indexes[0]?.maxMessage ?? null },
    diagnoses: runs.flatMap(({ diagnoses }, at) => (diagnoses.length > 0 ? [[at, diagnoses] as const] : [])),
  };
}

function factsOf(runs: readonly StreamRun[]): Float64Array {
  const facts = new Float64Array(runs.length * FACTS.length);
  const ends = { byteEnd: 0, frameEnd: 0, messageEnd: 0, stretchEnd: 0 };
  runs.forEach((run, at) => {
    const { index, map } = run;
    const declared = index?.lastDeclaredLength ?? null;
    const values: Record<(typeof FACTS)[number], number> = {
      byteEnd: (ends.byteEnd += run.bytes.length),
      frameEnd: (ends.frameEnd += index?.frameCount ?? 0),
      messageEnd: (ends.messageEnd += index?.messageCount ?? 0),
      messagesBefore: run.firstMessage,
      stretchEnd: (ends.stretchEnd += map.stretchCount),
      kind: KINDS.indexOf(run.kind),
      direction: DIRECTIONS.indexOf(run.direction),
      marked: Number(run.directionMarked),
      opcode: run.opcode ?? NONE,
      mapped: map.byteLength ?? NONE,
      indexed: Number(index !== null),
      scanned: index?.byteLength ?? 0,
      judged: DIRECTIONS.indexOf(index?.direction ?? 'unknown'),
      inferred: Number(index?.directionInferred ?? false),
      delivered: index?.deliveredMessages ?? 0,
      closeFrame: index?.closeFrame ?? NONE,
      closed: Number(index?.closed ?? false),
      continued: Number(index?.continued ?? false),
      openLength: index?.openLength ?? 0,
      closeCode: index?.verdict.closeCode ?? NONE,
      verdictFrame: index?.verdict.frame ?? NONE,
      verdictByte: index?.verdict.byte ?? NONE,
      // A declared length has up to 64 bits, more than a number holds.
      declaredHigh: declared === null ? NONE : Number(declared >> 32n),
      declaredLow: declared === null ? NONE : Number(declared & 0xffff_ffffn),
    };
    FACTS.forEach((name, i) => (facts[at * FACTS.length + i] = values[name]));
  });
  return facts;
}

/** The buffers of a parcel, to be handed over instead of copied. */
export function buffersOf({ problemFrames, dropped, facts, bytes, map, frames, messageStart }: Parcel): ArrayBuffer[] {
  const columns = [problemFrames, facts, bytes, messageStart, ...Object.values(dropped), ...Object.values(map), ...Object.values(frames)];
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
}

/** The document of a parcel. Its runs look into the parcel's arrays: making them copies nothing. */
export function unpackParcel(parcel: Parcel): FrameDocument {
  const { rest, problemFrames, dropped, facts } = parcel;
  const views: Views = { parcel, map: lastOne((at) => sourceMapAt(parcel, at)), index: lastOne((at) => streamIndexAt(parcel, at)) };
  const runs: StreamRun[] = [];
  for (let at = 0; at < facts.length / FACTS.length; at++) runs.push(new ParcelRun(views, at));
  for (const [at, diagnoses] of parcel.diagnoses) (runs[at] as ParcelRun).diagnoses = diagnoses;
  const parts: Dropped[] = [];
  for (let i = 0; i < dropped.start.length; i++)
    parts.push({ start: dropped.start[i]!, end: dropped.end[i]!, what: PARTS[dropped.what[i]!]! });
  return { ...rest, runs, dropped: parts, problemFrames };
}

/** What the runs of one parcel share. */
interface Views {
  readonly parcel: Parcel;
  readonly map: (at: number) => SourceMap;
  readonly index: (at: number) => StreamIndex;
}

const NO_DIAGNOSES: readonly Diagnosis[] = [];

/** A run of a parcel. Map and index are made when they are asked for, so that a run nobody looks at costs next to nothing. */
class ParcelRun implements StreamRun {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
  readonly directionMarked: boolean;
  readonly kind: RunKind;
  declare readonly opcode?: number;
  readonly firstFrame: number;
  readonly firstMessage: number;
  diagnoses = NO_DIAGNOSES;
  readonly #views: Views;
  readonly #at: number;

  constructor(views: Views, at: number) {
    this.#views = views;
    this.#at = at;
    const { parcel } = views;
    this.bytes = parcel.bytes.subarray(from(parcel, at, 'byteEnd'), fact(parcel, at, 'byteEnd'));
    this.direction = DIRECTIONS[fact(parcel, at, 'direction')]!;
    this.directionMarked = fact(parcel, at, 'marked') === 1;
    this.kind = KINDS[fact(parcel, at, 'kind')]!;
    const opcode = fact(parcel, at, 'opcode');
    if (opcode !== NONE) this.opcode = opcode;
    this.firstFrame = from(parcel, at, 'frameEnd');
    this.firstMessage = fact(parcel, at, 'messagesBefore');
  }

  get map(): SourceMap {
    return this.#views.map(this.#at);
  }

  get index(): StreamIndex | null {
    return fact(this.#views.parcel, this.#at, 'indexed') === 1 ? this.#views.index(this.#at) : null;
  }
}

/** Remembers the last answer: what is looked at is one run, again and again. */
function lastOne<T>(make: (at: number) => T): (at: number) => T {
  let [last, made]: [number, T | undefined] = [NONE, undefined];
  return (at) => {
    if (made === undefined || last !== at) [last, made] = [at, make(at)];
    return made;
  };
}

type Fact = (typeof FACTS)[number];
const PLACE = Object.fromEntries(FACTS.map((name, i) => [name, i])) as Record<Fact, number>;

function fact({ facts }: Parcel, at: number, name: Fact): number {
  return facts[at * FACTS.length + PLACE[name]]!;
}

/** Where the part of run `at` begins in a long array: at the end of the run before. */
function from(parcel: Parcel, at: number, end: 'byteEnd' | 'frameEnd' | 'messageEnd' | 'stretchEnd'): number {
  return at === 0 ? 0 : fact(parcel, at - 1, end);
}

function sourceMapAt(parcel: Parcel, at: number): SourceMap {
  const [start, end] = [from(parcel, at, 'stretchEnd'), fact(parcel, at, 'stretchEnd')];
  const { byte, char, stride, width } = parcel.map;
  const byteLength = fact(parcel, at, 'mapped');
  return {
    stretchCount: end - start,
    ...(byteLength === NONE ? {} : { byteLength }),
    byte: byte.subarray(start, end),
    char: char.subarray(start, end),
    stride: stride.subarray(start, end),
    width: width.subarray(start, end),
  };
}

function streamIndexAt(parcel: Parcel, at: number): StreamIndex {
  const value = (name: Fact): number => fact(parcel, at, name);
  const orNull = (name: Fact): number | null => (value(name) === NONE ? null : value(name));
  const [start, end] = [from(parcel, at, 'frameEnd'), value('frameEnd')];
  const [message, messageEnd] = [from(parcel, at, 'messageEnd'), value('messageEnd')];
  const { frames } = parcel;
  const high = value('declaredHigh');
  return {
    ...parcel.rules,
    frameCount: end - start,
    byteLength: value('scanned'),
    direction: DIRECTIONS[value('judged')]!,
    directionInferred: value('inferred') === 1,
    offset: frames.offset.subarray(start, end),
    byte0: frames.byte0.subarray(start, end),
    byte1: frames.byte1.subarray(start, end),
    headerLength: frames.headerLength.subarray(start, end),
    payloadLength: frames.payloadLength.subarray(start, end),
    findings: frames.findings.subarray(start, end),
    message: frames.message.subarray(start, end),
    state: frames.state.subarray(start, end),
    lastDeclaredLength: high === NONE ? null : (BigInt(high) << 32n) | BigInt(value('declaredLow')),
    messageCount: messageEnd - message,
    messageStart: parcel.messageStart.subarray(message, messageEnd),
    deliveredMessages: value('delivered'),
    closeFrame: orNull('closeFrame'),
    closed: value('closed') === 1,
    continued: value('continued') === 1,
    openLength: value('openLength'),
    verdict: { closeCode: orNull('closeCode') as Verdict['closeCode'], frame: orNull('verdictFrame'), byte: orNull('verdictByte') },
  };
}
