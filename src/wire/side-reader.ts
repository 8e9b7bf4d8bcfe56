/**
 * One side of a connection, read as it comes: HTTP heads, then frames, cut out of records that begin and end anywhere.
 *
 * Knows where a head and a frame end. Must not judge either, and must not read a byte twice: a message of many megabytes comes in many records.
 */
import { joinBytes } from '../protocol/bytes/join.ts';
import { readHeader } from '../protocol/frame/header.ts';

/** What a side is made of. `bytes`: neither head nor frame, such as the content of a refusal. */
export type UnitKind = 'head' | 'frame' | 'bytes';

export interface Unit {
  readonly kind: UnitKind;
  readonly bytes: Uint8Array;
  /** The connection ended, or bytes were lost, before the rest of it came. */
  readonly cut: boolean;
}

/** What comes next on this side. */
export type Expecting = UnitKind;

/** Octets after which a head without an end is none: as much as the handshake is read up to elsewhere. */
const HEAD_LIMIT = 64 * 1024;

export class SideReader {
  #expecting: Expecting = 'head';
  #chunks: Uint8Array[] = [];
  #have = 0;
  /** Bytes from which on it is worth looking again. */
  #need = 1;

  /** Takes bytes and returns what is complete with them. `after` is asked what comes behind each head. */
  take(bytes: Uint8Array, after: (head: Uint8Array) => Expecting): Unit[] {
    this.#chunks.push(bytes);
    this.#have += bytes.length;
    if (this.#have < this.#need) return [];
    let rest = this.#chunks.length === 1 ? this.#chunks[0]! : joinBytes(this.#chunks);
    const units: Unit[] = [];
    this.#need = 1;
    while (rest.length > 0) {
      const length = this.#lengthOf(rest);
      if (length > rest.length) {
        this.#need = length;
        break;
      }
      const unit: Unit = { kind: this.#expecting, bytes: rest.subarray(0, length), cut: false };
      units.push(unit);
      rest = rest.subarray(length);
      if (unit.kind === 'head') this.#expecting = after(unit.bytes);
    }
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#have = rest.length;
    return units;
  }

  /** Nothing more comes: what is left over, if anything. */
  end(): Unit | null {
    const bytes = joinBytes(this.#chunks);
    this.#chunks = [];
    this.#have = 0;
    this.#need = 1;
    return bytes.length === 0 ? null : { kind: this.#expecting, bytes, cut: this.#expecting !== 'bytes' };
  }

  /** Bytes are missing here: where the next frame begins, nobody can tell any more. */
  lose(): Unit | null {
    const left = this.end();
    this.#expecting = 'bytes';
    return left;
  }

  /** Bytes that the next unit has, or, where that cannot be told yet, that are needed to tell more. */
  #lengthOf(bytes: Uint8Array): number {
    if (this.#expecting === 'bytes') return bytes.length;
    if (this.#expecting === 'frame') {
      const { declared, headerHave, headerNeeds } = readHeader(bytes, 0);
      return declared === null || headerHave < headerNeeds ? Math.max(headerNeeds, headerHave + 1) : headerNeeds + Number(declared);
    }
    const end = endOfHead(bytes);
    if (end > 0) return end;
    return bytes.length >= HEAD_LIMIT ? bytes.length : bytes.length + 1;
  }
}

/** Length of the head that `bytes` begin with, its empty line included; 0 when it has not ended. */
function endOfHead(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a) return at + 3;
  }
  return 0;
}
