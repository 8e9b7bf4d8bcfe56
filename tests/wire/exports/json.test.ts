import { test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readWireJson, wireJson } from '../../../src/wire/exports/json.ts';
import type { WireRecord } from '../../../src/wire/record.ts';
import { anyRecords, conversation } from './logs.ts';

const LOG: readonly WireRecord[] = [
  { kind: 'opened', path: '/echo', connection: 1, at: 0 },
  { kind: 'bytes', from: 'client', bytes: Uint8Array.of(0x81, 0x80, 1, 2, 3, 4), connection: 1, at: 0.25 },
  { kind: 'dropped', from: 'server', count: 70_000, connection: 1, at: 1 },
  { kind: 'end', from: 'client', connection: 1, at: 2 },
  { kind: 'lost', connection: 1, at: 3 },
];

describe('a wire log as JSON', () => {
  it('is written so, and no other way: others read it', () => {
    expect(wireJson(LOG)).toBe(
      [
        '{ "format": "frame-by-frame wire log", "version": 1, "records": [',
        '{"connection":1,"at":0,"kind":"opened","path":"/echo"},',
        '{"connection":1,"at":0.25,"kind":"bytes","from":"client","bytes":"818001020304"},',
        '{"connection":1,"at":1,"kind":"dropped","from":"server","count":70000},',
        '{"connection":1,"at":2,"kind":"end","from":"client"},',
        '{"connection":1,"at":3,"kind":"lost"}',
        '] }',
        '',
      ].join('\n'),
    );
    expect(wireJson([])).toBe('{ "format": "frame-by-frame wire log", "version": 1, "records": [\n\n] }\n');
  });

  it('comes back as it was', () => {
    expect(readWireJson(wireJson(LOG))).toEqual(LOG);
    expect(readWireJson(wireJson(conversation()))).toEqual(conversation());
    expect(readWireJson(wireJson([]))).toEqual([]);
  });

  property.prop([anyRecords])('whatever is in it', (records) => {
    const positive = records.map((each) => ({ ...each, at: each.at + 0 }));
    expect(readWireJson(wireJson(positive))).toEqual(positive);
  });

  it('keeps to itself what it does not know', () => {
    const more = wireJson(LOG)
      .replace('"kind":"lost"', '"kind":"lost","because":"of you"')
      .replace('"version": 1', '"version": 1, "by": "me"');
    expect(readWireJson(more)).toEqual(LOG);
  });

  it.each([
    ['no JSON', '{'],
    ['another format', wireJson(LOG).replace('wire log', 'frames')],
    ['another version', wireJson(LOG).replace('"version": 1', '"version": 2')],
    ['no records', '{"format":"frame-by-frame wire log","version":1}'],
    ['null', 'null'],
    ['half a byte', wireJson(LOG).replace('818001020304', '81800102030')],
    ['no hex', wireJson(LOG).replace('818001020304', '8180zz')],
    ['a third side', wireJson(LOG).replace('"from":"client"', '"from":"proxy"')],
    ['a kind of its own', wireJson(LOG).replace('"kind":"lost"', '"kind":"found"')],
    ['connection 0', wireJson(LOG).replace('"connection":1', '"connection":0')],
    ['a time before the beginning', wireJson(LOG).replace('"at":0.25', '"at":-1')],
    ['half a count', wireJson(LOG).replace('70000', '0.5')],
    ['a path that is none', wireJson(LOG).replace('"/echo"', '7')],
    ['a record that is none', wireJson(LOG).replace('{"connection":1,"at":3,"kind":"lost"}', 'null')],
  ])('%s is no log', (_, text) => expect(readWireJson(text)).toBeNull());
});
