/**
 * The state of the masking page: payload, key, direction, steps, known text and scene; and all of it as a link.
 *
 * Knows what can be changed. What a step shows is a pure function (steps.ts, byte-facts.ts). Must not know the DOM, the
 * clock or a source of randomness: a random key is handed in.
 */
import type { MaskingTexts } from '../../i18n/masking/en.ts';
import type { MaskingMode } from '../../i18n/masking/facts.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { KEY_LENGTH } from '../../protocol/frame/masking.ts';
import { Stepper } from '../../state/stepper.svelte.ts';
import type { Masked } from './byte-facts.ts';
import { FIRST_CRIB, FIRST_KEY, FIRST_MESSAGE, FIRST_TEXT } from './first.ts';
import { askedByte } from './guess.ts';
import { readHexField } from './hex-field.ts';
import { KeyRecovery, LOOKED_AT } from './key-recovery.svelte.ts';
import type { Spot } from './lighting.ts';
import { bytesFit, type MaskingLink, textFits } from './masking-link.ts';
import { type Payload, PayloadField } from './payload-field.svelte.ts';
import { MESSAGE_LIMIT, ProxyScene } from './proxy-scene.svelte.ts';
import { sentenceOf } from './sentences.ts';
import { type Detail, type Moment, momentAt, planOf, stepOf } from './steps.ts';

export class MaskingTool {
  readonly payload = new PayloadField();
  key = $state.raw<Uint8Array>(FIRST_KEY);
  /** What stands in the key field; the key stays while this is none. */
  keyText = $state(toHex(FIRST_KEY, ' '));
  mode = $state<MaskingMode>('mask');
  detail = $state<Detail>('bytes');
  /** The byte looked at in the step that many bytes share. */
  at = $state(0);
  hover = $state.raw<Spot | null>(null);
  /** A lane that stays lit. */
  pin = $state.raw<Spot | null>(null);

  /** Bytes that were shown without a question, because somebody chose them or a link leads to them. */
  #shown = $state.raw<readonly number[]>([]);

  readonly stepper: Stepper;
  readonly recovery = new KeyRecovery(() => this.masked);
  readonly scene: ProxyScene;

  readonly plan = $derived.by(() => planOf(this.payload.bytes.length, this.detail));
  /** What the step shows, once nothing is asked any more. */
  readonly reached = $derived.by(() => momentAt(this.plan, this.stepper.index, this.at));
  /** What the step shows now: of a byte that is asked about, nothing is worked out yet. */
  readonly moment = $derived.by((): Moment => {
    const { byte } = this.reached;
    return this.asking && byte !== null ? { ...this.reached, bits: 0, done: byte } : this.reached;
  });
  readonly source: Masked = $derived.by(() => ({ plain: this.payload.bytes, key: this.key, mode: this.mode }));
  /** The beginning of what is on the wire. */
  readonly masked = $derived.by(() => unmask(this.payload.bytes.subarray(0, LOOKED_AT), this.key));
  readonly keyReading = $derived.by(() => readHexField(this.keyText));
  /** The payload's text as a link holds it, or null: it is written as hex, or too long. */
  readonly #linkText = $derived.by(() => {
    const { writing, folded, draft } = this.payload;
    return writing === 'text' && !folded && textFits(draft) ? draft : null;
  });
  /** The payload while it is too long for a link, else null. */
  readonly long = $derived.by((): Payload | null => {
    const { bytes, writing } = this.payload;
    return this.#linkText !== null || bytesFit(bytes) ? null : { bytes, writing };
  });

  /** `sceneSentence` explains a step of the scene. */
  constructor(texts: MaskingTexts, sceneSentence: (step: number) => string) {
    this.stepper = new Stepper({
      count: () => this.plan.last,
      sentence: (step) => sentenceOf(this.source, this.plan, momentAt(this.plan, step, this.at), texts),
      gate: (step) => {
        const { kind, byte } = momentAt(this.plan, step, this.at);
        const isAsked = kind !== 'start' && byte !== null && byte === askedByte(this.plan.length);
        return isAsked && !this.#shown.includes(byte) ? String(byte) : null;
      },
    });
    this.scene = new ProxyScene(sceneSentence);
  }

  /** The key byte that meets the byte of this step is to be guessed. */
  get asking(): boolean {
    return this.stepper.asking;
  }

  /** `text` is what stands in the key field now. */
  typeKey(text: string): void {
    this.keyText = text;
    const { bytes, fault } = readHexField(text);
    if (fault === null && bytes.length === KEY_LENGTH) this.key = bytes;
  }

  useKey(key: Uint8Array): void {
    this.typeKey(toHex(key, ' '));
  }

  /** Turns the XOR around and starts anew: the same steps, the other way. */
  turn(mode: MaskingMode): void {
    if (mode === this.mode) return;
    this.mode = mode;
    this.stepper.first();
  }

  /** Cuts the steps finer or coarser, at the byte that is looked at. */
  cut(detail: Detail): void {
    const { kind, byte } = this.moment;
    this.detail = detail;
    if (kind !== 'start' && byte !== null) this.#seek(byte);
  }

  /** Goes to the step that shows byte `index`, and shows it at once: who chose it wants to see it. */
  goTo(index: number): void {
    this.#shown = [...this.#shown, index];
    this.#seek(index);
  }

  #seek(index: number): void {
    const { step, at } = stepOf(this.plan, index, this.at);
    this.at = at;
    this.stepper.seek(step);
  }

  get link(): MaskingLink {
    const { recovery, scene } = this;
    const { bytes } = this.payload;
    return {
      ...(this.#linkText === null ? (bytesFit(bytes) ? { p: bytes } : {}) : { t: this.#linkText }),
      key: this.key,
      step: this.stepper.index,
      scene: { masking: scene.masking, step: scene.stepper.index },
      mode: this.mode,
      bits: this.detail === 'bits',
      at: this.at,
      ...(recovery.own === null ? {} : { m: recovery.masked }),
      crib: textFits(recovery.crib) ? recovery.crib : FIRST_CRIB,
      msg: scene.message,
      seed: scene.seed,
    };
  }

  /** Shows what a link says, and the payload that was too long for it; what both leave out is as on the untouched page. */
  open(link: Partial<MaskingLink>, long: Payload | null = null): void {
    const { recovery, scene } = this;
    const { bytes, writing } = long ?? payloadOf(link);
    this.payload.show(bytes, writing);
    this.useKey(link.key ?? FIRST_KEY);
    this.mode = link.mode ?? 'mask';
    this.detail = link.bits === true ? 'bits' : 'bytes';
    this.at = link.at ?? 0;
    this.pin = null;
    this.stepper.seek(link.step ?? 0);
    if (this.reached.byte !== null) this.#shown = [this.reached.byte];
    recovery.own = link.m === undefined ? null : toHex(link.m, ' ');
    recovery.crib = link.crib ?? FIRST_CRIB;
    scene.message = (link.msg ?? FIRST_MESSAGE).slice(0, MESSAGE_LIMIT);
    scene.masking = link.scene?.masking ?? 'off';
    scene.seed = link.seed ?? 1;
    scene.stepper.seek(link.scene?.step ?? 0);
  }
}

function payloadOf({ t, p }: Partial<MaskingLink>): Payload {
  return t === undefined && p !== undefined ? { bytes: p, writing: 'hex' } : { bytes: encodeUtf8(t ?? FIRST_TEXT), writing: 'text' };
}
