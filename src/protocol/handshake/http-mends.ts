/**
 * Repairs of a head as HTTP: line ends, spaces, folds, the version.
 *
 * Knows the faults that head.ts finds. Must not know what a handshake needs.
 */
import type { HandshakeFinding } from './findings.ts';
import { fieldsNamed, type MessageHead } from './head.ts';
import { readList } from './lists.ts';
import { bytesOf, escapeOctets, insert, type Mends, remove, replace, setValue } from './mend.ts';
import { CR, latin1, LF } from './octets.ts';
import type { Patch } from './patch.ts';
import { parseVersion } from './start-line.ts';
import { repairExtensions } from './repair-extensions.ts';

export const HTTP_MENDS: Mends = {
  'blank-line-before-start': (_, finding) => remove(bytesOf(finding)),
  'line-feed-alone': (head) => loneLineFeeds(head).map((at) => ({ start: at, end: at, put: '\r' })),
  'request-line-spacing': (head) => requestLine(head, (target) => target),
  'target-has-space': (head) => requestLine(head, escapeOctets),
  'http-version-syntax': (_, finding) => {
    const version = String(finding.params['version']).toUpperCase();
    return parseVersion(version) === null ? null : replace(bytesOf(finding), version);
  },
  'http-version': httpVersion,
  'http-version-major': httpVersion,
  'reason-space-missing': (_, finding) => insert(finding.range.start / 8, ' '),
  'space-before-first-field': (head, finding) => {
    const { start, end } = bytesOf(finding);
    const text = latin1(head.bytes, start, end);
    const line = text.trimStart();
    return /^[^:\s]+:/.test(line) ? remove({ start, end: start + text.length - line.length }) : null;
  },
  'obsolete-fold': unfold,
  'obsolete-fold-in-response': unfold,
  // Where the line begins with a name that handshakes know, its colon was forgotten.
  'colon-missing': (head, finding) => {
    const { start, end } = bytesOf(finding);
    const name = /^(?:Host|Upgrade|Connection|Origin|Sec-WebSocket-[A-Za-z]+)(?=[ \t])/i.exec(latin1(head.bytes, start, end));
    return name === null ? null : insert(start + name[0].length, ':');
  },
  'space-before-colon': (_, finding) => remove(bytesOf(finding)),
  // The empty line itself, between the fields above and those below.
  'fields-after-blank-line': (_, finding) => remove(bytesOf(finding)),
  'list-empty-element': (head, finding) => {
    const field = head.fields.find(({ lineRange }) => lineRange.start <= bytesOf(finding).start && bytesOf(finding).start < lineRange.end);
    if (field === undefined) return null;
    if (field.lowerName === 'sec-websocket-extensions') return repairExtensions(head, finding, null);
    // The finding stands at the first place; all lines of the name are one list.
    return fieldsNamed(head, field.lowerName).flatMap((each) => {
      const { elements, findings } = readList([each]);
      return findings.length === 0 ? [] : setValue(head, each, elements.map(({ text }) => text).join(', '));
    });
  },
};

function loneLineFeeds({ bytes, length }: MessageHead): number[] {
  const found: number[] = [];
  for (let at = 0; at < length; at++) if (bytes[at] === LF && bytes[at - 1] !== CR) found.push(at);
  return found;
}

/** The request line with single spaces and nothing around them. */
function requestLine(head: MessageHead, target: (text: string) => string): Patch[] | null {
  const line = head.kind === 'request' ? head.line : null;
  if (line === null || line.target === '') return null;
  return replace(line.range, [line.method, target(line.target), ...(line.versionText === null ? [] : [line.versionText])].join(' '));
}

function httpVersion(head: MessageHead): Patch[] | null {
  if (head.kind === 'response') return head.line === null ? null : replace(head.line.versionRange, 'HTTP/1.1');
  const { line } = head;
  if (line === null || line.target === '') return null;
  return line.versionText === null ? insert(line.targetRange.end, ' HTTP/1.1') : replace(line.versionRange, 'HTTP/1.1');
}

/** RFC 9112 §5.2: "replace each received obs-fold with one or more SP octets". */
function unfold(head: MessageHead, finding: HandshakeFinding): Patch[] | null {
  const at = bytesOf(finding).start;
  const field = head.fields.find(({ folded, lineRange }) => folded && lineRange.start <= at && at < lineRange.end);
  return field === undefined ? null : replace(field.lineRange, `${field.name}: ${field.value}\r\n`);
}
