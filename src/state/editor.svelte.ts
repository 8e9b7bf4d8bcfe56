/**
 * Changing what is on the bench: edits of a frame, frames added, cut and moved, and the way back from each.
 *
 * Knows how an edit becomes a new document and what is looked at afterwards. Must not know controls, keys or wording. Bytes are
 * the only state: the mode and the way back aside, everything follows from the document.
 */
import type { Finding } from '../protocol/annotation/model.ts';
import { editFrame, type EditMode, type FrameEdit } from '../protocol/frame/edit.ts';
import { mergeFrames, splitFrame } from '../protocol/frame/fragments.ts';
import { isRepairable, repairOf, type RepairableCode } from '../protocol/frame/repairs.ts';
import { serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';
import { goTo } from './bench-moves.ts';
import type { Bench } from './bench.svelte.ts';
import type { Desk } from './paste-desk.ts';
import type { PasteSnapshot } from './paste.svelte.ts';
import type { LinkRun } from './permalink.ts';
import { frameBytes, framePlace, joined, moved, withBytes, type FramePlace } from './stream-edit.ts';
import { UndoStack } from './undo-stack.ts';

/** What is gone back to: the paste, and the frame that was looked at. */
interface Moment {
  readonly paste: PasteSnapshot;
  readonly frame: number;
}

export class Editor {
  mode = $state.raw<EditMode>('consistent');
  /** True since touching a bit or a byte switched to raw, until somebody chooses a mode: said once. */
  switchedByTouch = $state.raw(false);
  /** What the last change repaired; null where it was no repair. */
  mended = $state.raw<RepairableCode | null>(null);
  /** The payload is open in a box to type in. */
  payloadOpen = $state(false);
  /** Grows whenever that box is asked for, open or not: it takes the focus. */
  payloadAsked = $state.raw(0);
  /** Grows with every change, so that what was edited can be told from what was only looked at. */
  changes = $state.raw(0);

  readonly #bench: Bench;
  readonly #desk: Desk;
  readonly #drawKey: () => Uint8Array;
  readonly #stack = new UndoStack<Moment>(({ paste }) => paste.text.length + bytesIn(paste));
  #arrivals: number;
  /** What was asked for while many bytes are being scanned elsewhere: it is done in turn, on what comes of the edit before. */
  #queue: (() => void)[] = [];
  #busy = false;
  /** What the last change left, and the number of its document: a later one was typed, or read differently. */
  #left: { readonly moment: Moment; readonly version: number } | null = null;
  /** Somebody tried to change a paste that is not read to its end. */
  #refused = $state(false);

  /** `drawKey` draws four fresh bytes for a masking key. */
  constructor(bench: Bench, desk: Desk, drawKey: () => Uint8Array) {
    this.#bench = bench;
    this.#desk = desk;
    this.#drawKey = drawKey;
    this.#arrivals = bench.paste.arrivals;
  }

  get canUndo(): boolean {
    void this.changes;
    return this.#isSame && this.#stack.canUndo;
  }

  get canRedo(): boolean {
    void this.changes;
    return this.#isSame && this.#stack.canRedo;
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

  /** True after a change that had to wait, until it could be made. */
  get isRefused(): boolean {
    return this.#refused && this.#waits;
  }

  /** A fresh masking key. */
  drawKey(): Uint8Array {
    return this.#drawKey();
  }

  chooseMode(mode: EditMode): void {
    this.mode = mode;
    this.switchedByTouch = false;
    this.mended = null;
  }

  /**
   * Edits the frame that is looked at. Edits of one `group` (a text being typed) one after the other are one step back.
   * Touching a bit or a byte goes on in raw mode.
   */
  change(edit: FrameEdit, group: string | null = null): void {
    if (!this.#busy && this.#mustWait()) return;
    const touches = edit.kind === 'bit' || edit.kind === 'splice';
    if (touches && this.mode === 'consistent') {
      this.mode = 'raw';
      this.switchedByTouch = true;
    }
    const { mode } = this;
    this.#do(() => this.#changeFrame([edit], mode, group));
  }

  /**
   * Replaces `remove` bytes of the present frame at byte `at`. `plain`: `at` lies in the payload and the bytes are meant as
   * they read after unmasking, so the payload is edited; otherwise the wire is.
   */
  write(at: number, remove: number, insert: readonly number[], plain: boolean): void {
    const { dissected } = this.#bench;
    const group = remove === insert.length ? `byte ${at}` : null;
    const bytes = Uint8Array.from(insert);
    if (!plain || !dissected) return this.change({ kind: 'splice', at, remove, insert: bytes }, group);
    const from = at - dissected.headerLength;
    const { payload } = dissected;
    this.change({ kind: 'payload', payload: joined([payload.subarray(0, from), bytes, payload.subarray(from + remove)]) }, group);
  }

  /** Edits in consistent mode, whatever the mode: repairs and what is built as a whole. */
  mend(finding: Finding): void {
    this.#do(() => {
      const { dissected, frame, paste } = this.#bench;
      const repair = dissected && repairOf(dissected, finding, this.#drawKey());
      const code = isRepairable(finding.code) ? finding.code : null;
      const place = this.#place;
      if (repair?.kind === 'drop' && place) this.#apply(withBytes(paste.document, place, []), frame, null, code);
      else if (repair?.kind === 'edits') this.#changeFrame(repair.edits, 'consistent', null, code);
    });
  }

  openPayload(): void {
    this.payloadOpen = true;
    this.payloadAsked++;
  }

  /** Ends a group of edits: the control was left. */
  seal(): void {
    this.#stack.seal();
  }

  /** Puts a frame behind the present one: masked where its side masks. */
  add(opcode: number, payload: Uint8Array): void {
    this.#do(() => {
      const place = this.#place;
      const { dissected } = this.#bench;
      const masked = place?.run.index?.direction === 'c2s' || (place?.run.index?.direction !== 's2c' && dissected?.masked === true);
      const frame = serializeFrame(simpleSpec(opcode, payload, masked ? this.#drawKey() : null));
      this.#insert(place, frame);
    });
  }

  duplicate(): void {
    this.#do(() => {
      const place = this.#place;
      if (place) this.#insert(place, place.run.bytes.slice(place.start, place.end));
    });
  }

  /** Takes the present frame out. */
  remove(): void {
    this.#do(() => {
      const place = this.#place;
      if (place) this.#apply(withBytes(this.#bench.paste.document, place, []), this.#bench.frame);
    });
  }

  canMove(by: 1 | -1): boolean {
    return moved(this.#bench.paste.document, this.#bench.frame, by) !== null;
  }

  /** Changes places with the frame before (-1) or behind it in its run. */
  move(by: 1 | -1): void {
    this.#do(() => {
      const { paste, frame } = this.#bench;
      const runs = moved(paste.document, frame, by);
      if (runs) this.#apply(runs, frame + by);
    });
  }

  /** Cuts the present frame in two before payload byte `at`. */
  split(at: number): void {
    this.#do(() => {
      const place = this.#place;
      const parts = place && splitFrame(place.run.bytes.subarray(place.start, place.end), at, this.#drawKey());
      if (parts) this.#apply(withBytes(this.#bench.paste.document, place, parts), this.#bench.frame);
    });
  }

  get #merged(): { readonly place: FramePlace; readonly bytes: Uint8Array } | null {
    const { document } = this.#bench.paste;
    const place = this.#place;
    const next = framePlace(document, this.#bench.frame + 1);
    if (!place || next?.runIndex !== place.runIndex) return null;
    const { bytes } = place.run;
    const merged = mergeFrames(bytes.subarray(place.start, place.end), bytes.subarray(next.start, next.end));
    return merged && { place: { ...place, end: next.end }, bytes: merged };
  }

  get canMerge(): boolean {
    return this.#merged !== null;
  }

  /** Joins the present frame and the one behind it. */
  merge(): void {
    this.#do(() => {
      const merged = this.#merged;
      if (merged) this.#apply(withBytes(this.#bench.paste.document, merged.place, [merged.bytes]), this.#bench.frame);
    });
  }

  undo(): void {
    this.#do(() =>
      this.#return((now) => {
        this.#catchUp();
        return this.#stack.undo(now);
      }),
    );
  }

  redo(): void {
    this.#do(() => this.#return((now) => this.#stack.redo(now)));
  }

  /** Does it, or puts it behind what is still being done. */
  #do(act: () => void): void {
    if (this.#busy) this.#queue.push(act);
    else act();
  }

  get #place(): FramePlace | null {
    return framePlace(this.#bench.paste.document, this.#bench.frame);
  }

  /** False once another paste, example or link has replaced what was edited: its way back is the browser's. */
  get #isSame(): boolean {
    return this.#arrivals === this.#bench.paste.arrivals;
  }

  get #now(): Moment {
    return { paste: this.#desk.snapshot(), frame: this.#bench.frame };
  }

  #changeFrame(edits: readonly FrameEdit[], mode: EditMode, group: string | null, mended: RepairableCode | null = null): void {
    const { paste, frame } = this.#bench;
    const named = group === null ? null : `${frame} ${group}`;
    this.#catchUp();
    // A text that is being typed replaces what stood there when typing began: what half of it would have cut off stays.
    const begun = this.#stack.begun(named);
    const { document } = begun?.paste ?? paste;
    const before = frameBytes(document, frame);
    const after = edits.reduce((bytes, edit) => editFrame(bytes, edit, mode), before);
    if (!begun && sameBytes(before, after)) return;
    this.#apply(withBytes(document, framePlace(document, frame), [after]), frame, named, mended);
  }

  #insert(place: FramePlace | null, bytes: Uint8Array): void {
    const behind = place && { ...place, start: place.end };
    const { document } = this.#bench.paste;
    this.#apply(withBytes(document, behind, [bytes]), place ? this.#bench.frame + 1 : document.frameCount);
  }

  #apply(runs: readonly LinkRun[], frame: number, group: string | null = null, mended: RepairableCode | null = null): void {
    if (this.#mustWait()) return;
    this.#catchUp();
    this.#stack.record(this.#now, group);
    const reading = this.#desk.edit(runs);
    if (!reading) return this.#look(frame, mended);
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

  #mustWait(): boolean {
    this.#refused = this.#waits;
    return this.#refused;
  }

  /** Takes note of what happened to the paste since the last change: another took its place, or it was typed into. */
  #catchUp(): void {
    const { arrivals, text, version } = this.#bench.paste;
    if (!this.#isSame) {
      this.#stack.clear();
      this.#left = null;
      this.#arrivals = arrivals;
    }
    if (!this.#left || this.#left.version === version) return;
    this.#stack.seal();
    if (this.#left.moment.paste.text !== text) this.#stack.record(this.#left.moment);
    this.#left = null;
  }

  #return(step: (now: Moment) => Moment | null): void {
    if (!this.#isSame || this.#mustWait()) return;
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
    this.#left = { moment: this.#now, version: this.#bench.paste.version };
    this.mended = mended;
    this.changes++;
  }
}

const bytesIn = ({ document }: PasteSnapshot): number => document.runs.reduce((sum, run) => sum + run.bytes.length, 0);

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
