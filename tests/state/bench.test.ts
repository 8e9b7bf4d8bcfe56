import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Bench } from '../../src/state/bench.svelte.ts';
import { linkOf, openLink } from '../../src/state/bench-link.ts';
import { goTo, settle, stepField, stepProblem } from '../../src/state/bench-moves.ts';
import { pinCharacters, pointAtCaret } from '../../src/state/box-pointing.ts';
import { documentOfBytes } from '../../src/state/document-of-bytes.ts';
import { packDocument, unpackDocument } from '../../src/state/first-document.ts';
import { Desk } from '../../src/state/paste-desk.ts';
import { formatLink, parseLink } from '../../src/state/permalink.ts';

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const HELLO = '81 85 37 fa 21 3d 7f 9f 4d 51 58';

function open(): { bench: Bench; desk: Desk } {
  const bench = new Bench();
  return { bench, desk: new Desk(bench.paste) };
}

async function pasted(text: string): Promise<{ bench: Bench; desk: Desk }> {
  const made = open();
  await made.desk.paste(text);
  settle(made.bench);
  return made;
}

describe('the paste', () => {
  test('is read as soon as it is typed, and the way it is read can be changed', async () => {
    const { bench, desk } = await pasted('<Buffer 81 05 48 65 6c 6c 6f>');
    expect(bench.paste.document.format).toBe('node-buffer');
    expect(bench.paste.document.frameCount).toBe(1);
    await desk.readDifferently('text');
    expect(bench.paste.document.format).toBe('text');
    expect(bench.paste.document.runs[0]!.kind).toBe('payload');
    expect(bench.paste.text).toBe('<Buffer 81 05 48 65 6c 6c 6f>');
  });

  test('starts afresh when something else is pasted or the box is emptied', async () => {
    const { bench, desk } = await pasted(HELLO);
    await desk.judgeDifferently({ from: 'server' });
    await desk.readDifferently('hex');
    expect(bench.paste.document.problemCount).toBe(1);
    await desk.paste(HELLO);
    expect([bench.paste.from, bench.paste.readAs, bench.paste.document.problemCount]).toEqual([null, null, 0]);
    await desk.judgeDifferently({ from: 'server' });
    await desk.type('');
    expect([bench.paste.from, bench.paste.document.runs]).toEqual([null, []]);
  });

  test('a direction that is chosen wins over the one a link brought', async () => {
    const { bench, desk } = open();
    await desk.show([{ bytes: bytesOf(HELLO), direction: 'c2s', kind: 'frames' }]);
    expect(bench.paste.document.problemCount).toBe(0);
    await desk.judgeDifferently({ from: 'server' });
    expect(bench.paste.document.problemCount).toBe(1);
    await desk.judgeDifferently({ from: null });
    expect(bench.paste.document.runs[0]!.index!.directionInferred).toBe(true);
  });

  test('a repair is new bytes, and what was pasted comes back exactly', async () => {
    const text = '88 02 e8 03 // close';
    const { bench, desk } = await pasted(text);
    const repair = bench.paste.document.runs[0]!.diagnoses.find((each) => each.code === 'close-code-little-endian')!.repair!;
    await desk.repair(0, repair);
    settle(bench);
    expect(bench.paste.text).toBe('88 02 03 e8');
    expect(bench.paste.document.problemCount).toBe(0);
    desk.undoRepairs();
    settle(bench);
    expect(bench.paste.text).toBe(text);
    expect(bench.paste.document.problemCount).toBe(1);
    expect(bench.paste.unrepaired).toBe(null);
  });

  test('several repairs still lead back to what was pasted', async () => {
    const { bench, desk } = await pasted('88 02 e8 03');
    await desk.repair(0, { bytes: bytesOf('88 02 03 e8') });
    await desk.repair(0, { bytes: bytesOf('89 00'), direction: 's2c' });
    expect(bench.paste.document.runs[0]!.direction).toBe('s2c');
    desk.undoRepairs();
    expect(bench.paste.text).toBe('88 02 e8 03');
  });

  test('a limit and an extension change the judgement, not the bytes', async () => {
    const { bench, desk } = await pasted('c1 05 48 65 6c 6c 6f');
    expect(bench.paste.document.runs[0]!.index!.verdict.closeCode).toBe(1002);
    await desk.judgeDifferently({ rsv1Allowed: true });
    expect(bench.paste.document.runs[0]!.index!.verdict.closeCode).toBe(null);
    await desk.judgeDifferently({ maxMessage: 4 });
    expect(bench.paste.document.runs[0]!.index!.verdict.closeCode).toBe(1009);
  });

  test('a binary file has bytes and no text; a text file is read like a paste', async () => {
    const { bench, desk } = open();
    await desk.open('frames.bin', bytesOf(HELLO + '89 00'));
    expect([bench.paste.document.text, bench.paste.document.frameCount, bench.paste.fileName]).toEqual([null, 2, 'frames.bin']);
    await desk.open('dump.txt', new TextEncoder().encode('<Buffer 89 00>'));
    expect([bench.paste.text, bench.paste.document.format]).toEqual(['<Buffer 89 00>', 'node-buffer']);
    await desk.open('x.pcap', bytesOf('d4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000'));
    expect(bench.paste.trouble).toEqual({ kind: 'unsupported', what: 'pcap' });
  });
});

describe('what is looked at', () => {
  test('a new paste is looked at from its first problem, which is pinned', async () => {
    const { bench } = await pasted('81 02 68 69 89 02 68 69 83 00 81 02 68 69');
    expect(bench.frame).toBe(2);
    expect(bench.selection.pin).toMatchObject({ frame: 2, source: 'wire', range: { start: 68, end: 72 } });
    expect(bench.pinnedByItself).toBe(true);
  });

  test('typing on leaves frame and pin where they are while they exist', async () => {
    const { bench, desk } = await pasted('81 02 68 69 81 02 68 69');
    goTo(bench, 1);
    bench.selection.pin = { frame: 1, source: 'wire', range: { start: 32, end: 33 }, field: 'frame.fin' };
    await desk.type('81 02 68 69 81 02 68 69 89 00');
    settle(bench);
    expect([bench.frame, bench.selection.pin.field]).toEqual([1, 'frame.fin']);
    await desk.type('81 02');
    settle(bench);
    expect([bench.frame, bench.selection.pin]).toEqual([0, null]);
  });

  test('next and previous problem go round the paste', async () => {
    const { bench } = await pasted('83 00 81 00 c3 01 61 81 00');
    const seen = [bench.frame + ' ' + bench.selection.pin!.range.start];
    for (let step = 0; step < 3; step++) {
      stepProblem(bench, 1);
      seen.push(bench.frame + ' ' + bench.selection.pin!.range.start);
    }
    expect(seen).toEqual(['0 4', '2 33', '2 36', '0 4']);
    stepProblem(bench, -1);
    expect(bench.frame + ' ' + bench.selection.pin!.range.start).toBe('2 36');
  });

  test('a paste without problems has none to go to', async () => {
    const { bench } = await pasted(HELLO);
    expect(stepProblem(bench, 1)).toBe(false);
  });

  test('from field to field covers the whole frame and comes round', async () => {
    const { bench } = await pasted(HELLO);
    const fields = [];
    for (let step = 0; step < 12; step++) {
      stepField(bench, 1);
      fields.push(bench.selection.pin!.field);
    }
    expect(fields[0]).toBe('frame.fin');
    expect(fields).toContain('frame.masking-key');
    expect(fields).toContain('frame.payload-unmasked');
    expect(new Set(fields).size).toBeGreaterThan(8);
  });

  test('the caret points at its byte, in the frame it lies in; a selection pins its bytes', async () => {
    const { bench } = await pasted('81 02 68 69\n89 00');
    pointAtCaret(bench, 13);
    expect([bench.frame, bench.selection.hover?.range]).toEqual([1, { start: 32, end: 40 }]);
    pinCharacters(bench, 6, 11);
    expect([bench.frame, bench.selection.pin?.range]).toEqual([0, { start: 16, end: 32 }]);
    pointAtCaret(bench, 0);
    expect(bench.selection.pin).toBe(null);
    pointAtCaret(bench, 11);
    expect(bench.selection.hover).toBe(null);
  });

  test('a message of masked fragments lights the wire bytes of each', async () => {
    const { bench } = await pasted('01 82 01 02 03 04 e5 bf 80 84 05 06 07 08 a5 e3 a2 b5');
    const { messageAt } = await import('../../src/protocol/connection/frame-at.ts');
    const run = bench.paste.document.runs[0]!;
    const message = messageAt(run.bytes, run.index!, 0)!;
    expect(message.text).toBe('你好');
    bench.relate(message.sources);
    const first = { frame: 0, source: 'message:0' as const, range: { start: 0, end: 24 } };
    expect(bench.selection.project(first, 'wire')).toEqual([
      { start: 48, end: 64 },
      { start: 112, end: 120 },
    ]);
  });

  test('half a character at the start of a continuation is known as such', async () => {
    const { bench } = await pasted('01 02 e4 bd 80 04 a0 e5 a5 bd');
    const before = bench.carry;
    goTo(bench, 1);
    expect(bench.carry).not.toBe(before);
  });
});

describe('links', () => {
  const through = async (bench: Bench): Promise<Bench> => {
    const { fragment } = await formatLink(linkOf(bench));
    const { link, unread } = await parseLink(fragment);
    expect(unread).toEqual([]);
    const other = open();
    await openLink(other.bench, other.desk, link);
    return other.bench;
  };

  test('bring back bytes, directions, frame, field, view and rules', async () => {
    const { bench, desk } = await pasted('> 81 85 37 fa 21 3d 7f 9f 4d 51 58\n< 81 05 48 65 6c 6c 6f\n< c9 00');
    await desk.judgeDifferently({ rsv1Allowed: true, maxMessage: 100 });
    goTo(bench, 1);
    bench.view = 'figure';
    bench.selection.pin = { frame: 1, source: 'wire', range: { start: 4, end: 8 }, field: 'frame.opcode' };
    const other = await through(bench);
    expect(other.paste.document.runs.map(({ bytes, direction }) => [[...bytes], direction])).toEqual(
      bench.paste.document.runs.map(({ bytes, direction }) => [[...bytes], direction]),
    );
    expect([other.frame, other.view, other.selection.pin, other.paste.rsv1Allowed, other.paste.maxMessage]).toEqual([
      1,
      'figure',
      bench.selection.pin,
      true,
      100,
    ]);
  });

  test('bring back a typed text', async () => {
    const { bench } = await pasted('Hello, 你好');
    const other = await through(bench);
    expect([other.paste.text, other.paste.document.format]).toEqual(['Hello, 你好', 'text']);
  });

  test('a frame number beyond the last opens the last', async () => {
    const { bench, desk } = open();
    await openLink(bench, desk, { runs: [{ bytes: bytesOf('8900'), direction: 'unknown', kind: 'frames' }], selection: { frame: 7 } });
    expect(bench.frame).toBe(0);
  });

  property.prop([fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 }), fc.nat(200), fc.nat(20)])(
    'any bytes and any pinned bits survive',
    async (pieces, from, width) => {
      const { bench, desk } = open();
      const directions = ['c2s', 's2c', 'c2s'] as const;
      await desk.show(
        pieces.map((bytes, i) => ({ bytes, direction: pieces.length > 1 ? directions[i]! : 'unknown', kind: 'frames' as const })),
      );
      settle(bench);
      const frame = bench.dissected!;
      const start = frame.offset * 8 + (from % (frame.byteLength * 8));
      const end = Math.min(start + width + 1, (frame.offset + frame.byteLength) * 8);
      bench.selection.pin = { frame: bench.frame, source: 'wire', range: { start, end } };
      const other = await through(bench);
      expect(other.frame).toBe(bench.frame);
      expect(other.selection.pin).toEqual(bench.selection.pin);
      expect(other.paste.document.runs.map((run) => [...run.bytes])).toEqual(pieces.map((bytes) => [...bytes]));
    },
  );
});

property.prop([fc.uint8Array({ minLength: 1, maxLength: 60 })])('the first document survives JSON', (bytes) => {
  const document = documentOfBytes([{ bytes, direction: 'c2s', kind: 'frames' }], {});
  const back = unpackDocument(packDocument(document));
  const [before, after] = [new Bench(document), new Bench(back)];
  for (let frame = 0; frame < document.frameCount; frame++) {
    [before.frame, after.frame] = [frame, frame];
    expect(after.dissected).toEqual(before.dissected);
  }
  expect([back.frameCount, back.messageCount, back.problemCount, back.text]).toEqual([
    document.frameCount,
    document.messageCount,
    document.problemCount,
    document.text,
  ]);
});
