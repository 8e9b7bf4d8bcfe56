/**
 * What is done with the present frame as a whole: another put behind it, doubled, taken out, moved, cut, joined.
 *
 * Knows what is looked at afterwards. Must not know where bytes lie (stream-edit.ts), what is inside a frame, how a change is
 * taken back, or any control.
 */
import { mergeFrames, splitFrame } from '../protocol/frame/fragments.ts';
import { serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';
import type { Bench } from './bench.svelte.ts';
import type { EditHistory } from './edit-history.svelte.ts';
import { framePlace, moved, withBytes, type FramePlace } from './stream-edit.ts';

export class FrameMoves {
  readonly #bench: Bench;
  readonly #history: EditHistory;
  readonly #drawKey: () => Uint8Array;

  /** `drawKey` draws four fresh bytes for a masking key. */
  constructor(bench: Bench, history: EditHistory, drawKey: () => Uint8Array) {
    this.#bench = bench;
    this.#history = history;
    this.#drawKey = drawKey;
  }

  /** Puts a frame behind the present one: masked where its side masks. */
  add(opcode: number, payload: Uint8Array): void {
    this.#history.inTurn(() => {
      const place = this.#place;
      const { dissected } = this.#bench;
      const masked = place?.run.index?.direction === 'c2s' || (place?.run.index?.direction !== 's2c' && dissected?.masked === true);
      this.#insert(place, serializeFrame(simpleSpec(opcode, payload, masked ? this.#drawKey() : null)));
    });
  }

  duplicate(): void {
    this.#history.inTurn(() => {
      const place = this.#place;
      if (place) this.#insert(place, place.run.bytes.slice(place.start, place.end));
    });
  }

  /** Takes the present frame out. */
  remove(): void {
    this.#history.inTurn(() => {
      const place = this.#place;
      if (place) this.#history.apply(withBytes(this.#bench.paste.document, place, []), this.#bench.frame);
    });
  }

  canMove(by: 1 | -1): boolean {
    return moved(this.#bench.paste.document, this.#bench.frame, by) !== null;
  }

  /** Changes places with the frame before (-1) or behind it in its run. */
  move(by: 1 | -1): void {
    this.#history.inTurn(() => {
      const { paste, frame } = this.#bench;
      const runs = moved(paste.document, frame, by);
      if (runs) this.#history.apply(runs, frame + by);
    });
  }

  /** Cuts the present frame in two before payload byte `at`. */
  split(at: number): void {
    this.#history.inTurn(() => {
      const place = this.#place;
      const parts = place && splitFrame(place.run.bytes.subarray(place.start, place.end), at, this.#drawKey());
      if (parts) this.#history.apply(withBytes(this.#bench.paste.document, place, parts), this.#bench.frame);
    });
  }

  get canMerge(): boolean {
    return this.#merged !== null;
  }

  /** Joins the present frame and the one behind it. */
  merge(): void {
    this.#history.inTurn(() => {
      const merged = this.#merged;
      if (merged) this.#history.apply(withBytes(this.#bench.paste.document, merged.place, [merged.bytes]), this.#bench.frame);
    });
  }

  get #place(): FramePlace | null {
    return framePlace(this.#bench.paste.document, this.#bench.frame);
  }

  get #merged(): { readonly place: FramePlace; readonly bytes: Uint8Array } | null {
    const place = this.#place;
    const next = framePlace(this.#bench.paste.document, this.#bench.frame + 1);
    if (!place || next?.runIndex !== place.runIndex) return null;
    const { bytes } = place.run;
    const merged = mergeFrames(bytes.subarray(place.start, place.end), bytes.subarray(next.start, next.end));
    return merged && { place: { ...place, end: next.end }, bytes: merged };
  }

  #insert(place: FramePlace | null, bytes: Uint8Array): void {
    const { document } = this.#bench.paste;
    const behind = place && { ...place, start: place.end };
    this.#history.apply(withBytes(document, behind, [bytes]), place ? this.#bench.frame + 1 : document.frameCount);
  }
}
