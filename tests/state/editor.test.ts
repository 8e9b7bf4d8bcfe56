/** Editing on the bench: every change is new bytes, everything else follows from them, and each can be taken back. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { wireLeaves } from '../../src/protocol/annotation/query.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { Bench } from '../../src/state/bench.svelte.ts';
import { goTo, settle } from '../../src/state/bench-moves.ts';
import { Editor } from '../../src/state/editor.svelte.ts';
import { Desk } from '../../src/state/paste-desk.ts';
import { gridModel, bitValue } from '../../src/ui/grid-model.ts';
import { pillOf } from '../../src/ui/byte-strip.ts';
import { frameStream } from '../protocol/arbitraries.ts';
import { anyEdit } from '../protocol/edits.ts';

const HELLO = '818537fa213d7f9f4d5158';
const KEY = Uint8Array.of(0x5c, 0x1b, 0x93, 0xcf);

function open(hex: string, direction: 'c2s' | 's2c' | 'unknown' = 'unknown'): { bench: Bench; desk: Desk; editor: Editor } {
  const bench = new Bench();
  const desk = new Desk(bench.paste);
  void desk.show([{ bytes: fromHex(hex), direction, kind: 'frames' }]);
  settle(bench);
  return { bench, desk, editor: new Editor(bench, desk, () => KEY.slice()) };
}

const bytesOf = (bench: Bench): string => bench.paste.document.runs.map(({ bytes }) => toHex(bytes)).join('|');

describe('edits', () => {
  test('go into the box, the document and the frame at once', () => {
    const { bench, editor } = open(HELLO);
    editor.change({ kind: 'opcode', opcode: 2 });
    expect(bytesOf(bench)).toBe('828537fa213d7f9f4d5158');
    expect(bench.paste.text).toBe('82 85 37 fa 21 3d 7f 9f 4d 51 58');
    expect(bench.dissected?.opcode).toBe(2);
  });

  test('of a bit go on in raw mode and say so until a mode is chosen', () => {
    const { bench, editor } = open(HELLO);
    expect(editor.mode).toBe('consistent');
    editor.change({ kind: 'bit', bit: 8, value: 0 });
    expect([editor.mode, editor.switchedByTouch]).toEqual(['raw', true]);
    expect(bytesOf(bench)).toBe('810537fa213d7f9f4d5158');
    editor.chooseMode('consistent');
    expect([editor.mode, editor.switchedByTouch]).toEqual(['consistent', false]);
  });

  test('that change nothing are no step back', () => {
    const { editor } = open(HELLO);
    editor.change({ kind: 'opcode', opcode: 1 });
    expect(editor.history.canUndo).toBe(false);
  });

  test('of one group are one step back, until the control is left', () => {
    const { bench, editor } = open('8100');
    for (const text of ['H', 'Hi', 'Hi!']) editor.change({ kind: 'payload', payload: new TextEncoder().encode(text) }, 'payload');
    editor.history.seal();
    editor.change({ kind: 'payload', payload: new Uint8Array(0) }, 'payload');
    expect(bytesOf(bench)).toBe('8100');
    editor.history.undo();
    expect(bytesOf(bench)).toBe('8103486921');
    editor.history.undo();
    expect(bytesOf(bench)).toBe('8100');
    expect(editor.history.canUndo).toBe(false);
    editor.history.redo();
    editor.history.redo();
    expect(editor.history.canRedo).toBe(false);
    expect(bytesOf(bench)).toBe('8100');
  });

  test('of one run leave the others, and the direction that was marked', async () => {
    const { bench, desk, editor } = open(HELLO);
    await desk.paste('→ 81 81 00 00 00 00 41\n← 81 01 42');
    settle(bench);
    goTo(bench, 1);
    editor.change({ kind: 'payload', payload: Uint8Array.of(0x43) });
    expect(bytesOf(bench)).toBe('81810000000041|810143');
    expect(bench.paste.document.runs.map(({ direction }) => direction)).toEqual(['c2s', 's2c']);
    expect(bench.frame).toBe(1);
  });

  test('begin a frame where there is none', () => {
    const { bench, editor } = open('');
    editor.change({ kind: 'bit', bit: 7, value: 1 });
    expect(bytesOf(bench)).toBe('01');
  });

  test('of a length that is typed digit by digit lose nothing of the payload on the way', () => {
    const { bench, editor } = open('810548656c6c6f');
    for (const length of [1n, 10n, 1n, 7n]) editor.change({ kind: 'length', length, form: 7 }, 'length');
    expect(bytesOf(bench)).toBe('810748656c6c6f2e2e');
    editor.history.undo();
    expect(bytesOf(bench)).toBe('810548656c6c6f');
    expect(editor.history.canUndo).toBe(false);
  });

  test('of a payload that is typed in raw mode leave nothing of what was typed before it behind', () => {
    const { bench, editor } = open('8102486989008900');
    editor.chooseMode('raw');
    for (const text of ['Hi!', 'Hi!!', 'Hi!!!', 'Hi!']) {
      editor.change({ kind: 'payload', payload: new TextEncoder().encode(text) }, 'payload');
    }
    expect(bytesOf(bench)).toBe('810248692189008900');
  });

  test('of a text that was typed and given up come back to what was there', () => {
    const { bench, editor } = open('8102486989008900');
    for (const text of ['H', 'Hi']) editor.change({ kind: 'payload', payload: new TextEncoder().encode(text) }, 'payload');
    expect(bytesOf(bench)).toBe('8102486989008900');
  });

  test('and typing in the box are taken back one after the other', async () => {
    const { bench, desk, editor } = open('8100');
    editor.change({ kind: 'opcode', opcode: 2 });
    await desk.type('82 00 89 00');
    editor.change({ kind: 'flag', flag: 'fin', value: false });
    expect(bytesOf(bench)).toBe('02008900');
    const states = [];
    for (let step = 0; step < 3; step++) {
      editor.history.undo();
      states.push(bytesOf(bench));
    }
    expect(states).toEqual(['82008900', '8200', '8100']);
    for (let step = 0; step < 3; step++) editor.history.redo();
    expect(bytesOf(bench)).toBe('02008900');
    // Typing is the last step: then it is what is taken back.
    await desk.type('8a 00');
    editor.history.undo();
    expect(bytesOf(bench)).toBe('02008900');
    editor.history.redo();
    expect(bytesOf(bench)).toBe('8a00');
  });

  test('of a control that was used before the box was typed into do not bring the old text back', async () => {
    const { bench, desk, editor } = open('8100');
    editor.change({ kind: 'payload', payload: Uint8Array.of(0x41) }, 'payload');
    await desk.type('81 01 41 89 00');
    editor.change({ kind: 'payload', payload: Uint8Array.of(0x42) }, 'payload');
    expect(bytesOf(bench)).toBe('8101428900');
  });

  test('wait until all of a paste is read', async () => {
    const { bench, desk, editor } = open(HELLO);
    const reading = desk.type('82 00');
    editor.change({ kind: 'bit', bit: 3, value: 1 });
    editor.history.undo();
    expect([bench.paste.text, editor.history.isRefused, editor.mode, editor.history.canUndo]).toEqual(['82 00', true, 'consistent', false]);
    await reading;
    expect(editor.history.isRefused).toBe(false);
    // A reading that was stopped has only the head of the paste.
    bench.paste.document = { ...bench.paste.document, partial: true };
    editor.moves.remove();
    expect([bytesOf(bench), editor.history.isRefused]).toEqual(['8200', true]);
  });

  test('put aside with their paste come back with it, and what was typed since', async () => {
    const { bench, desk, editor } = open(HELLO);
    editor.change({ kind: 'opcode', opcode: 2 });
    editor.change({ kind: 'flag', flag: 'fin', value: false });
    await desk.type('02 01 41');
    const [first, way] = [desk.snapshot(), editor.history.putAside()];
    await desk.paste('81 00');
    settle(bench);
    expect([editor.history.canUndo, editor.history.putAside()]).toEqual([false, null]);
    editor.change({ kind: 'opcode', opcode: 9 });
    const [second, other] = [desk.snapshot(), editor.history.putAside()];
    desk.restore(first);
    editor.history.takeUp(way);
    expect(bytesOf(bench)).toBe('020141');
    const states = [];
    for (let step = 0; step < 3; step++) {
      editor.history.undo();
      states.push(bytesOf(bench));
    }
    expect(states).toEqual(['028537fa213d7f9f4d5158', '828537fa213d7f9f4d5158', HELLO]);
    expect(editor.history.canUndo).toBe(false);
    for (let step = 0; step < 3; step++) editor.history.redo();
    expect(bytesOf(bench)).toBe('020141');
    desk.restore(second);
    editor.history.takeUp(other);
    editor.history.undo();
    expect([bytesOf(bench), editor.history.canUndo]).toEqual(['8100', false]);
  });

  test('are forgotten when something else takes the place of what was edited', async () => {
    const { bench, desk, editor } = open(HELLO);
    editor.change({ kind: 'opcode', opcode: 2 });
    await desk.paste('81 00');
    settle(bench);
    expect(editor.history.canUndo).toBe(false);
    editor.history.undo();
    expect(bytesOf(bench)).toBe('8100');
  });
});

describe('frames', () => {
  test('are added masked where their side masks', () => {
    const { bench, editor } = open(HELLO);
    editor.moves.add(9, Uint8Array.of(0x68));
    expect(bytesOf(bench)).toBe(`${HELLO}89815c1b93cf34`);
    expect(bench.frame).toBe(1);
    const server = open('810141', 's2c');
    server.editor.moves.add(10, new Uint8Array(0));
    expect(bytesOf(server.bench)).toBe('8101418a00');
  });

  test('are doubled, taken out and moved within their run', () => {
    const { bench, editor } = open('8101418900');
    expect([editor.moves.obstacleTo(-1), editor.moves.obstacleTo(1)]).toEqual(['end', null]);
    editor.moves.move(1);
    expect([bytesOf(bench), bench.frame]).toEqual(['8900810141', 1]);
    editor.moves.duplicate();
    expect([bytesOf(bench), bench.frame]).toEqual(['8900810141810141', 2]);
    editor.moves.remove();
    expect([bytesOf(bench), bench.frame]).toEqual(['8900810141', 1]);
    editor.moves.remove();
    editor.moves.remove();
    expect([bytesOf(bench), bench.frame, bench.dissected]).toEqual(['', 0, null]);
    for (let step = 0; step < 5; step++) editor.history.undo();
    expect([bytesOf(bench), bench.frame]).toEqual(['8101418900', 0]);
  });

  test('are cut and joined, with a ping between', () => {
    const { bench, editor } = open('810548656c6c6f');
    editor.moves.split(3);
    editor.moves.add(9, new Uint8Array(0));
    expect(bytesOf(bench)).toBe('010348656c890080026c6f');
    expect(bench.paste.document.messageCount).toBe(1);
    expect(bench.paste.document.problemCount).toBe(0);
    goTo(bench, 0);
    expect(editor.moves.obstacleToMerge).toBe(null);
    goTo(bench, 1);
    editor.moves.remove();
    goTo(bench, 0);
    editor.moves.merge();
    expect(bytesOf(bench)).toBe('810548656c6c6f');
  });
});

describe('frames of two sides', () => {
  const CLIENT = '8181000000004181810000000042';
  const linesOf = (bench: Bench): string[] => bench.paste.document.runs.map(({ bytes, direction }) => `${direction} ${toHex(bytes)}`);

  test('a frame of the other side is put in as a turn of its own, masked where that side masks', () => {
    const { bench, editor } = open(CLIENT);
    editor.moves.add(9, Uint8Array.of(0x68), true);
    expect(linesOf(bench)).toEqual(['c2s 81810000000041', 's2c 890168', 'c2s 81810000000042']);
    expect([bench.frame, bench.paste.document.problemCount]).toEqual([1, 0]);
    editor.moves.add(10, Uint8Array.of(0x68), true);
    // Next to a turn of its side it becomes part of it.
    expect(linesOf(bench)).toEqual(['c2s 81810000000041', 's2c 890168', 'c2s 8a815c1b93cf3481810000000042']);
    editor.moves.add(1, new Uint8Array(0));
    expect(linesOf(bench)[2]).toBe('c2s 8a815c1b93cf3481805c1b93cf81810000000042');
    for (let step = 0; step < 3; step++) editor.history.undo();
    expect(bytesOf(bench)).toBe(CLIENT);
  });

  test('a ping between fragments breaks no message, and taking it out makes them one turn again', () => {
    const { bench, editor } = open('018300000000416263808200000000646581810000000041');
    editor.moves.add(9, new Uint8Array(0), true);
    expect(linesOf(bench)).toEqual(['c2s 018300000000416263', 's2c 8900', 'c2s 808200000000646581810000000041']);
    expect([bench.paste.document.problemCount, bench.paste.document.messageCount]).toEqual([0, 2]);
    editor.moves.remove();
    expect(linesOf(bench)).toEqual(['c2s 018300000000416263808200000000646581810000000041']);
  });

  test('a frame moves across a change of sides, there and back', async () => {
    const { bench, desk, editor } = open('');
    await desk.paste('client: 81 81 00 00 00 00 41 81 81 00 00 00 00 42\nserver: 81 01 43 81 01 44');
    settle(bench);
    const before = linesOf(bench);
    goTo(bench, 1);
    editor.moves.move(1);
    expect(linesOf(bench)).toEqual(['c2s 81810000000041', 's2c 810143', 'c2s 81810000000042', 's2c 810144']);
    expect(bench.frame).toBe(2);
    editor.moves.move(1);
    expect(linesOf(bench)).toEqual(['c2s 81810000000041', 's2c 810143810144', 'c2s 81810000000042']);
    expect([bench.frame, editor.moves.obstacleTo(1)]).toEqual([3, 'end']);
    editor.moves.move(-1);
    editor.moves.move(-1);
    expect(linesOf(bench)).toEqual(before);
    goTo(bench, 2);
    editor.moves.move(-1);
    expect(linesOf(bench)).toEqual(['c2s 81810000000041', 's2c 810143', 'c2s 81810000000042', 's2c 810144']);
    for (let step = 0; step < 5; step++) editor.history.undo();
    expect(linesOf(bench)).toEqual(before);
  });

  test('what keeps a frame where it is, or from being joined, has a name', async () => {
    const { bench, desk, editor } = open('8101418105');
    expect([editor.moves.obstacleTo(-1), editor.moves.obstacleTo(1), editor.moves.obstacleToMerge]).toEqual(['end', 'waits', null]);
    goTo(bench, 1);
    expect(editor.moves.obstacleToMerge).toBe('end');
    await desk.paste('client: 81 81 00 00 00 00 41\nserver: 81 01 43');
    settle(bench);
    expect([editor.moves.obstacleTo(1), editor.moves.obstacleToMerge]).toEqual([null, 'side']);
    await desk.show([
      { bytes: fromHex('810141'), direction: 's2c', kind: 'frames' },
      { bytes: fromHex('4869'), direction: 's2c', kind: 'payload' },
      { bytes: fromHex('810142'), direction: 's2c', kind: 'frames' },
    ]);
    settle(bench);
    expect([editor.moves.obstacleTo(1), editor.moves.obstacleToMerge]).toEqual(['part', 'part']);
    editor.moves.move(1);
    expect(bytesOf(bench)).toBe('810141|4869|810142');
  });

  test('any frames of any turns: moving there and back gives the same bytes, and no frame is lost on the way', () => {
    const side = fc.array(fc.constantFrom('810141', '8900', '010142', '800143', '880203e8'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(side, { minLength: 1, maxLength: 5 }), fc.nat(14), fc.constantFrom(1 as const, -1 as const), (turns, at, by) => {
        const { bench, desk, editor } = open('');
        void desk.show(turns.map((frames, i) => ({ bytes: fromHex(frames.join('')), direction: i % 2 ? 'c2s' : 's2c', kind: 'frames' })));
        settle(bench);
        const before = linesOf(bench);
        goTo(bench, at % bench.paste.document.frameCount);
        if (editor.moves.obstacleTo(by) !== null) return;
        const frame = bench.frame;
        const held = toHex(bench.place!.run.bytes.subarray(bench.dissected!.offset, bench.dissected!.offset + bench.dissected!.byteLength));
        editor.moves.move(by);
        expect(bench.frame).toBe(frame + by);
        expect(bench.paste.document.frameCount).toBe(turns.flat().length);
        expect(toHex(bench.place!.run.bytes.subarray(bench.dissected!.offset, bench.dissected!.offset + bench.dissected!.byteLength))).toBe(
          held,
        );
        editor.moves.move(by === 1 ? -1 : 1);
        expect(linesOf(bench)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('repairs', () => {
  test('mend the frame and can be taken back', () => {
    const { bench, editor } = open('817e000548656c6c6f');
    editor.mend(bench.problems[0]!);
    expect(bytesOf(bench)).toBe('810548656c6c6f');
    expect(editor.mode).toBe('consistent');
    expect(editor.history.mended).toBe('length-not-minimal');
    editor.history.undo();
    expect(editor.history.mended).toBe(null);
    expect(bytesOf(bench)).toBe('817e000548656c6c6f');
  });
  test('take a frame after a Close out', () => {
    const { bench, editor } = open('880203e8810141');
    goTo(bench, 1);
    editor.mend(bench.findings.find(({ code }) => code === 'frame-after-close')!);
    expect(bytesOf(bench)).toBe('880203e8');
  });
});

describe('laws', () => {
  /** Strip, grid, table and box say the same bytes, and the index is that of these bytes. */
  function expectConsistent(bench: Bench): void {
    const { document, text } = bench.paste;
    for (const run of document.runs) {
      const index = scanStream(run.bytes, { direction: run.direction });
      expect(Array.from(run.index!.offset.subarray(0, index.frameCount))).toEqual(Array.from(index.offset.subarray(0, index.frameCount)));
      expect(run.index!.byteLength).toBe(run.bytes.length);
    }
    const read = readPaste(text, { readAs: 'hex' }).guesses[0];
    expect(read ? toHex(read.runs[0]!.bytes) : '').toBe(toHex(document.runs[0]?.bytes ?? new Uint8Array(0)));
    const frame = bench.dissected;
    if (!frame) return;
    const bytes = document.runs[0]!.bytes.subarray(frame.offset, frame.offset + frame.byteLength);
    const leaves = wireLeaves(frame.tree);
    const model = gridModel(bytes, frame.offset, leaves, 8);
    const pills = Array.from(bytes, (_, at) => pillOf(model, at, { plain: undefined, marks: [], fieldName: String }).hex);
    expect(pills.join('')).toBe(toHex(bytes));
    for (const leaf of leaves) {
      if (typeof leaf.value !== 'number' && typeof leaf.value !== 'boolean') continue;
      let value = 0;
      for (let bit = leaf.range.start; bit < leaf.range.end; bit++) value = value * 2 + (bitValue(model, bit) ?? 0);
      expect(Number(leaf.value)).toBe(value);
    }
  }

  test('1,000 random edits keep all views consistent, and undo returns the exact bytes', () => {
    fc.assert(
      fc.property(frameStream, fc.array(anyEdit, { minLength: 10, maxLength: 10 }), fc.nat(7), fc.boolean(), (bytes, edits, at, raw) => {
        const { bench, editor } = open(toHex(bytes));
        goTo(bench, at % Math.max(1, bench.paste.document.frameCount));
        editor.chooseMode(raw ? 'raw' : 'consistent');
        const states = [bytesOf(bench)];
        for (const edit of edits) {
          editor.change(edit);
          expectConsistent(bench);
          if (bytesOf(bench) !== states.at(-1)) states.push(bytesOf(bench));
        }
        for (const state of states.slice(0, -1).reverse()) {
          editor.history.undo();
          expect(bytesOf(bench)).toBe(state);
        }
        expect(editor.history.canUndo).toBe(false);
        expect(bytesOf(bench)).toBe(toHex(bytes));
        for (const state of states.slice(1)) {
          editor.history.redo();
          expect(bytesOf(bench)).toBe(state);
        }
        expectConsistent(bench);
      }),
      { numRuns: 100 },
    );
  });
});
