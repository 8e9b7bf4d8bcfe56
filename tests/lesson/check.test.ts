/** The checker by itself: numbers as people write them, paths into bytes, kinds that no lesson uses yet, aligned solutions. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { judge } from '../../src/lesson/exercise/check.ts';
import { headBytes, headStateOf, headValueAt, isHeadPath } from '../../src/lesson/exercise/head-state.ts';
import { isDue, isEndsPath, MOST_ACTIONS, play, valueOfEnds } from '../../src/lesson/exercise/endpoints.ts';
import { localise } from '../../src/lesson/exercise/localise.ts';
import type { ExerciseOf } from '../../src/lesson/exercise/schema.ts';
import { align, alignBytes, solutionOf, startOf } from '../../src/lesson/exercise/solution.ts';
import { isPath, stateOf, valueAt, written } from '../../src/lesson/exercise/state.ts';
import { typedNumber } from '../../src/lesson/exercise/typed-number.ts';

describe('numbers', () => {
  it.each([
    ['126', 126],
    [' 0x7e ', 126],
    ['0X7E', 126],
    ['7eh', 126],
    ['0b1111110', 126],
    ['0b0111_1110', 126],
    ['0b 0111 1110', 126],
    ['65,536', 65536],
    ['１２６', 126],
    ['0o17', 15],
    ['9007199254740992', null],
    ['-1', null],
    ['1.5', null],
    ['7e', null],
    ['', null],
    ['one', null],
  ])('%s', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });
});

describe('paths', () => {
  const fragments = stateOf(fromHex('010348656c8900' + '80026c6f'), 'server');
  it.each([
    ['frames.length', 3],
    ['frame.fin', false],
    ['frames.1.opcode', 9],
    ['frames.1.control', true],
    ['frames.2.payload.text', 'lo'],
    ['payload.hex', '48 65 6c'],
    ['bytes.length', 11],
    ['messages.length', 1],
    ['messages.0.text', 'Hello'],
    ['messages.0.frames', 2],
    ['messages.0.complete', true],
    ['messages.1.text', null],
    ['faults.length', 0],
    ['faults.first', ''],
    ['frames.3.fin', null],
  ])('%s', (path, value) => {
    expect(isPath(path)).toBe(true);
    expect(valueAt(fragments, path)).toBe(value);
  });
  it('knows who may mask', () => {
    const masked = fromHex('818037fa213d');
    expect(valueAt(stateOf(masked, 'server'), 'faults.first')).toBe('mask-present-from-server');
    expect(valueAt(stateOf(masked, 'client'), 'faults.length')).toBe(0);
    expect(valueAt(stateOf(masked), 'frame.key')).toBe('37 fa 21 3d');
  });
  it('has no others', () => {
    for (const path of ['frame', 'frame.constructor', 'payload.toString', 'frames.x.fin', '__proto__', 'frame.fin.fin', 'messages.text']) {
      expect(isPath(path), path).toBe(false);
      expect(valueAt(fragments, path)).toBeNull();
    }
  });
  test.prop([fc.uint8Array({ maxLength: 40 })])('never fail on any bytes', (bytes) => {
    const state = stateOf(bytes, 'client');
    for (const path of ['frame.length', 'frame.missing', 'payload.text', 'faults.first', 'frames.length'])
      written(path, valueAt(state, path));
  });
});

describe('paths into a head', () => {
  const request = headStateOf(
    { message: 'request', url: 'ws://a.example:81/x' },
    'GET ws://a.example:81/x HTTP/1.1\nhOST:  a.example \nUpgrade: WebSocket\nConnection: keep-alive\nconnection: upgrade\n folded',
  );
  it.each([
    ['request.method', 'GET'],
    ['request.target', 'ws://a.example:81/x'],
    ['request.version', 'HTTP/1.1'],
    ['response.status', null],
    ['header.host', 'a.example'],
    ['header.connection', 'keep-alive, upgrade folded'],
    ['header.origin', null],
    ['count.connection', 2],
    ['count.origin', 0],
    ['fields.length', 4],
    ['finding.target-ws-uri', true],
    ['finding.host-differs-from-url', true],
    ['finding.obsolete-fold', true],
    ['finding.upgrade-not-websocket', false],
    ['valid', false],
  ])('%s', (path, value) => {
    expect(isHeadPath(path)).toBe(true);
    expect(headValueAt(request, path)).toBe(value);
  });
  it('judge a response by the request that was sent', () => {
    const sent = ['GET / HTTP/1.1', 'Host: a.example', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
    const text = 'HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: ';
    const valid = (accept: string) => headValueAt(headStateOf({ message: 'response', sent }, text + accept), 'valid');
    // RFC 6455 §1.3
    expect(valid('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')).toBe(true);
    expect(valid('s3pPLMBiTxaQ9kYGzzhZRbK+xOp=')).toBe(false);
    expect(headValueAt(headStateOf({ message: 'response' }, text), 'response.status')).toBe(101);
  });
  it('has no others', () => {
    for (const path of ['header.', 'header.Host', 'finding.nothing', 'request', 'constructor', 'count.a.b']) {
      expect(isHeadPath(path), path).toBe(false);
      expect(headValueAt(request, path)).toBeNull();
    }
  });
  test.prop([fc.string({ unit: 'binary' })])('never fail on any text, and every head has an end', (text) => {
    const state = headStateOf({ message: 'request', url: 'ws://a.example/' }, text);
    for (const path of ['valid', 'header.host', 'faults.first', 'request.target']) headValueAt(state, path);
    expect(state.head.complete || text.trim() === '' || state.faults.length > 0).toBe(true);
  });
  it('every line ends with CR LF, however it was typed', () => {
    for (const text of ['A\nB: c', 'A\r\nB: c\r\n', 'A\nB: c\n\n', 'A\rB: c'])
      expect(new TextDecoder().decode(headBytes(text))).toBe('A\r\nB: c\r\n\r\n');
  });
});

const base = { id: 'x', title: 'x', prompt: 'x', right: 'x', hints: [] };

describe('kinds', () => {
  it('multi: names what was taken wrongly and what was left out', () => {
    const exercise: ExerciseOf<'multi'> = {
      ...base,
      kind: 'multi',
      options: [
        { id: 'a', text: 'a', why: 'why a', right: true },
        { id: 'b', text: 'b', why: 'why b' },
        { id: 'c', text: 'c', why: 'why c', right: true },
      ],
    };
    expect(judge(exercise, []).faults).toEqual([{ says: null }]);
    expect(judge(exercise, ['a', 'b']).faults.map(({ says }) => says)).toEqual(['why b', 'why c']);
    expect(judge(exercise, solutionOf(exercise)).solved).toBe(true);
  });
  it('order: any order that keeps the rules, and one sentence for each rule that it breaks', () => {
    const exercise: ExerciseOf<'order'> = {
      ...base,
      kind: 'order',
      items: [
        { id: 'start', text: 's' },
        { id: 'ping', text: 'p' },
        { id: 'end', text: 'e' },
      ],
      start: ['end', 'start', 'ping'],
      rules: [{ before: 'start', after: 'end', why: 'the start comes first' }],
    };
    expect(judge(exercise, startOf(exercise)).faults).toEqual([{ says: 'the start comes first' }]);
    for (const order of [
      ['start', 'ping', 'end'],
      ['ping', 'start', 'end'],
      ['start', 'end', 'ping'],
    ])
      expect(judge(exercise, order).solved).toBe(true);
  });
  it('byte: a stretch, with foreseen mistakes', () => {
    const exercise: ExerciseOf<'byte'> = {
      ...base,
      kind: 'byte',
      bytes: '81 85 37 fa 21 3d 7f 9f 4d 51 58',
      answer: { from: 2, to: 6 },
      wrong: [{ from: 6, to: 11, why: 'that is the payload' }],
      otherwise: 'four bytes behind the length',
    };
    expect(judge(exercise, null).solved).toBe(false);
    expect(judge(exercise, { from: 2, to: 6 }).solved).toBe(true);
    expect(judge(exercise, { from: 6, to: 11 }).faults[0]!.says).toBe('that is the payload');
    expect(judge(exercise, { from: 2, to: 5 }).faults[0]!.says).toBe('four bytes behind the length');
  });
  it('line: names each line that was taken or missed wrongly', () => {
    const exercise: ExerciseOf<'line'> = {
      ...base,
      kind: 'line',
      lines: [
        { id: 'start', text: 'HTTP/1.1 101 Switching Protocols', why: 'that is fine' },
        { id: 'upgrade', text: 'Upgrade: websocket.', why: 'look at the end', right: true },
        { id: 'end', text: '', end: 'lf', why: 'one more', right: true },
      ],
    };
    expect(judge(exercise, startOf(exercise)).faults).toEqual([{ says: null }]);
    expect(judge(exercise, ['start', 'end']).faults).toEqual([
      { says: 'that is fine', part: 'start' },
      { says: 'look at the end', part: 'upgrade' },
    ]);
    expect(judge(exercise, ['end', 'upgrade']).solved).toBe(true);
    expect(solutionOf(exercise)).toEqual(['upgrade', 'end']);
  });
  it('head: checks of what is read in it', () => {
    const exercise: ExerciseOf<'head'> = {
      ...base,
      kind: 'head',
      message: 'request',
      start: ['GET ws://a.example/ HTTP/1.1', ' Host: a.example'],
      checks: [
        { is: 'request.target', equals: '/', says: 'the target is {value}' },
        { is: 'count.host', equals: 1, says: '{value} hosts' },
        { is: 'header.host', equals: 'a.example', says: 'host {value}', then: true },
      ],
      solution: ['GET / HTTP/1.1', 'Host: a.example'],
      also: [],
    };
    expect(judge(exercise, startOf(exercise)).faults).toEqual([
      { says: 'the target is {value}', value: 'ws://a.example/' },
      { says: '{value} hosts', value: '0', opcode: 0 },
    ]);
    expect(judge(exercise, 'GET / HTTP/1.1\r\nhost:a.example \r\n\r\n').solved).toBe(true);
    expect(judge(exercise, 'GET / HTTP/1.1\nHost: b').faults).toEqual([{ says: 'host {value}', value: 'b' }]);
    expect(solutionOf(exercise)).toBe('GET / HTTP/1.1\nHost: a.example');
  });
  it('text: blanks around it and width do not count', () => {
    const exercise: ExerciseOf<'text'> = {
      ...base,
      kind: 'text',
      blanks: [{ id: 'a', label: 'a', answers: ['Hi'], otherwise: '{value}' }],
    };
    expect(judge(exercise, { a: ' Hi ' }).solved).toBe(true);
    expect(judge(exercise, { a: 'hi' }).faults).toEqual([{ says: '{value}', value: 'hi', part: 'a' }]);
    expect(judge(exercise, {}).faults).toEqual([{ says: null, part: 'a' }]);
  });
  it('build: what stands there goes into the sentence', () => {
    const exercise: ExerciseOf<'build'> = {
      ...base,
      kind: 'build',
      start: '81 00',
      checks: [
        { is: 'frame.opcode', equals: 9, says: '{value} {name}' },
        { is: 'bytes.length', atMost: 2, says: 'long' },
        { is: 'frame.opcode', oneOf: [9, 10], says: 'neither' },
      ],
      solution: '89 00',
      unique: true,
      par: 1,
    };
    expect(judge(exercise, '81 00').faults).toEqual([
      { says: '{value} {name}', value: '0x1', opcode: 1 },
      { says: 'neither', value: '0x1', opcode: 1 },
    ]);
    expect(judge(exercise, '').faults).toHaveLength(2);
  });
});

describe('localise', () => {
  it('takes one language of every text and leaves the rest alone', () => {
    expect(localise({ a: { en: 'x', zh: 'y' }, list: [{ en: '1', zh: '2' }], n: 3, deep: { flag: true } }, 'zh')).toEqual({
      a: 'y',
      list: ['2'],
      n: 3,
      deep: { flag: true },
    });
  });
});

describe('aligned bytes', () => {
  it('meet where they are equal', () => {
    const columns = alignBytes(fromHex('81024869'), fromHex('8900'));
    expect(columns.map(({ mine, theirs }) => [mine, theirs])).toEqual([
      [0x81, 0x89],
      [0x02, 0x00],
      [0x48, null],
      [0x69, null],
    ]);
    expect(alignBytes(fromHex('890248'), fromHex('8902aa48')).map(({ mine }) => mine)).toEqual([0x89, 0x02, null, 0x48]);
  });
  it('lay lines over each other as well', () => {
    expect(align(['a', 'x', 'c'], ['a', 'c', 'd'])).toEqual([
      { mine: 'a', theirs: 'a' },
      { mine: 'x', theirs: null },
      { mine: 'c', theirs: 'c' },
      { mine: null, theirs: 'd' },
    ]);
  });
  test.prop([fc.uint8Array({ maxLength: 12 }), fc.uint8Array({ maxLength: 12 })])('hold both, in order', (mine, theirs) => {
    const columns = alignBytes(mine, theirs);
    expect(columns.flatMap((column) => column.mine ?? [])).toEqual([...mine]);
    expect(columns.flatMap((column) => column.theirs ?? [])).toEqual([...theirs]);
  });
});

describe('two endpoints', () => {
  const actions = [
    { id: 'close', text: '', act: { do: 'close', by: 'client', code: 1000 } },
    { id: 'bare', text: '', act: { do: 'close', by: 'server' } },
    { id: 'drop', text: '', act: { do: 'end', by: 'server' } },
    { id: 'ping', text: '', act: { do: 'ping', by: 'client' } },
    { id: 'hi', text: '', act: { do: 'text', by: 'client', text: 'hi' } },
    { id: 'cut', text: '', act: { do: 'cut' } },
    { id: 'next', text: '', act: { do: 'next' } },
  ] as const satisfies ExerciseOf<'state'>['actions'];
  const after = (...taken: string[]) => play(actions, taken);
  it.each([
    [[], { 'client.state': 'OPEN', 'client.code': null, 'client.sent': null, first: '', flying: 0 }],
    [['close'], { 'client.state': 'CLOSING', 'server.state': 'OPEN', 'client.sent': 1000, first: 'client', flying: 1 }],
    [['close', 'next'], { 'server.state': 'CLOSING', 'server.received': 1000, 'server.sent': 1000 }],
    [['close', 'next', 'next', 'next', 'next'], { 'client.clean': true, 'client.code': 1000, 'server.clean': true, flying: 0 }],
    [['bare', 'next', 'next', 'next', 'next'], { 'client.code': 1005, 'client.received': 'empty', first: 'server' }],
    [['drop', 'next'], { 'client.code': 1006, 'client.clean': false }],
    [['cut', 'hi', 'next'], { 'client.code': 1006, 'server.state': 'OPEN' }],
    [['cut', 'next', 'next', 'nothing'], { 'client.state': 'OPEN' }],
  ])('%j', (taken, values) => {
    for (const [path, value] of Object.entries(values)) expect(valueOfEnds(after(...taken), path), path).toBe(value);
  });
  it('know when nothing is to come', () => {
    expect(isDue(after())).toBe(false);
    expect(isDue(after('ping'))).toBe(true);
    expect(isDue(after('ping', 'next', 'next'))).toBe(false);
  });
  it('have no other paths', () => {
    for (const path of ['client', 'client.toString', 'peer.code', 'constructor']) {
      expect(isEndsPath(path), path).toBe(false);
      expect(valueOfEnds(after(), path)).toBeNull();
    }
  });
  test.prop([fc.array(fc.constantFrom(...actions.map(({ id }) => id as string), '?'), { maxLength: 60 })], { numRuns: 30 })(
    'take anything in any order, one moment at a time',
    (taken) => {
      const { moments, at } = play(actions, taken);
      expect(at).toBeLessThan(moments.length);
      expect(at).toBeLessThanOrEqual(Math.min(taken.length, MOST_ACTIONS));
    },
  );
});
