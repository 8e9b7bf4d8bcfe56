/** The connection engine on every stream of streams.json and random-streams.json: events, failure, offsets, answers. */
import { describe, expect, it } from 'vitest';
import { open } from '../../src/protocol/connection/machine.ts';
import { cutAt } from '../protocol/bytes.ts';
import { asVectorEvents, bytes as inputs, ofType, run } from '../protocol/connection/drive.ts';
import { bytesOf, pick, type Vector, vectors } from './stream-vectors.ts';

const receiver = (vector: Vector) =>
  open(vector.from === 'client' ? 'server' : 'client', {
    established: true,
    ...(vector.maxMessage === undefined ? {} : { maxMessage: vector.maxMessage }),
  });

describe.each(vectors)('stream $id ($about)', (vector) => {
  const stream = bytesOf(vector.stream);
  const { fail, events, ignoredFrom } = vector.expect;
  const whole = run(receiver(vector), inputs(stream));

  it('hands over the listed messages and control frames', () => {
    expect(asVectorEvents(whole.events).map((event) => pick(vector, event))).toEqual(events.map((event) => pick(vector, event)));
  });

  it('fails with the listed code at the first byte that can tell, or not at all', () => {
    const [failed, second] = ofType(whole.events, 'failed');
    expect(second).toBeUndefined();
    if (fail === null) return expect(failed).toBeUndefined();
    expect([fail.code, ...(fail.codesAlsoAccepted ?? [])]).toContain(failed?.failure.closeCode);
    expect(failed?.offset).toBe(fail.earliest);
    expect(failed?.failure.byte).toBe(fail.earliest - 1);
    expect(failed!.offset).toBeLessThanOrEqual(fail.failFastBy);
    expect(run(receiver(vector), inputs(stream.subarray(0, fail.earliest - 1))).state.failure).toBeNull();
  });

  it('ignores what comes behind a Close or a failure', () => {
    const from = ofType(whole.events, 'ignored')[0]?.from;
    if (fail !== null) expect(from ?? stream.length).toBe(fail.earliest);
    else expect(from ?? null).toBe(ignoredFrom);
  });

  it('sees the same however TCP cuts it', () => {
    for (const cuts of [vector.cuts ?? [], stream.length > 5000 ? [] : stream.keys()]) {
      const cut = run(receiver(vector), inputs(...cutAt(stream, cuts)));
      const seen = (events: typeof cut.events) => events.filter(({ type }) => type !== 'ignored');
      expect(seen(cut.events)).toEqual(seen(whole.events));
    }
  });
});
