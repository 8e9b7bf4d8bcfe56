/**
 * Whether `lesson.json` is a lesson: every required part there, both languages, every reference to something that exists.
 *
 * Knows the schema and the registries. Must not know files or Markdown: faults come out as a path into the data and a sentence.
 */
import { sectionUrl } from '../i18n/rfc.ts';
import { fromHex, toHex } from '../protocol/bytes/hex.ts';
import { FIELDS } from '../protocol/fields.ts';
import { WIDGETS } from '../widgets/registry.ts';
import { isLesson } from './course.ts';
import { compact } from './exercise/check.ts';
import { isEndsPath } from './exercise/endpoints.ts';
import { isHeadPath } from './exercise/head-state.ts';
import { isCodePath } from './exercise/code/judge-code.ts';
import { isPath } from './exercise/state.ts';

/** `at`: where in the data, for instance `exercises.2.options.0.why`; also the text to look for in the file. */
export interface DataFault {
  readonly at: string;
  readonly says: string;
}

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value must be: returns what is wrong with it, and pushes no more than that. */
type Rule = (value: unknown, at: string, faults: DataFault[]) => void;

const fault = (faults: DataFault[], at: string, says: string): void => void faults.push({ at, says });

const words: Rule = (value, at, faults) => {
  if (!isData(value)) return fault(faults, at, 'a text in both languages is missing here: { "en": …, "zh": … }');
  for (const locale of ['en', 'zh'])
    if (typeof value[locale] !== 'string' || value[locale].trim() === '') fault(faults, `${at}.${locale}`, 'the text is missing');
  const extra = Object.keys(value).find((key) => key !== 'en' && key !== 'zh');
  if (extra !== undefined) fault(faults, `${at}.${extra}`, 'there are only the languages en and zh');
};
const string: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || value === '') fault(faults, at, 'a string is missing here');
};
const id: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9-]*$/.test(value)) fault(faults, at, 'an id is lower-case letters, digits and hyphens');
};
const whole: Rule = (value, at, faults) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) fault(faults, at, 'a whole number is missing here');
};
/** A line of a head: octets that can be typed, without an end; may be empty. */
const line: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || /[\r\n]/.test(value)) fault(faults, at, 'a line of text is missing here, without its end');
};
const flag: Rule = (value, at, faults) => {
  if (typeof value !== 'boolean') fault(faults, at, 'true or false is missing here');
};
const hex: Rule = (value, at, faults) => {
  if (typeof value !== 'string') return fault(faults, at, 'bytes as hex are missing here');
  if (toHex(fromHex(compact(value)), ' ') !== value)
    fault(faults, at, 'bytes are written as “81 05 48”: two lower-case digits and a blank');
};
const sender: Rule = (value, at, faults) => {
  if (value !== 'client' && value !== 'server') fault(faults, at, 'the sender is "client" or "server"');
};
const field: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !Object.hasOwn(FIELDS, value)) fault(faults, at, `there is no field “${String(value)}”`);
};
const pathInto =
  (what: string, exists: (path: string) => boolean): Rule =>
  (value, at, faults) => {
    if (typeof value !== 'string' || !exists(value)) fault(faults, at, `there is no path “${String(value)}” into ${what}`);
  };
const lesson: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !isLesson(value)) fault(faults, at, `there is no lesson “${String(value)}”`);
};
const widget: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !Object.hasOwn(WIDGETS, value)) fault(faults, at, `there is no widget “${String(value)}”`);
};
const section: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || sectionUrl(value) === null) fault(faults, at, `there is no section “${String(value)}”`);
};
const source: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !/^S\d-\d\d$/.test(value)) fault(faults, at, 'a source is written as “S3-17”');
};
const data: Rule = (value, at, faults) => {
  if (!isData(value)) fault(faults, at, 'an object is missing here');
};

const list =
  (item: Rule, least = 0): Rule =>
  (value, at, faults) => {
    if (!Array.isArray(value)) return fault(faults, at, 'a list is missing here');
    if (value.length < least) fault(faults, at, `at least ${least} are needed here`);
    value.forEach((each, index) => {
      item(each, `${at}.${index}`, faults);
    });
  };
const record =
  (item: Rule, key: Rule): Rule =>
  (value, at, faults) => {
    if (!isData(value)) return fault(faults, at, 'an object is missing here');
    for (const [name, each] of Object.entries(value)) {
      key(name, `${at}.${name}`, faults);
      item(each, `${at}.${name}`, faults);
    }
  };
/** An object of exactly these parts; a name with `?` may be left out. */
const shape =
  (parts: Readonly<Record<string, Rule>>): Rule =>
  (value, at, faults) => {
    if (!isData(value)) return fault(faults, at, 'an object is missing here');
    const known = new Map(Object.entries(parts).map(([name, rule]) => [name.replace('?', ''), { rule, optional: name.endsWith('?') }]));
    for (const [name, { rule, optional }] of known)
      if (name in value || !optional) rule(value[name], at === '' ? name : `${at}.${name}`, faults);
    for (const name of Object.keys(value)) if (!known.has(name)) fault(faults, `${at}.${name}`, `“${name}” means nothing here`);
  };

const COMMON = { id, kind: string, title: words, prompt: words, right: words, hints: list(words), 'sources?': list(source) };
const option = shape({ id, text: words, why: words, 'right?': flag });
const span = { from: whole, to: whole };
const blank = (value: Rule): Rule =>
  shape({ id, label: words, answers: list(value, 1), 'wrong?': list(shape({ value, why: words })), otherwise: words });

const COMPARISONS = ['equals', 'atMost', 'atLeast', 'oneOf'];
/** Checks of values at paths of one kind. */
const checksOf = (path: Rule, comparisons: readonly string[] = COMPARISONS): Rule =>
  list((value, at, faults) => {
    const asked = comparisons.filter((name) => isData(value) && name in value);
    if (asked.length !== 1) fault(faults, at, `a check asks one of ${comparisons.join(', ')}`);
    shape({ is: path, says: words, 'then?': flag, [asked[0] ?? 'equals']: () => undefined })(value, at, faults);
  }, 1);
const message: Rule = (value, at, faults) => {
  if (value !== 'request' && value !== 'response') fault(faults, at, 'the message is "request" or "response"');
};
const end: Rule = (value, at, faults) => {
  if (value !== 'lf' && value !== 'none') fault(faults, at, 'a line ends with "lf", with "none", or with CR LF, of which nothing is said');
};
const code = list((value, at, faults) => {
  if (typeof value !== 'string' || value.includes('\n')) fault(faults, at, 'code is a list of lines');
}, 1);
const identifier: Rule = (value, at, faults) => {
  if (typeof value !== 'string' || !/^[a-z]\w*$/i.test(value)) fault(faults, at, 'the name of a function is missing here');
};
const anything: Rule = (value, at, faults) => {
  if (value === undefined) fault(faults, at, 'a value is missing here');
};
const deed: Rule = (value, at, faults) => {
  const asked = ['send', 'close', 'drop'].filter((name) => isData(value) && name in value);
  if (asked.length !== 1) fault(faults, at, 'a server does one of send, close, drop');
  shape({ after: whole, 'send?': string, 'close?': whole, 'reason?': string, 'drop?': flag })(value, at, faults);
};
const plays: Rule = (value, at, faults) => {
  if (!['refuses', 'listens', 'echoes', 'json'].includes(String(value)))
    fault(faults, at, 'a server plays refuses, listens, echoes or json');
};
const callCase = shape({ id, name: words, args: list(anything), gives: anything, says: words });
const scriptCase = shape({
  id,
  name: words,
  server: shape({ plays, 'does?': list(deed) }),
  checks: checksOf(pathInto('a run of code', isCodePath), [...COMPARISONS, 'includes']),
});

const bytes = {
  ...COMMON,
  start: hex,
  'sender?': sender,
  checks: checksOf(pathInto('parsed bytes', isPath)),
  solution: hex,
  'also?': list(hex),
  'unique?': flag,
  par: whole,
};

/** What a button of `state` does, by its `do`. */
const ACTS: Readonly<Record<string, Rule>> = {
  next: shape({ do: string }),
  cut: shape({ do: string }),
  close: shape({ do: string, by: sender, 'code?': whole, 'reason?': string }),
  text: shape({ do: string, by: sender, text: string }),
  ping: shape({ do: string, by: sender }),
  end: shape({ do: string, by: sender }),
};
const act: Rule = (value, at, faults) => {
  const rule = isData(value) && Object.hasOwn(ACTS, String(value['do'])) ? ACTS[String(value['do'])] : undefined;
  if (rule) rule(value, at, faults);
  else fault(faults, at, `an action does one of ${Object.keys(ACTS).join(', ')}`);
};

const KINDS: Readonly<Record<string, Rule>> = {
  predict: shape({ ...COMMON, options: list(option, 2) }),
  choice: shape({ ...COMMON, options: list(option, 2) }),
  multi: shape({ ...COMMON, options: list(option, 2) }),
  number: shape({ ...COMMON, blanks: list(blank(whole), 1) }),
  text: shape({ ...COMMON, blanks: list(blank(string), 1) }),
  bit: shape({
    ...COMMON,
    bytes: hex,
    'sender?': sender,
    answers: list(whole, 1),
    wrong: list(shape({ field, why: words })),
    otherwise: words,
  }),
  byte: shape({ ...COMMON, bytes: hex, answer: shape(span), 'wrong?': list(shape({ ...span, why: words })), otherwise: words }),
  order: shape({
    ...COMMON,
    items: list(shape({ id, text: words }), 2),
    start: list(id, 2),
    rules: list(shape({ before: id, after: id, why: words }), 1),
  }),
  match: shape({
    ...COMMON,
    pairs: list(shape({ id, text: words, answer: id, why: words }), 2),
    choices: list(shape({ id, text: words }), 2),
  }),
  build: shape(bytes),
  stream: shape(bytes),
  state: shape({
    ...COMMON,
    actions: list(shape({ id, text: words, act }), 2),
    checks: checksOf(pathInto('two endpoints', isEndsPath)),
    solution: list(id, 1),
    also: list(list(id, 1), 2),
  }),
  line: shape({ ...COMMON, lines: list(shape({ id, text: line, 'end?': end, why: words, 'right?': flag }), 2) }),
  head: shape({
    ...COMMON,
    message,
    'url?': string,
    'sent?': list(line, 1),
    start: list(line, 1),
    checks: checksOf(pathInto('a head', isHeadPath)),
    solution: list(line, 1),
    also: list(list(line, 1), 2),
  }),
  code: shape({
    ...COMMON,
    'calls?': identifier,
    start: code,
    cases: list((value, at, faults) => {
      (isData(value) && 'gives' in value ? callCase : scriptCase)(value, at, faults);
    }, 1),
    solution: code,
    also: list(code, 2),
  }),
};

const exercise: Rule = (value, at, faults) => {
  const kind = isData(value) ? value['kind'] : undefined;
  const rule = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (rule) rule(value, at, faults);
  else fault(faults, `${at}.kind`, `there is no kind of exercise “${String(kind)}”; there are ${Object.keys(KINDS).join(', ')}`);
};

const LESSON = shape({
  goal: words,
  buildsOn: list(lesson),
  testOut: id,
  bytes: record(hex, id),
  widgets: list(shape({ id, use: widget, props: data, task: words }), 1),
  exercises: list(exercise, 3),
  sources: record(string, source),
  recap: shape({
    facts: list(words, 3),
    myth: shape({ says: words, truth: words }),
    sections: list(section, 1),
    frame: hex,
    'handshake?': string,
  }),
});

/** Every fault of `value` as the data of a lesson; none: it is a `Lesson`. */
export function lessonFaults(value: unknown): DataFault[] {
  const faults: DataFault[] = [];
  LESSON(value, '', faults);
  if (faults.length === 0) crossReferences(value as Data, faults);
  return faults;
}

/** What only the whole can tell: ids used once, references that lead somewhere, one right option where one is needed. */
function crossReferences(value: Data, faults: DataFault[]): void {
  const exercises = value['exercises'] as Data[];
  const ids = [...exercises, ...(value['widgets'] as Data[])].map((each) => String(each['id']));
  for (const twice of ids.filter((each, at) => ids.indexOf(each) !== at)) fault(faults, twice, `the id “${twice}” is used twice`);
  if (!exercises.some((each) => each['id'] === value['testOut'])) fault(faults, 'testOut', 'there is no such exercise');
  if (exercises.filter(({ kind }) => kind === 'predict').length !== 1)
    fault(faults, 'exercises', 'a lesson has one exercise of kind predict');
  exercises.forEach((each, at) => {
    const here = `exercises.${at}`;
    const inner = (name: string): Data[] => (each[name] ?? []) as Data[];
    const idsOf = (name: string): unknown[] => inner(name).map((one) => one['id']);
    const { kind } = each;
    if (kind === 'predict' || kind === 'choice') {
      if (inner('options').filter(({ right }) => right).length !== 1) fault(faults, `${here}.options`, 'exactly one option is right');
    }
    if (kind === 'match') {
      for (const pair of inner('pairs'))
        if (!idsOf('choices').includes(pair['answer'])) fault(faults, `${here}.pairs`, `there is no choice “${String(pair['answer'])}”`);
    }
    if (kind === 'order') {
      if ([...(each['start'] as string[])].sort().join() !== idsOf('items').sort().join())
        fault(faults, `${here}.start`, 'the start holds every item once');
      for (const rule of inner('rules'))
        for (const end of ['before', 'after'])
          if (!idsOf('items').includes(rule[end])) fault(faults, `${here}.rules`, `there is no item “${String(rule[end])}”`);
    }
    if (kind === 'line' && !inner('lines').some(({ right }) => right)) fault(faults, `${here}.lines`, 'at least one line is right');
    if (kind === 'state') {
      for (const taken of [each['solution'], ...(each['also'] as unknown[])] as string[][])
        for (const one of taken) if (!idsOf('actions').includes(one)) fault(faults, `${here}.actions`, `there is no action “${one}”`);
    }
    if (kind === 'code' && inner('cases').some((one) => 'gives' in one !== 'calls' in each))
      fault(faults, `${here}.cases`, 'a case has args and gives where the exercise names a function in calls, else a server and checks');
    if ((kind === 'build' || kind === 'stream') && !each['unique'] && ((each['also'] as unknown[] | undefined) ?? []).length < 2)
      fault(faults, `${here}.also`, 'two other valid answers are needed, or "unique": true');
  });
}
