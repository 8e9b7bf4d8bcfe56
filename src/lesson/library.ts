/**
 * Every lesson that is written: `lessons/NN-slug/{lesson.json,en.md,zh.md}` checked and compiled. Runs in the build and in tests only:
 * the browser gets the finished pages.
 *
 * Knows how the parts of a lesson belong together. Must not know how a page looks. A lesson with a fault stops the build with the
 * name of the file and the line.
 */
import { type Locale, LOCALES } from '../i18n/catalogue.ts';
import { en as fieldsEn } from '../i18n/fields/en.ts';
import { zh as fieldsZh } from '../i18n/fields/zh.ts';
import { lessonFaults } from './check-lesson.ts';
import { COURSE, type LessonSlug } from './course.ts';
import { namedBytes } from './fill-in.ts';
import { compileProse, type Section, structureOf } from './markdown.ts';
import type { Lesson } from './lesson-schema.ts';

export type LessonRow = (typeof COURSE)[number];
export interface WrittenLesson {
  readonly row: LessonRow;
  readonly lesson: Lesson;
  readonly prose: Readonly<Record<Locale, string>>;
}

const DATA = import.meta.glob<string>('../../lessons/*/lesson.json', { query: '?raw', import: 'default', eager: true });
const PROSE = import.meta.glob<string>('../../lessons/*/*.md', { query: '?raw', import: 'default', eager: true });

const folderOf = ({ number, slug }: LessonRow): string => `${String(number).padStart(2, '0')}-${slug}`;
const named = (path: string): string => path.replace('../../', '');

/** The lessons that exist, in the order of the course. */
export const LESSONS: readonly WrittenLesson[] = COURSE.flatMap((row) => {
  const folder = `../../lessons/${folderOf(row)}`;
  const text = DATA[`${folder}/lesson.json`];
  if (text === undefined) return [];
  const prose = { en: PROSE[`${folder}/en.md`], zh: PROSE[`${folder}/zh.md`] };
  for (const locale of LOCALES)
    if (prose[locale] === undefined) throw new Error(`${named(folder)}/${locale}.md:1: the translation is missing`);
  return [{ row, lesson: readLesson(text, `${named(folder)}/lesson.json`), prose: prose as Record<Locale, string> }];
});

const strays = Object.keys(DATA).filter((path) => !COURSE.some((row) => path.includes(`/${folderOf(row)}/`)));
if (strays.length > 0) throw new Error(`${named(strays[0]!)}:1: the course has no lesson of that number and name`);

/** The written lesson of a name; undefined when there is none yet. */
export const lessonOf = (slug: LessonSlug): WrittenLesson | undefined => LESSONS.find(({ row }) => row.slug === slug);

/** Reads the data of a lesson; throws with every fault, by file and line. */
export function readLesson(text: string, file: string): Lesson {
  const data: unknown = JSON.parse(text);
  const faults = lessonFaults(data);
  if (faults.length > 0) throw new Error(faults.map(({ at, says }) => `${file}:${lineOf(text, at)}: ${at}: ${says}`).join('\n'));
  return data as Lesson;
}

/** The line on which the data at path `at` begin, or the nearest part around them that is there. Counted from 1. */
export function lineOf(text: string, at: string): number {
  let from = 0;
  let data: unknown = JSON.parse(text);
  for (const name of at.split('.')) {
    if (typeof data !== 'object' || data === null || !(name in data)) break;
    if (Array.isArray(data)) from = placeOfItem(text, from, Number(name));
    else from = text.indexOf(`${JSON.stringify(name)}:`, from) + 1 || from;
    data = (data as Record<string, unknown>)[name];
  }
  return text.slice(0, from).split('\n').length;
}

/** Where item `index` of the list that begins behind `from` begins. */
function placeOfItem(text: string, from: number, index: number): number {
  let depth = 0;
  let item = 0;
  for (let at = text.indexOf('[', from) + 1; at > 0 && at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    if (item === index && /\S/.test(character)) return at;
    if (character === '{' || character === '[') depth++;
    if (character === '}' || character === ']') depth--;
    if (character === ',' && depth === 0) item++;
  }
  return from;
}

/**
 * The prose of a lesson in one language, with places for widgets and exercises. Throws with every fault by file and line: what a
 * text does wrong, and where the two languages differ.
 */
export function sectionsOf(
  { row, lesson, prose }: WrittenLesson,
  locale: Locale,
  page: (name: string) => string | null,
): readonly Section[] {
  const compiled = LOCALES.map((each) =>
    compileProse(prose[each], {
      locale: each,
      file: `lessons/${folderOf(row)}/${each}.md`,
      named: namedBytes(lesson),
      widgets: lesson.widgets.map(({ id }) => id),
      exercises: lesson.exercises.map(({ id }) => id),
      page,
      fieldName: (field) => ({ en: fieldsEn, zh: fieldsZh })[each][field].name,
    }),
  );
  const faults = [
    ...compiled.flatMap((each) => each.faults),
    ...differences(
      compiled.map((each) => structureOf(each.sections)),
      row,
    ),
  ];
  const placed = new Set(compiled[0]!.sections.flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === 'prose' ? [] : [each.id]))));
  for (const { id } of [...lesson.widgets, ...lesson.exercises])
    if (!placed.has(id)) faults.push(`lessons/${folderOf(row)}/en.md:1: “${id}” of lesson.json has no place`);
  for (const [source, place] of Object.entries(lesson.sources))
    if (place !== 'recap' && !placed.has(place) && !compiled[0]!.sections.some(({ id }) => id === place))
      faults.push(`lessons/${folderOf(row)}/lesson.json:1: sources.${source}: there is no “${place}” in the lesson`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return compiled[LOCALES.indexOf(locale)]!.sections;
}

function differences([english, chinese]: readonly (readonly string[])[], row: LessonRow): string[] {
  const at = Math.max(english!.length, chinese!.length);
  for (let index = 0; index < at; index++) {
    const [here, there] = [english![index], chinese![index]];
    if (here !== there)
      return [`lessons/${folderOf(row)}/zh.md:1: part ${index + 1} is “${there ?? 'nothing'}”, in en.md it is “${here ?? 'nothing'}”`];
  }
  return [];
}
