/**
 * An HTTP head as it is typed -> the values that checks of a `head` exercise ask for, by path: `request.target`, `header.host`,
 * `count.upgrade`, `finding.obsolete-fold`, `faults.length`.
 *
 * Knows the handshake reader's results and their short names. Must not know any exercise, or wording.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { isError } from '../../protocol/handshake/checks.ts';
import { HANDSHAKE_FINDINGS } from '../../protocol/handshake/findings.ts';
import { closedHead, fieldsNamed, type MessageHead, readHead } from '../../protocol/handshake/head.ts';
import { joinedValue } from '../../protocol/handshake/lists.ts';
import { judgeRequest, type RequestVerdict } from '../../protocol/handshake/request.ts';
import { judgeResponse, type ResponseVerdict, sentBy } from '../../protocol/handshake/response.ts';
import type { HeadExercise } from './schema.ts';
import type { StateValue } from './state.ts';

export interface HeadState {
  readonly head: MessageHead;
  readonly verdict: RequestVerdict | ResponseVerdict;
  /** Codes of the rules for which the other end refuses, in the order of its list. */
  readonly faults: readonly string[];
}

/** Lines as one text, as a text field has them. */
export const textOfLines = (lines: readonly string[]): string => lines.join('\n');

/**
 * Typed text as octets: every line ends with CR LF, and the empty line that ends a head is there even where nobody typed it. Any text.
 */
export function headBytes(text: string): Uint8Array {
  return closedHead(encodeUtf8(text.replaceAll(/\r?\n|\r/g, '\r\n')));
}

/** Reads and judges `text` as the exercise wants it: a request with its URL, a response to the request that was sent. Never throws. */
export function headStateOf({ message, url, sent }: Pick<HeadExercise<unknown>, 'message' | 'url' | 'sent'>, text: string): HeadState {
  const head = readHead(headBytes(text), message);
  const verdict =
    head.kind === 'request'
      ? judgeRequest(head, url === undefined ? {} : { url })
      : judgeResponse(head, sent === undefined ? null : sentBy(judgeRequest(readHead(headBytes(textOfLines(sent)), 'request'))));
  return { head, verdict, faults: verdict.findings.filter(isError).map(({ code }) => code) };
}

const WHOLE: Readonly<Record<string, (state: HeadState) => StateValue | null>> = {
  valid: ({ verdict }) => verdict.valid === true,
  'faults.length': ({ faults }) => faults.length,
  'faults.first': ({ faults }) => faults[0] ?? '',
  'fields.length': ({ head }) => head.fields.length,
  'request.method': ({ head }) => (head.kind === 'request' ? (head.line?.method ?? null) : null),
  'request.target': ({ head }) => (head.kind === 'request' ? (head.line?.target ?? null) : null),
  'request.version': ({ head }) => (head.kind === 'request' ? (head.line?.versionText ?? null) : null),
  'response.status': ({ head }) => (head.kind === 'response' ? (head.line?.status ?? null) : null),
  'response.version': ({ head }) => (head.kind === 'response' ? (head.line?.versionText ?? null) : null),
};

/** `header.host`: its value, several lines of the name joined; `count.host`: how many lines have the name; `finding.…`: whether it is there. */
const NAMED = /^(header|count|finding)\.([a-z0-9-]+)$/;

/** True for a path that some heads have a value at. */
export function isHeadPath(path: string): boolean {
  const [, what, name] = NAMED.exec(path) ?? [];
  return what === 'finding' ? Object.hasOwn(HANDSHAKE_FINDINGS, name!) : what !== undefined || Object.hasOwn(WHOLE, path);
}

/** The value at `path`; null where the head has nothing there, or there is no such path. */
export function headValueAt(state: HeadState, path: string): StateValue | null {
  if (!isHeadPath(path)) return null;
  const [, what, name] = NAMED.exec(path) ?? [];
  if (what === undefined) return WHOLE[path]!(state);
  if (what === 'finding') return state.verdict.findings.some(({ code }) => code === name);
  const fields = fieldsNamed(state.head, name!);
  if (what === 'count') return fields.length;
  return fields.length === 0 ? null : joinedValue(fields);
}
