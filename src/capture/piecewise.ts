/**
 * A paste that mixes ways of writing: the lines that the best reading leaves out go to the readers that read them well.
 *
 * Knows drafts, lines, and what makes a reading of lines a good one. Must not know any format.
 */
import { joinBytes } from '../protocol/bytes/join.ts';
import type { Draft, Reader, Source } from './draft.ts';
import { bytesOfBlocks, firstByteAt, mergeDrafts, type Block } from './merge-drafts.ts';
import { framePlausibility } from './plausibility.ts';
import { confidenceOf, UNMISTAKABLE } from './rank.ts';
import { doubtfulLines, linesRead, lineStarts, onlyLines, type LinesRead } from './source-lines.ts';

/** More formats than this in one paste are nobody's. */
const MOST_FORMATS = 4;
/** Bytes of other lines must look like whole frames: the words around a paste are full of numbers. */
const LEAST_PLAUSIBLE = 0.5;
/** And so much more than what they are read as now, if they are: a remark behind a byte may look like more of them. */
const GAIN = 0.3;
const LEAST_OVER = 0.9;
/** Below this the best reading itself is an accident, and what the others read is all there is. */
const LEAST_OF_BEST = 0.25;
/** A grammar that much of the text contradicts is no reading of it. */
const LEAST_FIT = 0.4;
/** Characters by which a reader must read a line better than the one that has it. */
const MARGIN = 3;
/** Of many doubtful lines, so many characters tell which readers to ask, and so many lines whose beginnings are alike. */
const SAMPLE = 32_768;
const SHAPE = 160;
const SAME_SHAPE = 4;
/** So few readers are asked then, and only those that make so much of the sample. */
const MOST_ASKED = 3;
const LEAST_PROMISING = 0.2;

const NOBODY = 255;

/** A reader with the draft that some lines of the paste are taken from. */
interface Claim {
  readonly reader: Reader;
  readonly draft: Draft;
  readonly read: LinesRead;
}

/** Lines [from, to) that follow each other. */
interface LineRun {
  readonly from: number;
  readonly to: number;
}

/** What a further draft would read, and which of the lines only spell again what was read beside them. */
interface Offer {
  readonly claim: Claim;
  readonly won: readonly LineRun[];
  readonly again: readonly LineRun[];
  /** Characters of all these lines that it reads, by the fit of its grammar. */
  readonly worth: number;
}

/** The lines of a paste as they are dealt out: to which claim each belongs, and which are worth another reader's look. */
class Deal {
  readonly source: Source;
  readonly starts: Uint32Array;
  readonly claims: Claim[];
  readonly owner: Uint8Array;
  readonly doubtful: Uint8Array;

  constructor(source: Source, starts: Uint32Array, first: Claim) {
    this.source = source;
    this.starts = starts;
    this.claims = [first];
    this.owner = Uint8Array.from(first.read.count, (count) => (count > 0 ? 0 : NOBODY));
    this.doubtful = doubtfulLines(first.draft, source.text, starts, first.read);
  }

  /** Characters of the line that are read as it is dealt now. */
  readNow(line: number): number {
    return this.claims[this.owner[line]!]?.read.count[line] ?? 0;
  }

  /** How much the bytes look like frames that are read in these lines as they are dealt now; 0 when there are none. */
  plausibilityNow({ from, to }: LineRun): number {
    let line = from;
    while (line < to && this.readNow(line) === 0) line++;
    return line === to ? 0 : framePlausibility(bytesOfLines(this.claims[this.owner[line]!]!.draft, this.starts, { from: line, to }));
  }

  /** True when the bytes end or begin what is read in the nearest line before or behind: one frame in two spellings. */
  isSpelledBeside(bytes: Uint8Array, { from, to }: LineRun): boolean {
    if (bytes.length < 3) return false;
    let before = from - 1;
    while (before >= 0 && this.readNow(before) === 0) before--;
    let behind = to;
    while (behind < this.owner.length && this.readNow(behind) === 0) behind++;
    const last = before < 0 ? null : this.claims[this.owner[before]!]!.draft;
    const next = behind >= this.owner.length ? null : this.claims[this.owner[behind]!]!.draft;
    return (
      (last !== null && holdsAt(last.bytes, firstByteAt(last, this.starts[before + 1]!) - bytes.length, bytes)) ||
      (next !== null && holdsAt(next.bytes, firstByteAt(next, this.starts[behind]!), bytes))
    );
  }

  accept({ claim, won, again }: Offer): void {
    const index = won.length > 0 ? this.claims.push(claim) - 1 : 0;
    for (const { from, to } of won) {
      this.owner.fill(index, from, to);
      this.doubtful.fill(0, from, to);
    }
    // The first reader left these out, and leaves them out again.
    for (const { from, to } of again) {
      for (let line = from; line < to; line++) if (this.owner[line] === NOBODY) this.owner[line] = 0;
      this.doubtful.fill(0, from, to);
    }
  }
}

function bytesOfLines(draft: Draft, starts: Uint32Array, { from, to }: LineRun): Uint8Array {
  return draft.bytes.subarray(firstByteAt(draft, starts[from]!), firstByteAt(draft, starts[to]!));
}

function holdsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  if (at < 0 || at + part.length > bytes.length) return false;
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

/**
 * The draft that joins `best`, which `reader` has read, with what other readers make of the lines that it leaves out; null when no reader reads such
 * lines as whole frames. Linear in the text's length; next to no work when `best` leaves nothing out.
 */
export function readPiecewise(source: Source, best: Draft, reader: Reader, readers: readonly Reader[]): Draft | null {
  if (best.dropped.length === 0 || best.pieces.some(({ kind }) => kind !== 'frames')) return null;
  const starts = lineStarts(source.text);
  if (starts.length < 3) return null;
  const deal = new Deal(source, starts, { reader, draft: best, read: linesRead(best, starts) });
  let again = false;
  while (deal.claims.length < MOST_FORMATS && deal.doubtful.includes(1)) {
    const offer = bestOffer(deal, readers);
    if (offer === null) break;
    deal.accept(offer);
    again ||= offer.again.length > 0;
  }
  const [, second] = deal.claims;
  if (second !== undefined && isAccident(deal)) {
    const other = second.reader.read(source).find(({ format }) => format === second.draft.format);
    const isSure = other !== undefined && framePlausibility(other.bytes) >= LEAST_PLAUSIBLE;
    return isSure ? (readPiecewise(source, other, second.reader, readers) ?? other) : null;
  }
  const draft = second !== undefined ? join(deal) : again ? best : null;
  return draft !== null && again ? { ...draft, notes: [...draft.notes, { code: 'spelled-again', params: {} }] } : draft;
}

/** True when what is left of the first reading looks like no frame at all and its grammar is a loose one. */
function isAccident({ claims: [first], starts, owner }: Deal): boolean {
  const { draft } = first!;
  if (draft.fit >= UNMISTAKABLE) return false;
  const parts: Uint8Array[] = [];
  for (let line = 0; line < owner.length; line++)
    if (owner[line] === 0) parts.push(bytesOfLines(draft, starts, { from: line, to: line + 1 }));
  return framePlausibility(joinBytes(parts)) < LEAST_OF_BEST;
}

function bestOffer(deal: Deal, readers: readonly Reader[]): Offer | null {
  const { source, starts, owner, doubtful } = deal;
  const rest = onlyLines(source, starts, (line) => doubtful[line] === 1 || owner[line] === NOBODY);
  let best: Offer | null = null;
  for (const reader of promising(deal, readers)) {
    for (const draft of reader.read(rest)) {
      if (draft.bytes.length === 0 || draft.fit < LEAST_FIT || draft.pieces.some(({ kind }) => kind !== 'frames')) continue;
      const offer = offerOf(deal, { reader, draft, read: linesRead(draft, starts) });
      if (offer.worth > (best?.worth ?? 0)) best = offer;
    }
  }
  return best;
}

/** The readers to ask: all of them while there is little to read, else those that make something of a sample. */
function promising({ source, starts, doubtful }: Deal, readers: readonly Reader[]): readonly Reader[] {
  const parts: string[] = [];
  const rawParts: string[] = [];
  // Lines of a log are alike but for their words and numbers, so a few of each shape stand for all.
  const seen = new Map<string, number>();
  let length = 0;
  for (let line = doubtful.indexOf(1); line >= 0; line = doubtful.indexOf(1, line + 1)) {
    if (length >= SAMPLE) break;
    const shape = shapeOf(source.text.slice(starts[line], Math.min(starts[line + 1]!, starts[line]! + SHAPE)));
    const times = seen.get(shape) ?? 0;
    if (times >= SAME_SHAPE) continue;
    seen.set(shape, times + 1);
    const end = Math.min(starts[line + 1]!, starts[line]! + SAMPLE);
    parts.push(source.text.slice(starts[line], end));
    rawParts.push(source.raw.slice(starts[line], end));
    length += end - starts[line]!;
  }
  if (length < SAMPLE && source.text.length < SAMPLE) return readers;
  const sample: Source = { text: parts.join(''), raw: rawParts.join(''), readAs: null };
  return readers
    .map((reader) => ({ reader, promise: Math.max(0, ...reader.read(sample).map((draft) => confidenceOf(draft, false))) }))
    .filter(({ promise }) => promise >= LEAST_PROMISING)
    .sort((a, b) => b.promise - a.promise)
    .slice(0, MOST_ASKED)
    .map(({ reader }) => reader);
}

function shapeOf(line: string): string {
  return line.replace(/\d+/g, '0').replace(/[A-Za-z]+/g, 'a');
}

/** The doubtful lines that the claim's draft reads better than they are read now, as far as their bytes are whole frames. */
function offerOf(deal: Deal, claim: Claim): Offer {
  const { starts, doubtful } = deal;
  const won: LineRun[] = [];
  const again: LineRun[] = [];
  let worth = 0;
  const isBetter = (line: number): boolean => doubtful[line] === 1 && claim.read.count[line]! >= deal.readNow(line) + MARGIN;
  for (let from = 0; from < doubtful.length; from++) {
    if (!isBetter(from)) continue;
    let to = from + 1;
    while (to < doubtful.length && (isBetter(to) || (claim.read.count[to] === 0 && deal.readNow(to) === 0))) to++;
    while (!isBetter(to - 1)) to--;
    const run = { from, to };
    const bytes = bytesOfLines(claim.draft, starts, run);
    const now = deal.plausibilityNow(run);
    if (framePlausibility(bytes, !claim.draft.truncated) >= (now > 0 ? Math.max(now + GAIN, LEAST_OVER) : LEAST_PLAUSIBLE)) {
      (isSpelledBeside(deal, claim.draft, run) ? again : won).push(run);
      for (let line = from; line < to; line++) worth += claim.read.count[line]!;
    }
    from = to - 1;
  }
  return { claim, won, again, worth: worth * claim.draft.fit };
}

/** Whole or line by line. */
function isSpelledBeside(deal: Deal, draft: Draft, run: LineRun): boolean {
  if (deal.isSpelledBeside(bytesOfLines(draft, deal.starts, run), run)) return true;
  for (let line = run.from; line < run.to; line++) {
    const bytes = bytesOfLines(draft, deal.starts, { from: line, to: line + 1 });
    if (bytes.length > 0 && !deal.isSpelledBeside(bytes, run)) return false;
  }
  return true;
}

/** Each claim's lines read once more without those of the others, so that no word of theirs marks a direction. */
function join({ source, starts, claims, owner }: Deal): Draft | null {
  dealContext(source.text, starts, owner);
  const drafts = claims.map(({ reader, draft }, index) => {
    const own = reader.read(onlyLines(source, starts, (line) => owner[line] === index));
    return own.find(({ format }) => format === draft.format) ?? null;
  });
  const blocks: Block[] = [];
  for (let from = 0; from < owner.length;) {
    let to = from + 1;
    while (to < owner.length && owner[to] === owner[from]) to++;
    const draft = drafts[owner[from]!] ?? null;
    if (draft === null) return null;
    blocks.push({ draft, start: starts[from]!, end: starts[to]! });
    from = to;
  }
  const written = bytesOfBlocks(blocks).filter(({ from, to }) => to > from);
  return new Set(written.map(({ draft }) => draft)).size < 2 ? null : mergeDrafts(written, claims[0]!.draft.format);
}

/**
 * Lines that nobody reads say something of those below them, as headings and directions do; but closing brackets and
 * counts right behind what was read belong to that.
 */
function dealContext(text: string, starts: Uint32Array, owner: Uint8Array): void {
  for (let from = 0; from < owner.length; from++) {
    if (owner[from] !== NOBODY) continue;
    let to = from + 1;
    while (to < owner.length && owner[to] === NOBODY) to++;
    const before = from > 0 ? owner[from - 1]! : owner[to]!;
    const behind = to < owner.length ? owner[to]! : before;
    let line = from;
    while (line < to && !/[g-zG-Z\u00c0-\uffff<>]/.test(text.slice(starts[line], Math.min(starts[line + 1]!, starts[line]! + 200)))) line++;
    owner.fill(before, from, line);
    owner.fill(behind, line, to);
    from = to - 1;
  }
}
