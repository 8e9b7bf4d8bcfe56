/**
 * Reads a frame's payload piece by piece: unmasks it where someone wants it, checks text and Close bodies as it comes.
 *
 * Knows bytes, the key and UTF-8 states. Must not know columns, messages or verdicts: it says what broke and where.
 */
import { ACCEPT, REJECT, utf8FirstBad, utf8Step } from '../bytes/utf8.ts';
import { utf8Check } from '../bytes/utf8-check.ts';
import { rotateKey, viewOf, xorInto } from '../bytes/xor.ts';
import { closeCodeFaults, reasonFaults } from '../frame/rules.ts';

/** Text is unmasked into this much at a time when nobody wants the unmasked bytes: it stays in the processor's cache. */
const BLOCK = 16 * 1024;

/** What a payload must be: anything, UTF-8, or a Close body. */
export type PayloadKind = 'any' | 'text' | 'close';

export class PayloadReader {
  /** UTF-8 state of the text message, or of the Close reason, at the end of what was read. */
  utf8 = ACCEPT;
  /** Index in the piece last read of the byte at which `utf8` became REJECT or a Close code became hopeless. */
  badAt = -1;

  private block: Uint8Array | null = null;
  private blockView: DataView | null = null;
  private readonly targetView: DataView | null;
  private closeHigh = 0;

  constructor(private readonly target: Uint8Array | null) {
    this.targetView = target === null ? null : viewOf(target);
  }

  /**
   * Text bytes [from, to) of a piece. `key` is the key word for payload index `done`, the payload bytes read before;
   * `place` is where the piece begins in the target. Moves `utf8` on; sets `badAt` when it becomes REJECT here.
   */
  readText(piece: Uint8Array, view: DataView, from: number, to: number, key: number, place: number): void {
    const before = this.utf8;
    if (before === REJECT) return this.copy(view, from, to, key, place);
    if (this.targetView !== null && this.fits(place, to - from)) {
      const seen = xorInto(view, from, to, key, this.targetView, place);
      if (before === ACCEPT && (seen & 0x80808080) === 0) return;
      this.check(this.target!, this.targetView, place, place + to - from, from - place);
      return;
    }
    if (key === 0) return this.check(piece, view, from, to, 0);
    const block = (this.block ??= new Uint8Array(BLOCK));
    const blockView = (this.blockView ??= viewOf(block));
    for (let at = from; at < to && this.utf8 !== REJECT; at += BLOCK) {
      const end = Math.min(at + BLOCK, to);
      // BLOCK is a multiple of four: every block begins with the same key byte.
      const seen = xorInto(view, at, end, key, blockView, 0);
      if (this.utf8 === ACCEPT && (seen & 0x80808080) === 0) continue;
      this.check(block, blockView, 0, end - at, at);
    }
  }

  /** Bytes that need no check: unmasked into the target, if there is one. */
  copy(view: DataView, from: number, to: number, key: number, place: number): void {
    if (this.targetView !== null && this.fits(place, to - from)) xorInto(view, from, to, key, this.targetView, place);
  }

  /** A target shorter than the stream takes what fits whole; the rest is judged all the same. */
  private fits(place: number, count: number): boolean {
    return place + count <= this.target!.length;
  }

  /**
   * Close body bytes [from, to), of which `done` came before. Yields the finding bits they cause; `badAt` is the byte
   * that caused the first of them.
   */
  readClose(piece: Uint8Array, view: DataView, from: number, to: number, key: number, place: number, done: number): number {
    this.copy(view, from, to, key, place);
    let bits = 0;
    for (let at = from, index = done; at < to; at++, index++) {
      const byte = (piece[at]! ^ rotateKey(key, at - from)) & 0xff;
      let caused = 0;
      if (index === 0) caused = closeCodeFaults((this.closeHigh = byte), -1);
      else if (index === 1) caused = closeCodeFaults(this.closeHigh, byte);
      else if (this.utf8 !== REJECT) {
        this.utf8 = utf8Step(this.utf8, byte);
        caused = reasonFaults(this.utf8, false);
      }
      if (caused !== 0 && bits === 0) this.badAt = at;
      bits |= caused;
    }
    return bits;
  }

  private check(bytes: Uint8Array, view: DataView, from: number, to: number, shift: number): void {
    const before = this.utf8;
    this.utf8 = utf8Check(bytes, view, from, to, before);
    if (this.utf8 === REJECT) this.badAt = utf8FirstBad(bytes, from, to, before) + shift;
  }
}
