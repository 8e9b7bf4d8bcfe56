/** English words of code exercises: the editor, what a run showed, and why one came to nothing. */
import type { LogLine, Trouble } from '../../lesson/exercise/code/code-schema.ts';

const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const heard = (count = 0): string => (count === 0 ? 'nobody listens' : count === 1 ? '1 handler' : `${count} handlers`);

export const codeEn = {
  editor: 'Your code',
  keys: 'Once you type, Tab indents. Press Escape, then Tab, to leave the editor.',
  full: (most: number) => `The editor takes ${most} characters at most.`,
  run: 'Run',
  running: 'Running …',
  results: 'What happened',
  passed: 'passed',
  failed: 'not yet',
  notRun: 'not run',
  expected: 'expected',
  actual: 'yours',
  noValue: 'nothing',
  legend: 'A line with − happened only in your run, one with + only in that of a right answer.',
  only: { mine: 'only in your run: ', theirs: 'only in that of a right answer: ' },
  unlogged: (n: number) => (n === 1 ? '1 more line is not shown.' : `${n} more lines are not shown.`),
  quiet: 'Nothing happened.',
  milliseconds: (at: number) => `${at} ms`,
  inLine: (line: number) => ` (line ${line})`,
  state: (state: number) => `At the end: readyState ${state}, ${STATES[state] ?? ''}.`,
  log: ({ kind, text, heard: count }: LogLine): string => {
    switch (kind) {
      case 'new':
        return `new WebSocket("${text}")`;
      case 'open':
      case 'error':
        return `event ${kind}: ${heard(count)}`;
      case 'message':
        return `event message "${text}": ${heard(count)}`;
      case 'close':
        return `event close, code ${text}: ${heard(count)}`;
      case 'send':
        return `send "${text}" – sent`;
      case 'send-early':
        return `send "${text}" – throws, still CONNECTING`;
      case 'send-late':
        return `send "${text}" – dropped, the connection is over`;
      case 'close-call':
        return `close(${text})`;
      case 'console':
        return `console: ${text}`;
      case 'throws':
        return `uncaught ${text}`;
    }
  },
  trouble: (trouble: Trouble): string => {
    const at = 'line' in trouble && trouble.line !== null ? ` in line ${trouble.line}` : '';
    switch (trouble.what) {
      case 'syntax':
        return `This is not JavaScript yet: \`${trouble.text}\`${at}. Nothing was run. Look there, and in the line before.`;
      case 'threw':
        return `The code threw \`${trouble.text}\`${at} and gave nothing back.`;
      case 'no-function':
        return 'The function that is asked for is not there any more. Keep its name, or start over.';
      case 'import':
        return 'The word `import` cannot be used here, not even in a comment: the code runs alone, and nothing is fetched for it. All that you need is there already.';
      case 'stopped':
        return 'The code was still running after two seconds, so it was stopped. Is there a loop that never ends? Your code is still here.';
      case 'broke-off':
        return 'The run broke off, perhaps because it needed too much memory, or changed what the language itself is made of. Your code is still here.';
      case 'policy':
        return 'This site is served with a policy that forbids running your code. You can still think it through and compare it with the solution.';
      case 'not-loaded':
        return 'What runs the code could not be loaded. Is there a connection? Try once more; your code is still here.';
      case 'not-run':
        return 'Not run.';
    }
  },
};

export type CodeWords = typeof codeEn;
