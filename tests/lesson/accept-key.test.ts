/** The numbers of the lesson on the accept: every right answer, and every wrong one that is told apart, is what our own code says it is. */
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/protocol/bytes/base64.ts';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { joinBytes } from '../../src/protocol/bytes/join.ts';
import { sha1 } from '../../src/protocol/bytes/sha1.ts';
import { encodeUtf8 } from '../../src/protocol/bytes/utf8.ts';
import { deriveAcceptKey, GUID } from '../../src/protocol/handshake/accept-key.ts';
import { lessonOf } from '../../src/lesson/library.ts';
import type { Exercise, ExerciseKind, ExerciseOf, Words } from '../../src/lesson/exercise/schema.ts';

const { lesson } = lessonOf('accept-key')!;
const exercise = <Kind extends ExerciseKind>(id: string, kind: Kind): ExerciseOf<Kind, Words> =>
  lesson.exercises.find((each: Exercise) => each.id === id && each.kind === kind) as ExerciseOf<Kind, Words>;
/** The key and accept of the article that asks for them. */
const KEY = 'H+VLjR1wb4JQ62TmabK87g==';
const ACCEPT = 'ccJoRDcGOFzCVrIwpX/qF3BoIN0=';

describe('the last characters', () => {
  const { prompt, blanks } = exercise('last-step', 'text');
  const [blank] = blanks;
  it('are those of the accept', () => {
    expect(deriveAcceptKey(encodeUtf8(KEY))).toBe(ACCEPT);
    expect(blank!.answers).toEqual([ACCEPT.slice(-4), ACCEPT]);
  });
  it.each(['en', 'zh'] as const)('are asked for with the hash that it is, %s', (locale) => {
    const digest = toHex(sha1(encodeUtf8(KEY + GUID)), ' ');
    for (const part of [KEY, digest, digest.slice(-5), ACCEPT.slice(0, 24)]) expect(prompt[locale]).toContain(`\`${part}\``);
  });
  const text = (hashed: string): string => encodeBase64(sha1(encodeUtf8(hashed)));
  it.each([
    ['the GUID in front', text(GUID + KEY)],
    ['the key decoded', encodeBase64(sha1(joinBytes([decodeBase64(KEY).bytes, encodeUtf8(GUID)])))],
    ['the hash as hex', encodeBase64(encodeUtf8(toHex(sha1(encodeUtf8(KEY + GUID)))))],
    ['the GUID in lower case', text(KEY + GUID.toLowerCase())],
    ['a line feed at the end', text(`${KEY}${GUID}\n`)],
    ['no GUID', text(KEY)],
    ['two bytes as text', encodeBase64(encodeUtf8('20dd'))],
  ])('are told from %s', (_, accept) => {
    expect(blank!.wrong!.map(({ value }) => value)).toContain(accept);
  });
});

it('the keys to choose from are 16 bytes, and one of them has stray bits', () => {
  const keys = exercise('impossible-key', 'choice').options.map(({ text, right }) => ({ key: text.en.slice(1, -1), right }));
  for (const { key, right } of keys) {
    const { bytes, canonical } = decodeBase64(key);
    expect(bytes).toHaveLength(16);
    expect(canonical).toBe(right !== true);
  }
});

it('the pair that the tool shows is right', () => {
  const preset = (lesson.widgets[0]!.props['embedded'] as { readonly preset: string }).preset;
  const accept = deriveAcceptKey(encodeUtf8(new URLSearchParams(preset).get('key')!));
  for (const locale of ['en', 'zh'] as const) expect(lesson.widgets[0]!.task[locale]).toContain(`\`${accept}\``);
});
