/** Every lesson as a whole: both languages compile to one structure, and what the articles say is treated where it is assigned. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/i18n/catalogue.ts';
import { COURSE } from '../../src/lesson/course.ts';
import { LESSONS, lineOf, readLesson, sectionsOf } from '../../src/lesson/library.ts';
import { structureOf } from '../../src/lesson/markdown.ts';
import { HANDSHAKE_LINK } from '../../src/state/handshake-link.ts';
import { parseToolLink } from '../../src/state/tool-link.ts';

/** id, line of the article, claim, verdict, fact, lessons. */
const sources = readFileSync(resolve(import.meta.dirname, 'sources.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([id, , , verdict, , lessons]) => ({ id: id!, verdict: verdict!, lessons: lessons!.split(',').map(Number) }));
const page = (name: string): string => `../../${name}/`;

describe('the course', () => {
  it('numbers its lessons through', () => {
    expect(COURSE.map(({ number }) => number)).toEqual(COURSE.map((_, at) => at + 1));
    expect(new Set(COURSE.map(({ slug }) => slug)).size).toBe(COURSE.length);
  });
  it('has lessons', () => {
    expect(LESSONS.length).toBeGreaterThan(0);
  });
});

describe.each(LESSONS.map((each) => ({ name: each.row.slug, ...each })))('$name', ({ row, lesson, prose }) => {
  const written = { row, lesson, prose };
  it('compiles in both languages, to one structure', () => {
    const [english, chinese] = LOCALES.map((locale) => structureOf(sectionsOf(written, locale, page)));
    expect(english).toEqual(chinese);
    expect(english!.length).toBeGreaterThan(5);
  });
  it('opens with its guess', () => {
    const first = sectionsOf(written, 'en', page).flatMap(({ blocks }) => blocks.filter((block) => block.kind !== 'prose'))[0];
    expect(first).toMatchObject({ id: lesson.exercises.find(({ kind }) => kind === 'predict')!.id });
  });
  it('goes on to a handshake that can be read', () => {
    const { handshake } = lesson.recap;
    if (handshake !== undefined) expect(parseToolLink(HANDSHAKE_LINK, handshake)).toMatchObject({ unread: [] });
    for (const { use, props } of lesson.widgets) {
      const embedded = props['embedded'] as { readonly preset: string } | undefined;
      if (use === 'handshake-lab') expect(parseToolLink(HANDSHAKE_LINK, embedded!.preset).unread).toEqual([]);
    }
  });
  it('treats every claim that is assigned to it, and no other', () => {
    const claimed = new Set([...Object.keys(lesson.sources), ...lesson.exercises.flatMap((exercise) => exercise.sources ?? [])]);
    const assigned = sources.filter(({ lessons }) => lessons.includes(row.number)).map(({ id }) => id);
    expect([...claimed].sort()).toEqual([...new Set(assigned)].sort());
  });
});

describe('a lesson with a fault', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../lessons/06-frame-header/lesson.json'), 'utf8');
  const broken = (change: (data: Record<string, never>) => void): string => {
    const data = JSON.parse(text) as Record<string, never>;
    change(data);
    return JSON.stringify(data, null, 2);
  };
  const faultOf = (json: string): string => {
    try {
      readLesson(json, 'lesson.json');
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  type Loose = Record<string, Record<string, Record<string, unknown>>> & { exercises: Record<string, unknown>[] };
  it.each([
    ['a missing translation', (data: Loose) => delete data['goal']!['zh'], /^lesson\.json:\d+: goal\.zh: the text is missing/],
    ['a third language', (data: Loose) => ((data['goal'] as Record<string, unknown>)['fr'] = 'x'), /goal\.fr: there are only/],
    ['an unknown kind', (data: Loose) => (data.exercises[1]!['kind'] = 'sim'), /exercises\.1\.kind: there is no kind of exercise “sim”/],
    ['an unknown widget', (data: Loose) => (data['widgets']![0]!['use'] = 'bench'), /widgets\.0\.use: there is no widget “bench”/],
    ['an unknown section', (data: Loose) => (data['recap']!['sections'] = ['5.99'] as never), /recap\.sections\.0: there is no section/],
    [
      'bytes that are none',
      (data: Loose) => ((data['bytes'] as Record<string, unknown>)['empty'] = '8g'),
      /bytes\.empty: bytes are written as/,
    ],
    ['a word too many', (data: Loose) => (data.exercises[1]!['pints'] = 1), /exercises\.1\.pints: “pints” means nothing here/],
    [
      'a path into nowhere',
      (data: Loose) => ((data.exercises[3]!['checks'] as { is: string }[])[0]!.is = 'frame.colour'),
      /no path “frame\.colour”/,
    ],
    [
      'two right options',
      (data: Loose) => ((data.exercises[5]!['options'] as { right: boolean }[])[0]!.right = true),
      /exactly one option is right/,
    ],
    ['an id twice', (data: Loose) => (data.exercises[1]!['id'] = 'opcodes'), /the id “opcodes” is used twice/],
    ['a test-out question that is none', (data: Loose) => (data['testOut'] = 'none' as never), /testOut: there is no such exercise/],
  ])('%s is said with its place', (_, change, says) => {
    expect(faultOf(broken(change as unknown as (data: Record<string, never>) => void))).toMatch(says);
  });
  it('is found on its line', () => {
    const lines = text.split('\n');
    const at = lineOf(text, 'exercises.2.pairs.3.why');
    expect(lines[at - 1]).toContain('"why"');
    expect(lines.slice(0, at).findLast((line) => line.includes('"id"'))).toContain('op-5');
    expect(lineOf(text, 'recap.myth.truth')).toBe(lines.findIndex((line) => line.includes('"truth"')) + 1);
  });
});
