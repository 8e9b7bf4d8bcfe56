/** What the head reader takes for names, values and line ends, and where it stops. */
import { describe, expect, it } from 'vitest';
import { walk } from '../../../src/protocol/annotation/query.ts';
import { rangeInValue } from '../../../src/protocol/handshake/field-line.ts';
import { closedHead, fieldsNamed, HEAD_LIMIT, LINE_LIMIT, readHead } from '../../../src/protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../../../src/protocol/handshake/octets.ts';

const START = 'GET / HTTP/1.1\r\n';
const read = (text: string) => readHead(fromLatin1(text));
const fieldsOf = (text: string) => read(text).fields.map(({ name, value }) => [name, value]);

describe('fields', () => {
  it.each([
    // RFC 9110 §5.6.3: OWS is any number of SP and HTAB.
    [
      'A:1\r\nB: \t2 \t\r\nC:\r\nD: \t\r\n',
      [
        ['A', '1'],
        ['B', '2'],
        ['C', ''],
        ['D', ''],
      ],
    ],
    // RFC 9112 §5: the first colon ends the name.
    ['Host: a:8080\r\n', [['Host', 'a:8080']]],
    // RFC 9112 §5.2: a fold becomes one SP, and one without content nothing.
    [
      'A: 1\r\n 2\r\n\t \r\n\t3 \r\nB: 4\r\n',
      [
        ['A', '1 2 3'],
        ['B', '4'],
      ],
    ],
    ['A:\r\n 1\r\n', [['A', '1']]],
    // RFC 9110 §5.3: order and repetition stay.
    [
      'A: 1\r\na: 2\r\n',
      [
        ['A', '1'],
        ['a', '2'],
      ],
    ],
    // RFC 9112 §5.1: a name with white space behind it is still told.
    ['A \t: 1\r\n', [['A', '1']]],
    ['no colon\r\nA: 1\r\n', [['A', '1']]],
  ])('of %j', (lines, fields) => {
    for (const end of ['\r\n', '\n']) expect(fieldsOf(START + lines.replaceAll('\r\n', end) + end)).toEqual(fields);
  });

  it('have values in Latin-1: a character for every octet', () => {
    const [field] = read(`${START}A: \x00\x7f\x80\xff\r\n\r\n`).fields;
    expect(field!.value).toBe('\x00\x7f\x80\xff');
  });

  it('know where each character of a folded value lies', () => {
    const text = `${START}A: one\r\n two\r\n three\r\n\r\n`;
    const head = read(text);
    const [field] = fieldsNamed(head, 'a');
    for (const word of ['one', 'two', 'three']) {
      const at = field!.value.indexOf(word);
      const { start, end } = rangeInValue(field!, at, at + word.length);
      expect(text.slice(start, end)).toBe(word);
    }
  });

  it('are settled once the next line cannot go on with them', () => {
    const settled = (text: string) => read(text).fields.map((field) => field.settled);
    expect(settled(`${START}A: 1\r\n`)).toEqual([false]);
    expect(settled(`${START}A: 1\r\n `)).toEqual([false]);
    expect(settled(`${START}A: 1\r\nB`)).toEqual([true]);
    expect(settled(`${START}A: 1\r\n\r`)).toEqual([true]);
  });
});

describe('the tree', () => {
  it('names every part', () => {
    const bytes = fromLatin1('\r\nGET / HTTP/1.1\r\nA : 1\r\n 2 \r\nlost\r\n\r\n\x81\x00');
    const parts = [...walk(readHead(bytes).tree)].map((node) => [node.field, latin1(bytes, node.range.start / 8, node.range.end / 8)]);
    expect(parts).toEqual([
      ['head', '\r\nGET / HTTP/1.1\r\nA : 1\r\n 2 \r\nlost\r\n\r\n'],
      ['head.blank-before', '\r\n'],
      ['request.line', 'GET / HTTP/1.1\r\n'],
      ['request.method', 'GET'],
      ['line.space', ' '],
      ['request.target', '/'],
      ['line.space', ' '],
      ['request.version', 'HTTP/1.1'],
      ['line.end', '\r\n'],
      ['field.line', 'A : 1\r\n 2 \r\n'],
      ['field.name', 'A'],
      ['field.space', ' '],
      ['field.colon', ':'],
      ['field.space', ' '],
      ['field.value', '1\r\n 2'],
      ['field.value-part', '1'],
      ['field.fold', '\r\n '],
      ['field.value-part', '2'],
      ['field.space', ' '],
      ['line.end', '\r\n'],
      ['line.unread', 'lost'],
      ['line.end', '\r\n'],
      ['head.end', '\r\n'],
    ]);
  });

  it('names the parts of a status line', () => {
    const bytes = fromLatin1('HTTP/1.1 101 Switching Protocols\r\nA');
    const { tree, kind } = readHead(bytes);
    expect(kind).toBe('response');
    const values = [...walk(tree)].map(({ field, value }) => [field, value]);
    expect(values).toContainEqual(['status.code', 101]);
    expect(values).toContainEqual(['status.reason', 'Switching Protocols']);
    expect([...walk(tree)].at(-1)!.field).toBe('line.open');
  });
});

describe('limits', () => {
  it('stop a head that does not end', () => {
    const head = readHead(new Uint8Array(HEAD_LIMIT * 4).fill(0x61));
    expect([head.length, head.complete, head.findings.map(({ code }) => code)]).toEqual([HEAD_LIMIT, false, ['head-too-large']]);
  });

  it('take a head that ends just there', () => {
    const fill = `${START}A: ${'a'.repeat(HEAD_LIMIT - START.length - 7)}\r\n\r\n`;
    expect(fill.length).toBe(HEAD_LIMIT);
    expect(read(fill).complete).toBe(true);
    expect(read(`${START}B: ${fill.slice(START.length)}`).findings[0]!.code).toBe('head-too-large');
  });

  it('stop at too many lines, folded ones included', () => {
    const lines = (count: number, line: string) => `${START}${line.repeat(count)}\r\n`;
    expect(read(lines(LINE_LIMIT, 'A: 1\r\n')).complete).toBe(true);
    for (const line of ['A: 1\r\n', ' folded\r\n', 'A:\r\n b\r\n']) {
      const head = read(lines(LINE_LIMIT + 1, line));
      expect(head.complete).toBe(false);
      expect(head.findings.find(({ code }) => code === 'head-too-large')?.params).toEqual({ limit: LINE_LIMIT, unit: 'lines' });
    }
  });

  it("are the reader's to choose", () => expect(readHead(fromLatin1(`${START}\r\n`), 'request', { limit: 10 }).length).toBe(10));
});

describe('closing a head', () => {
  it.each([
    [`${START}A: 1`, '\r\n\r\n'],
    [`${START}A: 1\r`, '\n\r\n'],
    [`${START}A: 1\r\n`, '\r\n'],
    [`${START}A: 1\n`, '\r\n'],
    [`${START}A: 1\r\n\r\n`, ''],
    [`${START}A: 1\r\n\r\nframes`, ''],
    ['', ''],
  ])('of %j adds %j', (text, added) => expect(latin1(closedHead(fromLatin1(text)))).toBe(text + added));
});
