/** The three spellings of a length and the headers they make, measured on headers that the serializer writes. Must not word anything. */
import { extendedBytes, formOfCode, lengthCode, MAX_LENGTH, type LengthForm } from '../../protocol/frame/payload-length.ts';
import { BINARY } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';

export interface HeaderSize {
  readonly form: LengthForm;
  /** Payload lengths that must be spelled so, both ends among them; decimal, in groups. */
  readonly from: string;
  readonly to: string;
  /** The length code; null where it is the length itself. */
  readonly code: number | null;
  readonly more: number;
  /** Bytes of a whole header. */
  readonly server: number;
  readonly client: number;
}

const KEY = new Uint8Array(4);
const SPANS: readonly (readonly [LengthForm, bigint, bigint])[] = [
  [7, 0n, 125n],
  [16, 126n, 65_535n],
  [64, 65_536n, MAX_LENGTH],
];

export const HEADER_SIZES: readonly HeaderSize[] = SPANS.map(([form, from, to]) => {
  const size = (masked: boolean): number =>
    serializeFrame({
      ...simpleSpec(BINARY, new Uint8Array(0), masked ? KEY : null),
      lengthForm: form,
      declaredLength: from,
    }).length;
  const code = lengthCode(from, form);
  return {
    form,
    from: from.toLocaleString('en'),
    to: to === MAX_LENGTH ? '2^63-1' : to.toLocaleString('en'),
    code: formOfCode(code) === 7 ? null : code,
    more: extendedBytes(form),
    server: size(false),
    client: size(true),
  };
});
