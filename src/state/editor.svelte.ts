/**
 * Edits of the frame that is looked at: its bits, bytes, fields and payload, and the repairs of its faults.
 *
 * Knows the mode and which edit a touch means. Must not know controls or wording, how an edit is taken back
 * (edit-history.svelte.ts), or frames as a whole (frame-moves.ts). Bytes are the only state: all else follows from the document.
 */
import { spliceBytes } from '../protocol/bytes/join.ts';
import type { Finding } from '../protocol/annotation/model.ts';
import { editFrame, type EditMode, type FrameEdit } from '../protocol/frame/edit.ts';
import { isRepairable, repairOf } from '../protocol/frame/repairs.ts';
import type { Bench } from './bench.svelte.ts';
import { EditHistory, type Telling } from './edit-history.svelte.ts';
import { FrameMoves } from './frame-moves.ts';
import type { Desk } from './paste-desk.ts';
import { frameBytes, framePlace, withBytes } from './stream-edit.ts';

export class Editor {
  readonly history: EditHistory;
  /** What can be done with the frame as a whole. */
  readonly moves: FrameMoves;
  mode = $state.raw<EditMode>('consistent');
  /** True since touching a bit or a byte switched to raw, until somebody chooses a mode: said once. */
  switchedByTouch = $state.raw(false);
  /** The payload is open in a box to type in. */
  payloadOpen = $state(false);
  /** Grows whenever that box is asked for, open or not: it takes the focus. */
  payloadAsked = $state.raw(0);

  readonly #bench: Bench;
  readonly #drawKey: () => Uint8Array;

  /** `drawKey` draws four fresh bytes for a masking key. */
  constructor(bench: Bench, desk: Desk, drawKey: () => Uint8Array) {
    this.#bench = bench;
    this.#drawKey = drawKey;
    this.history = new EditHistory(bench, desk);
    this.moves = new FrameMoves(bench, this.history, drawKey);
  }

  /** A fresh masking key. */
  drawKey(): Uint8Array {
    return this.#drawKey();
  }

  chooseMode(mode: EditMode): void {
    this.mode = mode;
    this.switchedByTouch = false;
    this.history.mended = null;
  }

  /**
   * Edits the frame. Edits of one `group` (a text being typed) one after the other are one step back. Touching a bit or a byte
   * goes on in raw mode.
   */
  change(edit: FrameEdit, group: string | null = null): void {
    if (!this.history.isBusy && this.history.mustWait()) return;
    const touches = edit.kind === 'bit' || edit.kind === 'splice';
    if (touches && this.mode === 'consistent') {
      this.mode = 'raw';
      this.switchedByTouch = true;
    }
    const { mode } = this;
    this.history.inTurn(() => this.#change([edit], mode, { group }));
  }

  /**
   * Replaces `remove` bytes of the frame at byte `at`. `plain`: `at` lies in the payload and the bytes are meant as they read
   * after unmasking, so the payload is edited; otherwise the wire is.
   */
  write(at: number, remove: number, insert: readonly number[], plain: boolean): void {
    const { dissected } = this.#bench;
    const group = remove === insert.length ? `byte ${at}` : null;
    const bytes = Uint8Array.from(insert);
    if (!plain || !dissected) return this.change({ kind: 'splice', at, remove, insert: bytes }, group);
    const from = at - dissected.headerLength;
    const { payload } = dissected;
    this.change({ kind: 'payload', payload: spliceBytes(payload, from, from + remove, bytes) }, group);
  }

  /** Repairs a fault in consistent mode, whatever the mode. */
  mend(finding: Finding): void {
    this.history.inTurn(() => {
      const { dissected, frame, paste } = this.#bench;
      const repair = dissected && repairOf(dissected, finding, this.#drawKey());
      const mended = isRepairable(finding.code) ? finding.code : null;
      const place = framePlace(paste.document, frame);
      if (repair?.kind === 'drop' && place) this.history.apply(withBytes(paste.document, place, []), frame, { mended });
      else if (repair?.kind === 'edits') this.#change(repair.edits, 'consistent', { mended });
    });
  }

  openPayload(): void {
    this.payloadOpen = true;
    this.payloadAsked++;
  }

  #change(edits: readonly FrameEdit[], mode: EditMode, { group = null, mended = null }: Telling): void {
    const { paste, frame } = this.#bench;
    const named = group === null ? null : `${frame} ${group}`;
    // A text that is being typed replaces what stood there when typing began: what half of it would have cut off stays.
    const begun = this.history.begun(named);
    const { document } = begun ?? paste;
    const before = frameBytes(document, frame);
    const after = edits.reduce((bytes, edit) => editFrame(bytes, edit, mode), before);
    if (!begun && sameBytes(before, after)) return;
    this.history.apply(withBytes(document, framePlace(document, frame), [after]), frame, { group: named, mended });
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
