/**
 * The state of the closing page: the course, what somebody added to it, the moment that is looked at; and all of it as a link.
 *
 * Knows what can be changed. What follows is a pure function of it (protocol/connection/pair.ts). Must not know the DOM, a clock or wording
 * beyond the sentence that tells a moment.
 */
import type { ClosingTexts } from '../../i18n/closing/en.ts';
import type { PresetName } from '../../i18n/closing/facts.ts';
import { stepEstablished } from '../../protocol/connection/established.ts';
import { type Engine, MOST_MOMENTS, runPair } from '../../protocol/connection/pair.ts';
import type { Moment, PairAction, ScriptEntry } from '../../protocol/connection/pair-state.ts';
import { Stepper } from '../../state/stepper.svelte.ts';
import { chosenCode } from './chosen-code.svelte.ts';
import { type ClosingLink, FIRST_CODE, MOST_ENTRIES } from './closing-link.ts';
import { FIRST_IDLE, FIRST_LATENCY, PRESETS, setupOf } from './presets.ts';
import { sentenceOf } from './sentences.ts';
import { firstClosed } from './telling.ts';

/** How far the button to wait goes, in milliseconds. */
const WAIT = 10_000;

export class ClosingTool {
  #preset = $state<PresetName>('clean');
  /** Milliseconds one way. */
  latency = $state(FIRST_LATENCY);
  /** Seconds after which the NAT box forgets. */
  idle = $state(FIRST_IDLE);
  /** Something was refused because the course has no room left. */
  full = $state(false);
  /** The whole script once somebody has changed it. */
  #own = $state.raw<readonly ScriptEntry[] | null>(null);
  readonly stepper: Stepper;
  /** The engine with the handshake, once a course needed it. */
  #withHandshake = $state.raw<Engine | null>(null);
  /** A step of a link that waits for that engine. */
  #waiting = 0;

  readonly #setup = $derived(setupOf(this.#preset, this.latency, this.idle));
  readonly #script = $derived(this.#own ?? PRESETS[this.#preset].script(this.idle * 1000));
  /** Until its engine has come, a course that needs the handshake is at its start. */
  readonly moments: readonly Moment[] = $derived.by(() =>
    this.#setup.established
      ? runPair(stepEstablished, this.#setup, this.#script)
      : runPair(this.#withHandshake ?? stepEstablished, this.#setup, this.#withHandshake === null ? [] : this.#script),
  );

  constructor(texts: ClosingTexts) {
    this.stepper = new Stepper({
      count: () => this.moments.length - 1,
      sentence: (step) => sentenceOf(this.moments, step, texts),
      gate: (step) => {
        const closed = firstClosed(this.moments[step]);
        return closed === null ? null : `${this.#preset} ${step} ${closed.role} ${closed.code}`;
      },
    });
    // Whoever comes to look something up is not asked; guessing is a choice.
    this.stepper.asks = false;
  }

  get preset(): PresetName {
    return this.#preset;
  }

  get changed(): boolean {
    return this.#own !== null;
  }

  get at(): number {
    return this.stepper.index;
  }

  /** The moment that is looked at. */
  get moment(): Moment {
    return this.moments[this.at]!;
  }

  /** The CloseEvent whose code is to be guessed now. */
  get asked() {
    return this.stepper.asking ? firstClosed(this.moment) : null;
  }

  /** Whether the course begins before the opening handshake. */
  get hasHandshake(): boolean {
    return !this.#setup.established;
  }

  /** What the opening handshake still allows at the moment that is looked at. */
  get canConnect(): boolean {
    return this.hasHandshake && this.moment.state.client.phase === 'connecting' && this.moment.state.flights.length === 0;
  }
  get canRefuse(): boolean {
    return this.hasHandshake && this.moment.state.server.phase === 'connecting';
  }

  /** The setup as it is, for who asks what a NAT box does. */
  get hasNat(): boolean {
    return this.#setup.natIdle !== null;
  }

  choose(preset: PresetName): void {
    this.#preset = preset;
    this.restore();
    this.#fetchEngine();
  }

  /** The course as it was, from its start. */
  restore(): void {
    this.full = false;
    this.#own = null;
    this.#waiting = 0;
    this.stepper.first();
  }

  /** Somebody acts at the moment that is looked at. What the script had behind it is dropped. Several acts follow one another at once. */
  act(...actions: readonly PairAction[]): void {
    const { at } = this;
    const { now } = this.moment.state;
    const done = this.moments.slice(1, at + 1).filter(({ happening }) => happening.what === 'action').length;
    const kept = [...this.#script].sort((a, b) => a.at - b.at || (a.after ?? 0) - (b.after ?? 0)).slice(0, done);
    this.full = kept.length + actions.length > MOST_ENTRIES || at + actions.length >= MOST_MOMENTS;
    if (this.full) return;
    const entries = actions.map((action, index): ScriptEntry =>
      action.do === 'wait' ? { at: now + WAIT, action } : { at: now, after: at + 1 + index, action },
    );
    this.#own = [...kept, ...entries];
    this.stepper.seek(at + 1);
  }

  /** The server turns the client down. A client that has not asked yet does so now. */
  refuse(): void {
    const refusal: PairAction = { do: 'refuse' };
    if (this.canConnect) this.act(refusal, { do: 'connect' });
    else this.act(refusal);
  }

  get link(): ClosingLink {
    return {
      scene: this.#preset,
      step: this.at,
      lat: this.latency,
      idle: this.idle,
      code: chosenCode.code,
      ...(this.#own === null ? {} : { do: this.#own }),
    };
  }

  open(link: Partial<ClosingLink>): void {
    this.#preset = link.scene ?? 'clean';
    this.latency = link.lat ?? FIRST_LATENCY;
    this.idle = link.idle ?? FIRST_IDLE;
    chosenCode.choose(link.code ?? FIRST_CODE);
    this.full = false;
    this.#own = link.do ?? null;
    this.#waiting = link.step ?? 0;
    this.stepper.seek(this.#waiting);
    this.#fetchEngine();
  }

  /** Gets the handshake's code where the course needs it. Offline it comes from the copy kept for that; failing, the course stays at its start. */
  #fetchEngine(): void {
    if (this.#setup.established || this.#withHandshake !== null) return;
    import('../../protocol/connection/machine.ts').then(
      ({ step }) => {
        this.#withHandshake = step;
        if (!this.#setup.established && this.at === 0) this.stepper.seek(this.#waiting);
      },
      () => undefined,
    );
  }
}
