/** The keys of the stepper's bar, and the bar as it is prerendered. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/tools/en.ts';
import { zh } from '../../src/i18n/tools/zh.ts';
import { Stepper } from '../../src/state/stepper.svelte.ts';
import { commandOf, obey, typedNumber } from '../../src/ui/stepper.ts';
import StepperBar from '../../src/ui/Stepper.svelte';

const press = (key: string, more: object = {}, control = 'input') => commandOf({ key, ...more }, control);
const nine = () => new Stepper({ count: () => 9, sentence: () => '', gate: (step) => (step === 3 ? 'code' : null) });

describe('keys in the bar', () => {
  it.each([
    ['ArrowLeft', {}, 'previous'],
    ['ArrowRight', {}, 'next'],
    ['ArrowLeft', { shiftKey: true }, 'back-ten'],
    ['ArrowRight', { shiftKey: true }, 'on-ten'],
    ['Home', {}, 'first'],
    ['End', {}, 'last'],
    [' ', {}, 'toggle'],
    ['[', {}, 'slower'],
    [']', {}, 'faster'],
    ['ArrowUp', {}, null],
    ['Tab', {}, null],
    ['constructor', {}, null],
    ['ArrowRight', { ctrlKey: true }, null],
    ['[', { altKey: true }, null],
    ['ArrowLeft', { metaKey: true }, null],
  ] as const)('%j %j: %s', (key, more, command) => {
    expect(press(key, more)).toBe(command);
  });

  it('leave Space to a button and the arrows to a list', () => {
    expect(press(' ', {}, 'button')).toBeNull();
    expect(press('ArrowRight', {}, 'button')).toBe('next');
    expect(press('ArrowRight', {}, 'select')).toBeNull();
    expect(press(']', {}, 'select')).toBe('faster');
  });

  it('move the number', () => {
    const stepper = nine();
    obey(stepper, 'last');
    obey(stepper, 'back-ten');
    expect(stepper.index).toBe(0);
    obey(stepper, 'next');
    obey(stepper, 'on-ten');
    expect(stepper.index).toBe(9);
    obey(stepper, 'first');
    obey(stepper, 'slower');
    expect([stepper.index, stepper.speed]).toEqual([0, 0.5]);
  });
});

describe('the prerendered bar', () => {
  const gate = { question: 'Which code?', answer: '126', matches: (typed: string) => typed === '126' };
  const barOf = (stepper: Stepper, texts = en.stepper) =>
    render(StepperBar, { props: { stepper, label: 'Length', name: 'Length code 126', sentence: 'It says 126.', gate, texts } }).body;

  it('names its scrubber by the step', () => {
    const stepper = nine();
    stepper.seek(4);
    expect(barOf(stepper)).toContain('aria-valuetext="Step 4 of 9: Length code 126"');
    expect(barOf(stepper, zh.stepper)).toContain('aria-valuetext="第 4 步，共 9 步：Length code 126"');
    expect(barOf(nine())).toContain('aria-valuetext="Start of 9 steps. First: Length code 126"');
  });

  it('asks before it says, and says once it is revealed', () => {
    const stepper = nine();
    stepper.seek(3);
    expect(barOf(stepper)).toContain('Which code?');
    expect(barOf(stepper)).not.toContain('It says 126.');
    stepper.reveal();
    expect(barOf(stepper)).not.toContain('Which code?');
    expect(barOf(stepper)).toContain('It says 126.');
  });

  it('keeps its buttons in the tab order at either end', () => {
    expect(barOf(nine())).not.toMatch(/<button[^>]* disabled/);
    expect(barOf(nine()).match(/aria-disabled="true"/g)).toHaveLength(2);
  });
});

describe('a number typed as a guess', () => {
  it.each([
    ['20', 20n],
    [' ２０ ', 20n],
    ['4 bytes', 4n],
    ['4字节', 4n],
    ['829,309,203', 829309203n],
    ['4 294 967 295', 4294967295n],
    ['', null],
    ['many', null],
    ['-1', null],
  ])('%j', (typed, number) => {
    expect(typedNumber(typed)).toBe(number);
  });
});
