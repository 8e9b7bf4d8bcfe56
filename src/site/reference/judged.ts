/**
 * Each finding with its example, judged: the facts that its sentences are worded from come from the example, so none is made up.
 *
 * Knows the registries and the examples. Must not word anything. Throws, and stops the build, where an example does not come to its
 * finding.
 */
import type { FindingParams } from '../../protocol/annotation/model.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { frameAt } from '../../protocol/connection/frame-at.ts';
import { FINDING_CODES, type FindingCode } from '../../protocol/findings.ts';
import { HANDSHAKE_FINDING_CODES, type HandshakeFinding, type HandshakeFindingCode } from '../../protocol/handshake/findings.ts';
import { readHead } from '../../protocol/handshake/head.ts';
import { fromLatin1 } from '../../protocol/handshake/octets.ts';
import { judgeRequest } from '../../protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../protocol/handshake/response.ts';
import { dissectUrl } from '../../protocol/handshake/uri.ts';
import { documentOfBytes } from '../../state/document-of-bytes.ts';
import { fragmentOf } from '../../state/fragment.ts';
import { HANDSHAKE_LINK } from '../../state/handshake-link.ts';
import { formatLink } from '../../state/permalink.ts';
import { formatToolLink } from '../../state/tool-link.ts';
import { EXAMPLES, type Example } from '../../widgets/frame-bench/examples.ts';
import { ILLEGAL, INCOMPLETE, LEGAL } from '../../widgets/frame-bench/examples-faults.ts';
import { HANDSHAKE_EXAMPLES, type MessageExample } from './handshake-examples.ts';

/** A frame finding as the reference shows it. */
export interface JudgedFrame {
  readonly code: FindingCode;
  readonly params: FindingParams;
  /** The example's bytes, spaced, and the fragment that opens it on the frames page. */
  readonly hex: string;
  readonly fragment: string;
}

/** The example of a finding: the gallery's own, those made for one finding first. */
function exampleOf(code: FindingCode): Example {
  const all = [...ILLEGAL, ...LEGAL, ...INCOMPLETE, ...EXAMPLES];
  // The gallery leaves this one out of its lists: it says how the page reads, not what is there.
  const found = all.find(({ id, findings }) => (code === 'direction-inferred' ? id === 'u-direction' : findings?.includes(code)));
  if (!found) throw new Error(`no example of ${code}`);
  return found;
}

async function judgedFrame(code: FindingCode): Promise<JudgedFrame> {
  const example = exampleOf(code);
  const made = example.content();
  if ('text' in made) throw new Error(`the example of ${code} is a text`);
  const { rsv1Allowed, maxMessage } = example;
  const options = { ...(rsv1Allowed ? { rsv1Allowed } : {}), ...(maxMessage === undefined ? {} : { maxMessage }) };
  const from = example.from === undefined ? null : example.from === 'client' ? ('c2s' as const) : ('s2c' as const);
  const runs = made.runs.map(({ bytes, direction }) => ({ bytes, direction: from ?? direction, kind: 'frames' as const }));
  const document = documentOfBytes(runs, options);
  const found = document.runs
    .flatMap(({ bytes, index }) => Array.from({ length: index!.frameCount }, (_, frame) => frameAt(bytes, index!, frame).findings).flat())
    .find((each) => each.code === code);
  if (!found) throw new Error(`the example ${example.id} does not come to ${code}`);
  const { fragment } = await formatLink({ runs, ...options });
  return { code, params: found.params, hex: runs.map(({ bytes }) => toHex(bytes, ' ')).join(' '), fragment };
}
/** Every frame finding, in the order of the registry. */
export const JUDGED_FRAMES: readonly JudgedFrame[] = await Promise.all(FINDING_CODES.map(judgedFrame));

/** A handshake finding as the reference shows it. */
export interface JudgedHandshake {
  readonly code: HandshakeFindingCode;
  readonly in: 'request' | 'response' | 'url';
  readonly params: FindingParams;
  /** What commits the fault: a line or two of the message, or the address. Empty where something is missing. */
  readonly shown: string;
  /** What the receiver knew beyond the bytes. */
  readonly given: string | null;
  /** Opens the example in its tool; null where no link can say what has to be known. */
  readonly link: { readonly page: 'handshake' | 'url'; readonly fragment: string } | null;
}

function judgedHandshake(code: HandshakeFindingCode): JudgedHandshake {
  const example = HANDSHAKE_EXAMPLES[code];
  if (example.in === 'url') {
    const found = dissectUrl(example.url).findings.find((each) => each.code === code);
    if (!found) throw new Error(`${example.url} does not come to ${code}`);
    const fragment = fragmentOf([['u', example.url]]);
    return { code, in: 'url', params: found.params, shown: example.url, given: null, link: { page: 'url', fragment } };
  }
  const found = judgeMessage(example).find((each) => each.code === code);
  if (!found) throw new Error(`the example of ${code} does not come to it`);
  const [req, res] = [fromLatin1(example.request), fromLatin1(example.response)];
  const link = { page: 'handshake', fragment: formatToolLink(HANDSHAKE_LINK, { step: 0, view: 'rows', open: false, req, res }) } as const;
  const given = example.given?.url ?? example.given?.allowedOrigins?.join(', ') ?? null;
  return { code, in: example.in, params: found.params, shown: linesOf(example, found), given, link: given === null ? link : null };
}

/** All that a receiver of the example's message finds in it. */
export function judgeMessage({ in: kind, request, response, given }: MessageExample): readonly HandshakeFinding[] {
  const asked = judgeRequest(readHead(fromLatin1(request), 'request'), given ?? {});
  if (kind === 'request') return asked.findings;
  return judgeResponse(readHead(fromLatin1(response), 'response'), request === '' ? null : sentBy(asked)).findings;
}

/** The whole lines that a finding touches, as far as they are short enough to be looked at. */
function linesOf(example: MessageExample, { range }: HandshakeFinding): string {
  const text = example[example.in];
  const [start, end] = [range.start / 8, range.end / 8];
  if (end <= start || text.length > MOST_SHOWN) return '';
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', Math.max(start, end - 1));
  return visible(text.slice(from, to < 0 ? undefined : to).replace(/\r$/, ''));
}
const MOST_SHOWN = 4096;
/** Octets that are no plain text, by their pictures (U+2400) or numbers; line ends inside stay line ends. */
function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\t\n -~]/g, (octet) => {
    const code = octet.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\x${code.toString(16)}`;
  });
}

/** Every handshake finding, in the order of the registry. */
export const JUDGED_HANDSHAKES: readonly JudgedHandshake[] = HANDSHAKE_FINDING_CODES.map(judgedHandshake);
