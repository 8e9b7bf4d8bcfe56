/**
 * English words for changing frames: modes, controls, moves of frames, repairs.
 *
 * Knows wording. Must not know what a change does to the bytes.
 */
import type { RepairableCode } from '../../protocol/frame/repairs.ts';

const n = (count: number | bigint): string => count.toLocaleString('en');
const some = (count: number, one: string): string => `${n(count)} ${count === 1 ? one : `${one}s`}`;

export const en = {
  bar: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  mode: 'When you change a field',
  consistent: 'Consistent',
  raw: 'Raw',
  consistentHint: 'What depends on a change follows it: the length follows the payload, MASK brings a key and masks.',
  rawHint: 'Only the bits you touch change. That is how broken frames are made.',
  switched: 'Raw now: only the bits you touch change.',
  waits: 'Only part of the paste has been read so far. Let the reading finish, then change it.',
  frame: 'Frame',
  add: 'Add after this one',
  adds: { text: 'Text', binary: 'Binary', continuation: 'Continuation', ping: 'Ping', pong: 'Pong', close: 'Close 1000' },
  addIncomplete: 'This frame still waits for bytes: whatever came after it would become its payload.',
  duplicate: 'Duplicate',
  remove: 'Delete',
  earlier: 'Move earlier',
  later: 'Move later',
  split: 'Split into two fragments',
  splitAt: 'before payload byte',
  splitHint: (bytes: number) => `A whole number from 0 to ${n(bytes)}.`,
  splitInside: 'Inside a character: allowed, for only the whole message must be UTF-8.',
  splitEmpty: 'An empty payload gives two empty fragments.',
  merge: 'Join with the next frame',
  nothingYet: 'There is no frame yet. Click a dashed bit, or add one here.',
  flag: (name: string, on: boolean) => `${name}: ${on ? '1' : '0'}`,
  opcode: 'Opcode',
  length: 'Payload length in bytes',
  fewer: 'One byte less',
  more: 'One byte more',
  form: 'Spelled in',
  forms: { 7: '7 bits', 16: '7 + 16 bits', 64: '7 + 64 bits' } as Readonly<Record<7 | 16 | 64, string>>,
  notLength: 'A length counts bytes: 0, 1, 2, …',
  tooLong:
    'The largest length is 2^63-1 (9223372036854775807): the top bit of the 64 must be 0. Flip that bit in the grid to see what happens.',
  notFilled: (most: string) => `Above ${most} only the header says so: the payload is not filled up.`,
  key: 'Masking key, four bytes in hex',
  keyBytes: (bytes: number) => `A masking key is exactly 4 bytes. You have ${n(bytes)}.`,
  keyHex: (character: string) => `“${character}” is not a hex digit (0-9, a-f).`,
  random: 'Random',
  randomHint: 'Draw four random bytes, as a real client does for every frame',
  zero: 'Zero',
  zeroHint: 'Key 00 00 00 00: masks nothing',
  code: 'Close code',
  notCode: 'A close code is a number of 16 bits: 0 to 65535.',
  reason: 'Reason',
  reasonLeft: (used: number, most: number) => `${n(used)} of ${n(most)} bytes`,
  noReason: 'A reason needs a code in front of it.',
  payload: {
    edit: 'Edit',
    done: 'Done',
    text: 'Payload as text',
    hex: 'Payload in hex',
    tooLong: (size: string, most: string) =>
      `This payload has ${size}; up to ${most} can be edited here. Bits and bytes can still be changed one by one.`,
    whole: 'A message is edited frame by frame.',
    notText: 'These bytes are not UTF-8, so they are edited in hex: as text they would be lost.',
    half: 'Half an emoji (a lone surrogate) has no UTF-8: EF BF BD stands in for it, as a browser would send it.',
    oddHex: 'One hex digit is left over: a byte is two digits.',
    notHex: (character: string) => `“${character}” is not a hex digit (0-9, a-f). Nothing was changed since.`,
  },
  fixes: {
    'rsv-without-extension': 'Fix it: clear the reserved bit',
    'rsv1-misplaced': 'Fix it: clear RSV1',
    'mask-missing-from-client': 'Fix it: mask with a fresh key',
    'mask-present-from-server': 'Fix it: unmask',
    'control-frame-fragmented': 'Fix it: set FIN',
    'length-not-minimal': 'Fix it: use the shortest form',
    'length-top-bit-set': 'Fix it: clear the top bit',
    'frame-after-close': 'Fix it: take the frame out',
    'masking-key-zero': 'Draw a fresh key',
    'masking-key-reused': 'Draw a fresh key',
  } as Readonly<Record<RepairableCode, string>>,
  /** What a repair did, said when it is done. */
  mended: {
    'rsv-without-extension': 'Mended: the reserved bit is 0, so no extension is claimed.',
    'rsv1-misplaced': 'Mended: RSV1 is 0 here. Only the first frame of a compressed message carries it.',
    'mask-missing-from-client': 'Mended: MASK is 1, four random key bytes follow, and the payload is masked with them.',
    'mask-present-from-server': 'Mended: MASK is 0, the key is gone, and the payload stands there as it reads.',
    'control-frame-fragmented': 'Mended: FIN is 1, for a control frame is always whole.',
    'length-not-minimal': 'Mended: the length is spelled as short as it goes, and the payload follows it sooner.',
    'length-top-bit-set': 'Mended: the top bit of the length is 0. The other 63 are as they were.',
    'frame-after-close': 'Mended: the frame is taken out. Nothing may follow a Close.',
    'masking-key-zero': 'Mended: a random key stands here, and the payload is masked with it.',
    'masking-key-reused': 'Mended: this frame has a key of its own, and its payload is masked with it.',
  } as Readonly<Record<RepairableCode, string>>,
  reorder: 'Alt ↑ and Alt ↓ move the frame, Delete takes it out.',
  keys: [
    { keys: ['Enter', 'Space'], does: 'flip the bit' },
    { keys: ['0', '1'], does: 'write the bit and go on to the next' },
    { keys: ['p'], does: 'pin the field; again to let it go' },
    { keys: ['0–9', 'a–f'], does: 'in the byte row: type over the byte' },
    { keys: ['Insert', 'Delete', 'Backspace'], does: 'in the byte row: put a byte in, take one out' },
    { keys: ['Ctrl Z', 'Ctrl Shift Z'], does: 'undo, redo' },
  ] as readonly { readonly keys: readonly string[]; readonly does: string }[],
  /** What a change in the number of frames is announced as. */
  frames: (count: number) => some(count, 'frame'),
};

export type EditTexts = typeof en;
