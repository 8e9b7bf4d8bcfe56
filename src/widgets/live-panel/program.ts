/**
 * The JavaScript that would do the same as the panel did: its target, what it sent and how it closed.
 *
 * Knows the WebSocket API's spelling. Must not know who reads it.
 */
import type { Target } from './target.ts';

export type Call = { readonly call: 'text' | 'binary' | 'close'; readonly text: string };

/** Calls that are written out, and characters of each; a storm is cut short, and says so. */
const MOST_CALLS = 8;
const MOST_TEXT = 2000;

/** The calls of a script, as far as they are written out. */
export class Calls {
  readonly shown: Call[] = [];
  /** All of them. */
  count = 0;

  add(call: Call): void {
    if (this.count++ < MOST_CALLS) this.shown.push(call);
  }
}

export function programFor({ url, protocols }: Pick<Target, 'url' | 'protocols'>, calls: Pick<Calls, 'shown' | 'count'>): string {
  const offered = protocols.length === 0 ? '' : `, ${JSON.stringify(protocols)}`;
  const shown = calls.shown.map(lineOf);
  const rest = calls.count - shown.length;
  const body = [...(shown.length === 0 ? ['ws.send("Hello");'] : shown), ...(rest > 0 ? [`// … and ${rest} more`] : [])];
  return [
    `const ws = new WebSocket(${JSON.stringify(url)}${offered});`,
    "ws.binaryType = 'arraybuffer';",
    'ws.onopen = () => {',
    "  console.log('open', ws.protocol, ws.extensions);",
    ...body.map((line) => `  ${line}`),
    '};',
    "ws.onmessage = ({ data }) => console.log('message', data);",
    "ws.onerror = () => console.log('error');",
    "ws.onclose = ({ code, reason, wasClean }) => console.log('close', code, reason, wasClean);",
  ].join('\n');
}

function lineOf({ call, text }: Call): string {
  if (call === 'close') return `ws.close(${text});`;
  if (call === 'text') {
    return text.length > MOST_TEXT
      ? `ws.send(${JSON.stringify(text.slice(0, MOST_TEXT))} /* … ${text.length} characters in all */);`
      : `ws.send(${JSON.stringify(text)});`;
  }
  const bytes = text.split(' ').filter((each) => /^[0-9a-f]{2}$/.test(each));
  const more = text.endsWith('…') ? ' /* … */' : '';
  return `ws.send(Uint8Array.of(${bytes.map((each) => `0x${each}`).join(', ')}${more}));`;
}
