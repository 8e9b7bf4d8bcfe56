/**
 * What a run of code lacks: which case failed, and the sentence that belongs to it.
 *
 * Knows the paths that checks ask for. Must not know how code is run, or wording of its own.
 *
 * Paths: `sent.length`, `sent.0` (data of what left), `early` and `late` (sends before OPEN, behind it), `thrown` (exceptions that nobody
 * caught), `console` (all that was printed), `printed.error` (what handlers of that event printed), `lines.error` (in how many calls), `heard.open` (handlers it reached),
 * `closed` (code of the close event, 0: none), `state` (readyState at the end, -1: no socket), `sockets`.
 */
import { holds } from '../holds.ts';
import type { StateValue } from '../state.ts';
import { type CaseResult, type CodeCase, type CodeCheck, type CodeRun, EVENTS, type LogLine, type Trouble } from './code-schema.ts';
import { shown, valueOf } from './values.ts';

/** Something that is not right about a run: a sentence of the data, or a trouble that the page has words for. */
export interface CodeFault {
  readonly says: string | null;
  readonly value?: string;
  /** The case. */
  readonly part: string;
  readonly trouble?: Trouble;
}

const ofKind = ({ log }: CaseResult, kind: LogLine['kind']): LogLine[] => log.filter((line) => line.kind === kind);
const texts = (lines: readonly LogLine[]): string => lines.map(({ text }) => text).join('\n');

const PATHS: Readonly<Record<string, (result: CaseResult) => StateValue>> = {
  'sent.length': (result) => ofKind(result, 'send').length,
  early: (result) => ofKind(result, 'send-early').length,
  late: (result) => ofKind(result, 'send-late').length,
  thrown: (result) => ofKind(result, 'throws').length,
  console: (result) => texts(ofKind(result, 'console')),
  closed: (result) => Number.parseInt(ofKind(result, 'close')[0]?.text ?? '0', 10),
  state: ({ state }) => state,
  sockets: (result) => ofKind(result, 'new').length,
};
for (const event of EVENTS)
  Object.assign(PATHS, {
    [`printed.${event}`]: (result: CaseResult) => texts(ofKind(result, 'console').filter(({ during }) => during === event)),
    [`lines.${event}`]: (result: CaseResult) => ofKind(result, 'console').filter(({ during }) => during === event).length,
    [`heard.${event}`]: (result: CaseResult) => ofKind(result, event).reduce((sum, { heard = 0 }) => sum + heard, 0),
  });
const SENT = /^sent\.(\d+)$/;

/** True for a path that a run has a value at. */
export const isCodePath = (path: string): boolean => Object.hasOwn(PATHS, path) || SENT.test(path);

/** The value at `path`; null where nothing is. */
export function codeValueAt(result: CaseResult, path: string): StateValue | null {
  const sent = SENT.exec(path);
  if (sent) return ofKind(result, 'send')[Number(sent[1])]?.text ?? null;
  return Object.hasOwn(PATHS, path) ? PATHS[path]!(result) : null;
}

const passes = (check: CodeCheck<unknown>, value: StateValue | null): boolean =>
  'includes' in check ? typeof value === 'string' && value.includes(check.includes) : holds(check, value);

/** What is wrong with one case; nothing: it passed. */
export function caseFaults(each: CodeCase<string>, result: CaseResult): CodeFault[] {
  const part = each.id;
  const { trouble } = result;
  if (trouble !== null) return [{ says: null, part, trouble }];
  if ('gives' in each) {
    const wanted = shown(valueOf(each.gives));
    const { value } = result;
    const same = value?.text === wanted.text && value.bytes === wanted.bytes;
    return same ? [] : [{ says: each.says, value: value?.text ?? '', part }];
  }
  const faults: CodeFault[] = [];
  for (const check of each.checks) {
    const value = codeValueAt(result, check.is);
    if (passes(check, value) || (check.then === true && faults.length > 0)) continue;
    faults.push({ says: check.says, value: value === null || value === '' ? '–' : String(value), part });
  }
  return faults;
}

/** Everything that a run lacks. A trouble that every case has is said once, and nothing is said of what was not run. */
export function codeFaults(cases: readonly CodeCase<string>[], { results }: CodeRun): CodeFault[] {
  const faults = cases.flatMap((each, at) => (results[at] ? caseFaults(each, results[at]) : []));
  const told = faults.filter(({ trouble }) => trouble?.what !== 'not-run');
  const same = ({ trouble }: CodeFault): string => JSON.stringify(trouble);
  return told.filter((each, at) => each.trouble === undefined || told.findIndex((other) => same(other) === same(each)) === at);
}
