/** Code exercises: what a run tells, what the scripted sockets do (as Chromium does, tests/wire/embedded/script-cases.ts), how it is judged. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { CaseResult, CodeValue, ScriptedServer } from '../../src/lesson/exercise/code/code-schema.ts';
import { caseFaults, codeFaults, codeValueAt, isCodePath } from '../../src/lesson/exercise/code/judge-code.ts';
import { runCase } from '../../src/lesson/exercise/code/run-case.ts';
import { printed, shown, valueOf } from '../../src/lesson/exercise/code/values.ts';
import { diffLogs } from '../../src/widgets/exercise/log-diff.ts';
import { nodeHost } from './try-answer.ts';

const call = (code: string, ...args: CodeValue[]): Promise<CaseResult> =>
  runCase({ code, run: { kind: 'call', name: 'f', args } }, nodeHost);
const play = (code: string, server: ScriptedServer = { plays: 'echoes' }): Promise<CaseResult> =>
  runCase({ code, run: { kind: 'script', server } }, nodeHost);
const told = ({ log }: CaseResult): string[] => log.map(({ kind, text }) => `${kind} ${text}`.trim());
const SOCKET = "const ws = new WebSocket('wss://a.example/');\n";

describe('a function', () => {
  it.each<[string, string, CodeValue[], string]>([
    ['bytes', 'function f(b) { return b.map((x) => x ^ 0xff); }', [{ hex: '00 0f' }], 'ff f0'],
    ['an object, whatever the order of its names', 'const f = () => ({ b: 1, a: [true, null] });', [], '{a: [true, null], b: 1}'],
    ['bytes in an object', 'const f = ({ p }) => ({ n: p.length, p });', [{ p: { hex: '81' } }], '{n: 1, p: bytes 81}'],
    ['a promise', 'async function f(n) { return await n + 1; }', [1], '2'],
    ['a promise that takes time', 'const f = () => new Promise((done) => setTimeout(() => done("late"), 3000));', [], '"late"'],
    ['nothing', 'function f() {}', [], 'undefined'],
  ])('gives %s', async (_, code, args, text) => {
    expect(await call(code, ...args)).toMatchObject({ trouble: null, value: { text } });
  });
  it('throws in a line', async () => {
    expect((await call('function f(x) {\n  return 1;\n}\n\nnull.x;')).trouble).toMatchObject({ what: 'threw', line: 5 });
    expect((await call('function f(x) {\n  x.y.z;\n}', {})).trouble).toMatchObject({ what: 'threw', line: 2 });
    expect((await call('async function f() {\n\n  throw new RangeError("far");\n}')).trouble).toMatchObject({
      text: 'RangeError: far',
      line: 3,
    });
  });
  it.each([
    ['function g() {}', 'no-function'],
    ['function f( {', 'syntax'],
    ['const f = () => import("https://a.example/x.js");', 'import'],
    ['// import', 'import'],
  ])('%s comes to nothing', async (code, what) => {
    expect((await call(code)).trouble).toMatchObject({ what });
  });
  it('says what it printed meanwhile, up to a limit', async () => {
    const { log, unlogged } = await call('function f() { for (let i = 0; i < 1000; i++) console.log("line", i, { i }); }');
    expect(log[0]).toMatchObject({ kind: 'console', text: 'line 0 {i: 0}' });
    expect(log.length + unlogged).toBe(1000);
    expect(log.length).toBeLessThan(100);
  });
});

describe('a script', () => {
  it('is told open and messages after it has ended', async () => {
    const code = `${SOCKET}ws.onmessage = (event) => console.log(event.data, event);\nws.onopen = () => ws.send('hi');\nconsole.log(ws.readyState);`;
    expect(told(await play(code))).toEqual([
      'new wss://a.example/',
      'console 0',
      'open',
      'send hi',
      'message hi',
      // What an event holds are no properties of its own.
      'console hi MessageEvent {type: "message"}',
    ]);
  });
  it('throws where a browser does, and goes on to the events', async () => {
    const result = await play(`${SOCKET}ws.onopen = () => {\n  ws.close(1006);\n};\nws.send('early');`);
    expect(result.log.filter(({ kind }) => kind === 'throws').map(({ text, line }) => `${text.split(':')[0]!} ${line}`)).toEqual([
      'InvalidStateError 5',
      'InvalidAccessError 3',
    ]);
    expect(result.state).toBe(1);
  });
  it.each([
    ["'wss://a.example/#x'", 'SyntaxError'],
    ["'ftp://a.example/'", 'SyntaxError'],
    ["'/x', ['v', 'v']", 'SyntaxError'],
    ["'/x', ['a b']", 'SyntaxError'],
    ["'/x', 'v'", 'wss://example.com/x'],
    ["'http://a.example/'", 'ws://a.example/'],
  ])('new WebSocket(%s): %s', async (args, says) => {
    expect(told(await play(`new WebSocket(${args});`))[0]).toContain(says);
  });
  it('counts what waits, and what is sent too late', async () => {
    const code = `${SOCKET}ws.onopen = () => { ws.send('你好'); ws.send(new Uint8Array(10)); console.log(ws.bufferedAmount); ws.close(); };
ws.onclose = ({ code, wasClean }) => { ws.send(new Uint8Array(10)); console.log(code, wasClean, ws.bufferedAmount); };`;
    const result = await play(code, { plays: 'listens' });
    expect(codeValueAt(result, 'console')).toBe('16\n1005 true 10');
    expect(codeValueAt(result, 'late')).toBe(1);
  });
  it('hears of a server that refuses, closes, drops', async () => {
    const code = `${SOCKET}ws.onerror = () => console.log('error');\nws.addEventListener('close', (e) => console.log(e.code, e.reason, e.wasClean));`;
    const ends = [
      { plays: 'refuses' },
      { plays: 'listens', does: [{ after: 5, close: 4000, reason: 'busy' }] },
      { plays: 'listens', does: [{ after: 5, drop: true }] },
    ] as const;
    const heard = [];
    for (const server of ends) heard.push(codeValueAt(await play(code, server), 'console'));
    expect(heard).toEqual(['error\n1006  false', '4000 busy true', '1006  false']);
  });
  it('has its connection dropped where JSON is read and none comes', async () => {
    const send = (text: string): string => `${SOCKET}ws.onopen = () => ws.send(${JSON.stringify(text)});`;
    expect(told(await play(send('hello'), { plays: 'json' })).at(-1)).toBe('close 1006');
    expect(told(await play(send('{"a":1}'), { plays: 'json' })).at(-1)).toBe('message {"a":1}');
  });
  it('keeps time of its own, and an interval does not go on for ever', async () => {
    const { log } = await play(
      "setTimeout(() => console.log('b'), 20);\nsetTimeout(() => console.log('a'), 10);\nsetInterval(() => 0, 1);",
    );
    expect(log.map(({ at, text }) => `${at} ${text}`)).toEqual(['10 a', '20 b']);
  });
  it('says what came of which event', async () => {
    const result = await play(`${SOCKET}ws.onopen = () => console.log('in open');\nws.open = () => 0;`);
    expect(codeValueAt(result, 'printed.open')).toBe('in open');
    expect(codeValueAt(result, 'lines.open')).toBe(1);
    expect(codeValueAt(result, 'heard.open')).toBe(1);
    expect(codeValueAt(result, 'heard.error')).toBe(0);
    expect(codeValueAt(result, 'sent.0')).toBeNull();
    expect(isCodePath('sent.x') || isCodePath('constructor') || isCodePath('printed.none')).toBe(false);
  });
});

describe('a verdict', () => {
  const result = (more: Partial<CaseResult>): CaseResult => ({ trouble: null, value: null, log: [], unlogged: 0, state: -1, ...more });
  const each = { id: 'a', name: 'a', args: [], gives: { hex: '81 05' }, says: 'You gave {value}.' };
  it('compares values by meaning', () => {
    expect(caseFaults(each, result({ value: shown(Uint8Array.of(0x81, 5)) }))).toEqual([]);
    expect(caseFaults(each, result({ value: shown([0x81, 5]) }))).toEqual([{ says: 'You gave {value}.', value: '[129, 5]', part: 'a' }]);
    expect(caseFaults({ ...each, gives: '81 05' }, result({ value: shown(Uint8Array.of(0x81, 5)) }))).toHaveLength(1);
  });
  it('says a trouble of all cases once, and nothing of what was not run', () => {
    const cases = [each, { ...each, id: 'b' }, { ...each, id: 'c' }];
    const stopped = [
      result({ trouble: { what: 'stopped' } }),
      result({ trouble: { what: 'not-run' } }),
      result({ trouble: { what: 'not-run' } }),
    ];
    expect(codeFaults(cases, { code: '', results: stopped })).toEqual([{ says: null, part: 'a', trouble: { what: 'stopped' } }]);
    const threw = cases.map(() => result({ trouble: { what: 'threw', text: 'TypeError: x', line: 1 } }));
    expect(codeFaults(cases, { code: '', results: threw })).toHaveLength(1);
  });
});

describe('values', () => {
  test.prop([
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true }),
  ])('are written without fail', (value) => {
    expect(typeof shown(value).text).toBe('string');
    expect(typeof printed([value])).toBe('string');
  });
  test.prop([fc.jsonValue()])('of JSON are the same for equal values only', (value) => {
    const copy: unknown = JSON.parse(JSON.stringify(value));
    expect(shown(copy).text).toBe(shown(valueOf(value as CodeValue)).text);
  });
  it('survive what throws when it is looked at', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(shown(trap).text).toBe('?');
  });
});

describe('two logs', () => {
  it('meet where the same happened, whenever that was', () => {
    const line = (text: string, at: number) => ({ at, kind: 'console' as const, text });
    const lines = diffLogs([line('a', 1), line('x', 2), line('b', 3)], [line('a', 7), line('b', 8), line('c', 9)]);
    expect(lines.map((each) => `${each.in} ${each.line.text}`)).toEqual(['both a', 'mine x', 'both b', 'theirs c']);
  });
});
