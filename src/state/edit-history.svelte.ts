/**
 * Changes to what is on the bench, one after the other, and the way back from each.
 *
 * Knows how new bytes become a document, what is looked at afterwards, and which moments can be come back to. Must not know
 * what a change is (editor.svelte.ts, frame-moves.ts), controls, keys or wording.
 */
import type { RepairableCode } from '../protocol/frame/repairs.ts';
import { goTo } from './bench-moves.ts';
import type { Bench } from './bench.svelte.ts';
import type { Desk } from './paste-desk.ts';
import type { PasteSnapshot } from './paste.svelte.ts';
import type { LinkRun } from './permalink.ts';
import { UndoStack } from './undo-stack.ts';

/** What is gone back to: the paste, and the frame that was looked at. */
interface Moment {
  readonly paste: PasteSnapshot;
  readonly frame: number;
}

/** The way back and forth through the edits of one paste: it can be put aside and taken up again with that paste. */
export class EditWay {
  readonly stack = new UndoStack<Moment>(({ paste }) => paste.text.length + bytesIn(paste));
  /** What the last change left, and the number of its document: a later one was typed, or read differently. */
  left: { readonly moment: Moment; readonly version: number } | null = null;
}

/** How a change is remembered and told. */
export interface Telling {
  /** Changes of one group (a text being typed) one after the other are one step back. Null never groups. */
  readonly group?: string | null;
  /** What the change repairs; null where it is no repair. */
  readonly mended?: RepairableCode | null;
}

export class EditHistory {
  /** Grows with every change, so that what was edited can be told from what was only looked at. */
  changes = $state.raw(0);
  /** What the last change repaired; null where it was no repair. */
  mended = $state.raw<RepairableCode | null>(null);

  readonly #bench: Bench;
  readonly #desk: Desk;
  #way = new EditWay();
  #arrivals: number;
  /** What was asked for while many bytes are being scanned elsewhere: it is done in turn, on what comes of the edit before. */
  #queue: (() => void)[] = [];
  #busy = false;
  /** Somebody tried to change a paste that is not read to its end. */
  #refused = $state(false);

  constructor(bench: Bench, desk: Desk) {
    this.#bench = bench;
    this.#desk = desk;
    this.#arrivals = bench.paste.arrivals;
  }

  get canUndo(): boolean {
    void this.changes;
    return this.#isSame && this.#way.stack.canUndo;
  }

  get canRedo(): boolean {
    void this.changes;
    return this.#isSame && this.#way.stack.canRedo;
  }

  /** True after a change that had to wait, until it could be made. */
  get isRefused(): boolean {
    return this.#refused && this.#waits;
  }

  /** True while a change before is still being scanned elsewhere. */
  get isBusy(): boolean {
    return this.#busy;
  }

  undo(): void {
    this.inTurn(() => {
      this.#return((now) => {
        this.#catchUp();
        return this.#way.stack.undo(now);
      });
    });
  }

  redo(): void {
    this.inTurn(() => {
      this.#return((now) => this.#way.stack.redo(now));
    });
  }

  /** Ends a group of changes: the control was left. */
  seal(): void {
    this.#way.stack.seal();
  }

  /** Does it, or puts it behind what is still being done. */
  inTurn(act: () => void): void {
    if (this.#busy) this.#queue.push(act);
    else act();
  }

  /** The paste before the first change of `group`, while that group runs. */
  begun(group: string | null): PasteSnapshot | null {
    this.#catchUp();
    return this.#way.stack.begun(group)?.paste ?? null;
  }

  /** Makes `runs` the document and looks at its frame `frame`. */
  apply(runs: readonly LinkRun[], frame: number, { group = null, mended = null }: Telling = {}): void {
    if (this.mustWait()) return;
    this.#catchUp();
    this.#way.stack.record(this.#now, group);
    const reading = this.#desk.edit(runs);
    if (!reading) {
      this.#look(frame, mended);
      return;
    }
    this.#busy = true;
    void reading.then(() => {
      this.#busy = false;
      this.#look(frame, mended);
      while (!this.#busy) {
        const next = this.#queue.shift();
        if (!next) break;
        next();
      }
    });
  }

  /** True while nothing may be changed; the page then says why. */
  mustWait(): boolean {
    this.#refused = this.#waits;
    return this.#refused;
  }

  /** The way back of what is on screen, to be put aside with it; null where nothing was edited. */
  putAside(): EditWay | null {
    this.#catchUp();
    const { stack } = this.#way;
    return stack.canUndo || stack.canRedo ? this.#way : null;
  }

  /** What is on screen came back as it was when `way` was put aside: the edits can be taken back again. */
  takeUp(way: EditWay | null): void {
    const { arrivals, version } = this.#bench.paste;
    this.#way = way ?? new EditWay();
    this.#arrivals = arrivals;
    this.#way.left = this.#way.left && { moment: this.#now, version };
    this.mended = null;
    this.changes++;
  }

  /**
   * True while the bytes on screen are not all that the box holds: a long paste is being read, or was stopped. Changing them
   * would throw the rest away.
   */
  get #waits(): boolean {
    const { document, input, progress, text } = this.#bench.paste;
    const unread = input.kind === 'text' && text.trim() !== '' && text !== document.text;
    return unread || document.partial || progress !== null;
  }

  /** False once another paste, example or link has replaced what was edited: its way back is put aside with it. */
  get #isSame(): boolean {
    return this.#arrivals === this.#bench.paste.arrivals;
  }

  get #now(): Moment {
    return { paste: this.#desk.snapshot(), frame: this.#bench.frame };
  }

  /** Takes note of what happened to the paste since the last change: another took its place, or it was typed into. */
  #catchUp(): void {
    const { arrivals, text, version } = this.#bench.paste;
    if (!this.#isSame) {
      this.#way = new EditWay();
      this.#arrivals = arrivals;
    }
    const { left, stack } = this.#way;
    if (!left || left.version === version) return;
    stack.seal();
    if (left.moment.paste.text !== text) stack.record(left.moment);
    this.#way.left = null;
  }

  #return(step: (now: Moment) => Moment | null): void {
    if (!this.#isSame || this.mustWait()) return;
    const moment = step(this.#now);
    if (!moment) return;
    this.#desk.restore(moment.paste, false);
    void this.#desk.diagnose();
    this.#look(moment.frame);
  }

  #look(frame: number, mended: RepairableCode | null = null): void {
    const { frameCount } = this.#bench.paste.document;
    goTo(this.#bench, Math.min(frame, Math.max(0, frameCount - 1)));
    this.#arrivals = this.#bench.paste.arrivals;
    this.#way.left = { moment: this.#now, version: this.#bench.paste.version };
    this.mended = mended;
    this.changes++;
  }
}

const bytesIn = ({ document }: PasteSnapshot): number => document.runs.reduce((sum, run) => sum + run.bytes.length, 0);
