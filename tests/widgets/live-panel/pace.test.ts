/** Work in slices: everything is done, in its order, and never for long in one go. */
import { describe, expect, it } from 'vitest';
import { inSlices, Intake } from '../../../src/widgets/live-panel/pace.ts';

/** A clock that each piece of work moves by a millisecond, and the turns that were asked for. */
function pace() {
  let now = 0;
  const turns: (() => void)[] = [];
  return {
    work: () => void now++,
    now: () => now,
    later: (act: () => void) => void turns.push(act),
    turns,
    run: () => {
      while (turns.length > 0) turns.shift()!();
    },
  };
}

describe('slices', () => {
  it('take everything in its order, a few at a time', async () => {
    const world = pace();
    const taken: number[] = [];
    const all = inSlices(
      Array.from({ length: 20 }, (_, at) => at),
      (each) => {
        world.work();
        return taken.push(each) > 0;
      },
      world,
    );
    expect(taken).toHaveLength(8);
    world.run();
    await all;
    expect(taken).toEqual(Array.from({ length: 20 }, (_, at) => at));
  });

  it('leave off when there is no taking any more, and read nothing further', async () => {
    let made = 0;
    const things = (function* () {
      for (;;) yield made++;
    })();
    await inSlices(things, (each) => each < 3, pace());
    expect(made).toBe(4);
  });

  it('reject when what is taken cannot be', async () => {
    const broken = (function* () {
      yield 1;
      throw new Error('no more');
    })();
    await expect(inSlices(broken, () => true, pace())).rejects.toThrow('no more');
  });
});

describe('an intake', () => {
  it('takes at once what there is time for, and the rest in turns, never out of order', () => {
    const world = pace();
    const taken: number[] = [];
    const intake = new Intake<number>((each) => {
      world.work();
      taken.push(each);
    }, world);
    intake.push(0);
    expect(taken).toEqual([0]);
    intake.push(...Array.from({ length: 20 }, (_, at) => at + 1));
    expect(taken).toHaveLength(9);
    intake.push(21);
    expect(taken).toHaveLength(9);
    world.run();
    expect(taken).toEqual(Array.from({ length: 22 }, (_, at) => at));
  });
});
