/**
 * The state of the messages page: the cards, who sends them, the step, where TCP cuts; and all of it as a link.
 *
 * Knows what can be changed and how to take it back. What a receiver does is the core's (receiver.ts asks it). Must not know the
 * DOM or a source of randomness: masking keys are handed in.
 */
import type { DeedFacts } from '../../i18n/messages/facts.ts';
import type { MessagesTexts } from '../../i18n/messages/en.ts';
import type { FindingCode } from '../../protocol/findings.ts';
import type { FrameEdit } from '../../protocol/frame/edit.ts';
import { makeFrame, moved, payloadOf } from '../../protocol/frame/frame-list.ts';
import { TEXT } from '../../protocol/frame/opcodes.ts';
import { Stepper } from '../../state/stepper.svelte.ts';
import { UndoStack } from '../../state/undo-stack.ts';
import { type Cards, cardsOf, finOf, newFrame, type NewKind, payloadLength, recut, streamOf } from './cards.ts';
import type * as Deeds from './deeds.ts';
import { EMPTY_STREAM, FIRST_KEY, FIRST_STREAM } from './first.ts';
import { fits, type MessagesLink, MOST_BYTES, ROOM, type Way } from './messages-link.ts';
import { receive } from './receiver.ts';
import { sentenceAt } from './sentences.ts';
import { cellsOf } from './units.ts';

/** What a change can be taken back to. */
interface Situation {
  readonly cards: Cards;
  readonly way: Way;
  readonly cuts: readonly number[];
}

export class MessageLab {
  #now = $state.raw<Situation>({ cards: cardsOf(FIRST_STREAM, 0), way: 's2c', cuts: [] });
  #nextId = 100;
  readonly #keys: () => Uint8Array;
  readonly #fetchDeeds: () => Promise<typeof Deeds>;
  #deeds: typeof Deeds | null = null;
  readonly #undo = new UndoStack<Situation>(({ cards }) => 64 + cards.reduce((sum, card) => sum + card.bytes.length, 0));
  /** Counts changes of the stack, which is no state of its own. */
  #changes = $state(0);
  readonly stepper: Stepper;
  /** The title of a finding, once the words of findings are here. */
  titleOf = $state.raw<((code: FindingCode) => string) | null>(null);

  /** The last deed, for those who hear it; a new object each time. */
  deed = $state.raw<DeedFacts | null>(null);
  /** Key of the character or byte that is pointed at, and of the one that stays lit. */
  hover = $state<string | null>(null);
  pin = $state<string | null>(null);

  readonly cards = $derived.by(() => this.#now.cards);
  readonly way = $derived.by(() => this.#now.way);
  readonly stream = $derived.by(() => streamOf(this.cards));
  readonly reception = $derived.by(() => receive(this.cards, this.way));
  readonly cells = $derived.by(() => cellsOf(this.cards, this.reception));
  /** Cuts that lie in the stream. */
  readonly cuts = $derived.by(() => this.#now.cuts.filter((cut) => cut > 0 && cut < this.stream.length));
  readonly lit = $derived.by(() => this.hover ?? this.pin);

  /** `keys` gives a fresh masking key; `deeds` brings what changes bytes, which the first view does not need. */
  constructor(texts: MessagesTexts, keys: () => Uint8Array, deeds: () => Promise<typeof Deeds> = () => import('./deeds.ts')) {
    this.#keys = keys;
    this.#fetchDeeds = deeds;
    this.stepper = new Stepper({
      count: () => this.reception.moments.length - 1,
      sentence: (step) => sentenceAt(this, step, texts),
    });
  }

  /** What the receiver has at this step. */
  get moment() {
    return this.reception.moments[this.stepper.index]!;
  }
  /** The card of this step; at the start, the first one. -1: there is none. */
  get current(): number {
    return this.stepper.shown - 1;
  }
  get canUndo(): boolean {
    return this.#changes >= 0 && this.#undo.canUndo;
  }
  get canRedo(): boolean {
    return this.#changes >= 0 && this.#undo.canRedo;
  }
  /** One frame that is a message by itself: there is nothing to put together yet. */
  get isAlone(): boolean {
    return this.cards.length === 1 && finOf(this.cards[0]!);
  }

  move(from: number, to: number): void {
    const of = this.cards.length;
    if (from === to || to < 0 || to >= of) return;
    this.#set(moved(this.cards, from, to), { kind: 'moved', to: to + 1, of });
  }

  /** `byte` counts payload bytes: the second frame begins with it. `inside`: that is inside a character. */
  split(at: number, byte: number, inside: boolean): void {
    this.#do(({ split }) => {
      const cards = split(this.cards, at, byte, this.#keys(), this.#nextId++);
      return cards === null || this.#set(cards, { kind: 'split', frame: at + 1, inside });
    });
  }

  merge(at: number): void {
    this.#do(({ merged }) => {
      const cards = merged(this.cards, at);
      return cards === null || this.#set(cards, { kind: 'merged', frame: at + 1, of: cards.length });
    });
  }

  remove(at: number): void {
    const cards = this.cards.toSpliced(at, 1);
    if (cards.length === 0) this.clear();
    else this.#set(cards, { kind: 'removed', frame: at + 1, of: cards.length });
  }

  /** Puts a new frame so that it stands at `at`. */
  insert(at: number, kind: NewKind): void {
    const bytes = newFrame(kind, this.way === 'c2s' ? this.#keys() : null);
    const cards = this.cards.toSpliced(at, 0, { id: this.#nextId++, bytes });
    this.#set(cards, { kind: 'inserted', frame: at + 1, of: cards.length });
  }

  setFin(at: number, fin: boolean): void {
    this.edit(at, { kind: 'flag', flag: 'fin', value: fin }, { kind: 'fin', frame: at + 1, fin });
  }

  /** Changes of the same `group` in a row are taken back together. False: the lane has no room for it. */
  edit(at: number, edit: FrameEdit, deed: DeedFacts | null = null, group: string | null = null): boolean {
    return this.#do(({ edited }) => this.#set(edited(this.cards, at, edit), deed, group));
  }
  seal(): void {
    this.#undo.seal();
  }

  /** The same frames, sent by the other side. The first client frame gets the RFC's key. */
  turn(way: Way): void {
    if (way === this.way) return;
    this.#do(({ turned }) =>
      this.#set(
        turned(this.cards, way, (at) => (at === 0 ? FIRST_KEY : this.#keys())),
        null,
        null,
        { way },
      ),
    );
  }

  cut(cuts: readonly number[]): void {
    this.#set(this.cards, null, 'cuts', { cuts: cuts.toSorted((a, b) => a - b) });
  }

  /** One card that asks to be split. */
  clear(): void {
    this.stepper.first();
    this.pin = null;
    const bytes = makeFrame(TEXT, payloadOf(EMPTY_STREAM), this.way === 'c2s' ? FIRST_KEY : null);
    this.#set([{ id: this.#nextId++, bytes }], null, null, { cuts: [] });
  }

  /** Another stream in the place of this one. */
  show(stream: Uint8Array, way: Way = 's2c', cuts: readonly number[] = [], step = 0): void {
    this.#record(null);
    this.#put({ cards: this.#fresh(stream), way, cuts });
    this.pin = null;
    this.stepper.seek(step);
  }

  undo(): void {
    this.#return(this.#undo.undo(this.#now), 'undone');
  }
  redo(): void {
    this.#return(this.#undo.redo(this.#now), 'redone');
  }

  get link(): MessagesLink {
    return { f: this.stream, dir: this.way, step: this.stepper.index, cuts: this.cuts };
  }

  /** Shows what a link says; what it leaves out is as on the untouched page. */
  open({ f = FIRST_STREAM, dir = 's2c', step = 0, cuts = [] }: Partial<MessagesLink>): void {
    const inside = cuts.filter((cut) => cut < Math.min(f.length, MOST_BYTES));
    // The default stream is a server's: sent by a client it would be masked.
    this.#put({ cards: this.#fresh(f), way: dir, cuts: inside });
    this.pin = null;
    this.stepper.seek(step);
  }

  /** Fetches what changes bytes, so that the first change need not wait for it. */
  prepare(): void {
    this.#do(() => true);
  }

  /** True when a payload of so many bytes in this card makes more than the lane holds, whatever happens to the header. */
  isTooMuch(at: number, length: number): boolean {
    return this.stream.length - payloadLength(this.cards[at]!) + length > MOST_BYTES;
  }

  /** At once; or as soon as what it takes is here. */
  #do(act: (deeds: typeof Deeds) => boolean): boolean {
    if (this.#deeds !== null) return act(this.#deeds);
    this.#fetchDeeds().then(
      (deeds) => {
        this.#deeds = deeds;
        act(deeds);
      },
      // It did not arrive: the next change asks again.
      () => undefined,
    );
    return true;
  }

  #fresh(stream: Uint8Array): Cards {
    const cards = cardsOf(stream, this.#nextId);
    this.#nextId += cards.length;
    return cards;
  }

  #set(cards: Cards, deed: DeedFacts | null, group: string | null = null, beside: Partial<Situation> = {}): boolean {
    if (!fits(cards.map((card) => card.bytes))) {
      this.deed = { kind: 'full', ...ROOM };
      return false;
    }
    this.#record(group);
    const next = recut(cards, this.#nextId);
    this.#nextId += next.length;
    this.#put({ ...this.#now, ...beside, cards: next });
    this.deed = deed;
    return true;
  }

  #record(group: string | null): void {
    this.#undo.record(this.#now, group);
    this.#changes++;
  }

  #put(situation: Situation): void {
    this.#now = situation;
    this.hover = null;
  }

  #return(situation: Situation | null, kind: 'undone' | 'redone'): void {
    if (!situation) return;
    this.#changes++;
    this.#put(situation);
    this.deed = { kind };
  }
}
