/**
 * The contract of Stepper.svelte: what it drives, which key does what, when a guess is asked for.
 *
 * Knows numbers and keys. Must not know where the number lives (state/stepper.svelte.ts fulfils `Stepping`), the clock,
 * or what a step shows. A tool marks the cells that the current step changed with `data-changed`: where motion is
 * reduced they get an outline for as long as the step stays (stepper.css).
 */
import type { Stroke } from './grid-keys.ts';

/** How many times faster than the base rate. */
export type Speed = 0.5 | 1 | 2 | 4;

/** The number that the stepper moves. */
export interface Stepping {
  /** 0 before the first step, `count` at the last. */
  readonly index: number;
  readonly count: number;
  readonly playing: boolean;
  speed: Speed;
  readonly speeds: readonly Speed[];
  /** False in reference mode. */
  asks: boolean;
  /** True while this step hides a value that nobody has guessed yet. */
  readonly asking: boolean;
  seek(step: number): void;
  first(): void;
  previous(steps?: number): void;
  next(steps?: number): void;
  last(): void;
  toggle(): void;
  pause(): void;
  faster(): void;
  slower(): void;
  reveal(): void;
}

/** A value to guess before it is shown. */
export interface Gate {
  readonly question: string;
  /** The value as it is shown once it is revealed, with its unit. */
  readonly answer: string;
  /** Whether what was typed is that value. */
  readonly matches: (typed: string) => boolean;
  /** The keyboard that a phone brings up; digits if not said. */
  readonly inputmode?: 'numeric' | 'text';
}

/**
 * The number that somebody typed as a guess, or null: digits of any width, grouped or not, with or without a unit behind them
 * (`4 bytes`, `4,294,967,295`, `２０`).
 */
export function typedNumber(typed: string): bigint | null {
  const digits = /^\d+(?:[ ,_'’]\d{3})*/.exec(typed.normalize('NFKC').trim())?.[0];
  return digits === undefined ? null : BigInt(digits.replace(/\D/g, ''));
}

export type Command = 'first' | 'previous' | 'next' | 'last' | 'back-ten' | 'on-ten' | 'toggle' | 'slower' | 'faster';

const KEYS: Readonly<Record<string, Command>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  'Shift+ArrowLeft': 'back-ten',
  'Shift+ArrowRight': 'on-ten',
  Home: 'first',
  End: 'last',
  ' ': 'toggle',
  '[': 'slower',
  ']': 'faster',
};

/** Keys that a control needs for itself: a button is pressed with Space, a list is walked with the arrows. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  button: [' '],
  select: [' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End'],
};

/** The command of a key pressed on a control (its tag name, lower case), or null for a key that the bar leaves alone. */
export function commandOf(stroke: Stroke, control: string): Command | null {
  if (stroke.ctrlKey === true || stroke.altKey === true || stroke.metaKey === true) return null;
  if (OWN[control]?.includes(stroke.key)) return null;
  const key = stroke.shiftKey === true && stroke.key.startsWith('Arrow') ? `Shift+${stroke.key}` : stroke.key;
  return Object.hasOwn(KEYS, key) ? KEYS[key]! : null;
}

/** Carries a command out. */
export function obey(stepper: Stepping, command: Command): void {
  if (command === 'back-ten') stepper.previous(10);
  else if (command === 'on-ten') stepper.next(10);
  else stepper[command]();
}
