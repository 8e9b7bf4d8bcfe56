/**
 * Lets through what a browser takes at a time: a data frame once its header is there, a control frame once it is there to its end.
 *
 * Knows where frames lie. Must not judge them: the engine, which would judge each byte as it comes, gets them behind this.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { isControl } from '../../protocol/frame/opcodes.ts';
import { MAX_CONTROL_LENGTH } from '../../protocol/frame/payload-length.ts';

export class FrameGate {
  /** The header of the frame that was let through last. */
  header: Uint8Array = new Uint8Array(0);
  #held: Uint8Array = new Uint8Array(0);
  /** Payload bytes of that frame that have not come. */
  #left = 0;

  /** What can go on now, in pieces of one frame each. */
  *let(bytes: Uint8Array): Generator<Uint8Array> {
    const all = joinBytes([this.#held, bytes]);
    let at = 0;
    while (at < all.length) {
      let count = this.#left;
      if (count === 0) {
        const { headerHave, headerNeeds, declared } = readHeader(all, at);
        if (all.length - at < 2 || headerHave < headerNeeds) break;
        const length = Number(declared);
        const isWhole = all.length - at - headerNeeds >= length;
        if (isControl(all[at]! & 0b0000_1111) && length <= MAX_CONTROL_LENGTH && !isWhole) break;
        this.header = all.subarray(at, at + headerNeeds);
        count = headerNeeds + length;
      }
      const end = Math.min(at + count, all.length);
      this.#left = count - (end - at);
      yield all.subarray(at, end);
      at = end;
    }
    this.#held = all.slice(at);
  }
}
