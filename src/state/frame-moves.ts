/**
 * What is done with the present frame as a whole: another put behind it, doubled, taken out, moved, cut, joined.
 *
 * Knows what is looked at afterwards. Must not know where bytes lie (stream-edit.ts), what is inside a frame, how a change is
 * taken back, or any control.
 */
import type { Direction } from '../protocol/annotation/model.ts';
import { mergeFrames, splitFrame } from '../protocol/frame/fragments.ts';
import { serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';
import type { Bench } from './bench.svelte.ts';
import type { EditHistory } from './edit-history.svelte.ts';
import { answered, framePlace, moved, obstacleTo, withBytes, type FramePlace, type Obstacle } from './stream-edit.ts';

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

  /** The side that sends the present frame. */
  get side(): Direction {
    return this.#place?.run.index?.direction ?? 'unknown';
  }

  /** Puts a frame behind the present one: masked where its side masks. `other`: the side that does not send the present one. */
  add(opcode: number, payload: Uint8Array, other = false): void {
    this.#history.inTurn(() => {
      const place = this.#place;
      const { dissected, frame, paste } = this.#bench;
      const { side } = this;
      const masks = side === 'c2s' || (side !== 's2c' && dissected?.masked === true);
      const bytes = serializeFrame(simpleSpec(opcode, payload, masks !== other ? this.#drawKey() : null));
      if (place && other && side !== 'unknown') this.#history.apply(answered(paste.document, place, bytes), frame + 1);
      else this.#insert(place, bytes);
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

  /** What keeps the present frame from moving, or null. */
  obstacleTo(by: 1 | -1): Obstacle | null {
    return obstacleTo(this.#bench.paste.document, this.#bench.frame, by);
  }

  /** Changes places with the frame before (-1) or behind it, whoever sends that one. */
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

  /** What keeps the present frame from being joined with the one behind it, or null. */
  get obstacleToMerge(): Obstacle | 'side' | null {
    const { document } = this.#bench.paste;
    const [place, next] = [this.#place, framePlace(document, this.#bench.frame + 1)];
    if (!place || !next) return 'end';
    if (next.runIndex !== place.runIndex) return next.run.index?.direction === place.run.index?.direction ? 'part' : 'side';
    return this.#merged === null ? 'waits' : null;
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
