/**
 * Reads the handshake vectors in *.md: a heading with its section, a sentence why, a message and what must come of it.
 *
 * - `request [url=…] [origins=…]`, `response [key=…] [protocols=…] [extensions=…]` (none of them: judged alone), `url`: the message. Every
 *   line ends with CR LF; `\n` at its end makes it LF alone, `\c` leaves the end away; `\r \t \0 \xHH` are octets,
 *   `\{a*70000}` repeats one. An empty line ends a head.
 * - `verdict`: some of the verdict, as name=JSON.
 * - `findings`: every finding, as `check code "octets" [param=JSON …]`; a url's without check. Absent: there is none.
 * - `repaired`: the head once every error and warning that has a repair is mended. Absent: there is nothing to mend.
 * - `behind`: octets behind the head, in hex.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import type { HandshakeCheck } from '../../../src/protocol/handshake/checks.ts';
import type { HandshakeFinding } from '../../../src/protocol/handshake/findings.ts';
import { type MessageHead, readHead } from '../../../src/protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../../../src/protocol/handshake/octets.ts';
import { repairAll, type RepairMeans } from '../../../src/protocol/handshake/repairs.ts';
import { judgeRequest, type RequestVerdict } from '../../../src/protocol/handshake/request.ts';
import { judgeResponse, type ResponseVerdict, type SentRequest } from '../../../src/protocol/handshake/response.ts';

export interface HandshakeVector {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly why: string;
  readonly kind: 'request' | 'response' | 'url';
  readonly options: Readonly<Record<string, string>>;
  /** The message with the octets behind it; for a url its text as octets. */
  readonly bytes: Uint8Array;
  readonly behind: Uint8Array;
  readonly verdict: Readonly<Record<string, unknown>>;
  readonly findings: readonly string[];
  readonly repaired: Uint8Array | null;
}

/** The key that repairs put where one is wanted. */
export const FRESH_KEY = 'H+VLjR1wb4JQ62TmabK87g==';

const KINDS = ['request', 'response', 'url', 'verdict', 'findings', 'repaired', 'behind'];

/** Every vector of every *.md file beside this module. */
export function readHandshakeVectors(): HandshakeVector[] {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.flatMap((file) => parse(file, readFileSync(`${folder}/${file}`, 'utf8')));
}

interface Block {
  readonly info: string;
  readonly lines: readonly string[];
}

function parse(file: string, text: string): HandshakeVector[] {
  const sections = text.split(/^## /m).slice(1);
  let line = text.slice(0, text.indexOf('## ')).split('\n').length;
  return sections.map((section) => {
    const at = line;
    line += section.split('\n').length - 1;
    const blocks = new Map<string, Block>();
    const prose = section.replace(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm, (_, kind: string, info: string, body: string) => {
      if (!KINDS.includes(kind) || blocks.has(kind)) throw new Error(`${file}:${at}: what block is this: ${kind}?`);
      blocks.set(kind, { info, lines: body.split('\n').slice(0, -1) });
      return '';
    });
    const [title = '', ...why] = prose.split('\n');
    return vector(file, at, title, why.join(' ').trim(), blocks);
  });
}

function vector(file: string, line: number, title: string, why: string, blocks: ReadonlyMap<string, Block>): HandshakeVector {
  const kind = (['request', 'response', 'url'] as const).find((each) => blocks.has(each));
  if (kind === undefined) throw new Error(`${file}:${line}: no message`);
  const message = blocks.get(kind)!;
  const behind = fromHex((blocks.get('behind')?.lines.join('') ?? '').replaceAll(' ', ''));
  const head = kind === 'url' ? fromUtf8(message.lines.join('')) : headOf(message.lines);
  const repaired = blocks.get('repaired');
  return {
    file,
    line,
    title,
    why,
    kind,
    options: Object.fromEntries(pairs(message.info).map(([name, value]) => [name, String(value)])),
    bytes: Uint8Array.from([...head, ...behind]),
    behind,
    verdict: Object.fromEntries(pairs(blocks.get('verdict')?.lines.join(' ') ?? '')),
    findings: blocks.get('findings')?.lines ?? [],
    repaired: repaired === undefined ? null : Uint8Array.from([...headOf(repaired.lines), ...behind]),
  };
}

const fromUtf8 = (text: string) => new TextEncoder().encode(text);

/** name=value pairs; a value is JSON, or text up to the next blank. */
function pairs(text: string): [string, unknown][] {
  return [...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|\[[^\]]*\]|\S+)/g)].map(([, name, value]) => [name!, json(value!)]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The octets of a block's lines. */
export function headOf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => (/\\[nc]$/.test(line) ? line : `${line}\\r\\n`)).join('');
  return fromLatin1(
    text.replace(/\\(?:x([0-9a-f]{2})|\{(.)\*(\d+)\}|(.))/g, (_, hex?: string, repeat?: string, times?: string, letter?: string) => {
      if (repeat !== undefined) return repeat.repeat(Number(times));
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      return { r: '\r', n: '\n', t: '\t', '0': '\0', c: '', '\\': '\\' }[letter!] ?? `\\${letter}`;
    }),
  );
}

/** Octets as a block shows them. */
export function linesOf(bytes: Uint8Array): string[] {
  const escaped = latin1(bytes).replace(/\\|[^ -~\r\n]|\r(?!\n)/g, (octet) => {
    const short = { '\\': '\\\\', '\t': '\\t', '\0': '\\0', '\r': '\\r' }[octet];
    return short ?? `\\x${octet.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  const lines = escaped.replace(/ (?=\r?(?:\n|$))/g, '\\x20').split('\n');
  const last = lines.pop()!;
  return [...lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : `${line}\\n`)), ...(last === '' ? [] : [`${last}\\c`])];
}

/** What a client remembers, as the block's options tell it; null for a response judged alone. */
export function sentOf(options: Readonly<Record<string, string>>): SentRequest | null {
  if (Object.keys(options).length === 0) return null;
  const { key = null, protocols = '', extensions = null } = options;
  return { key, protocols: protocols === '' ? [] : protocols.split(','), extensions };
}

export interface Judged {
  readonly head: MessageHead;
  readonly verdict: RequestVerdict | ResponseVerdict;
  readonly findings: readonly HandshakeFinding[];
}

/** Reads and judges bytes as the block's options say. */
export function judgeAs(kind: 'request' | 'response', options: Readonly<Record<string, string>>, bytes: Uint8Array): Judged {
  if (kind === 'response') {
    const head = readHead(bytes, 'response');
    const verdict = judgeResponse(head, sentOf(options));
    return { head, verdict, findings: verdict.findings };
  }
  const head = readHead(bytes, 'request');
  const { url, origins } = options;
  const verdict = judgeRequest(head, {
    ...(url === undefined ? {} : { url }),
    ...(origins === undefined ? {} : { allowedOrigins: origins.split(',') }),
  });
  return { head, verdict, findings: verdict.findings };
}

/** The message with everything mended that can be. */
export function repairedAs(kind: 'request' | 'response', options: Readonly<Record<string, string>>, bytes: Uint8Array): Uint8Array {
  const { url } = options;
  const means: RepairMeans = { freshKey: FRESH_KEY, ...(url === undefined ? {} : { url }), sent: kind === 'response' ? sentOf(options) : null };
  return repairAll(bytes, (each) => judgeAs(kind, options, each), means).bytes;
}

/** Findings in the words of a `findings` block, with every parameter. */
export function findingLines({ head, verdict }: Judged): string[] {
  const checks: readonly HandshakeCheck[] = verdict.checks;
  return checks.flatMap((check) =>
    check.findings.map(({ code, range, params }) => {
      const text = JSON.stringify(latin1(head.bytes, range.start / 8, range.end / 8));
      return `${check.id} ${code} ${text}${paramsText(params)}`;
    }),
  );
}

export function paramsText(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
}

/** The part of a verdict that blocks may name. */
export function verdictFacts({ head, verdict }: Judged): Record<string, unknown> {
  const common = { valid: verdict.valid, accept: verdict.accept, complete: head.complete };
  if (verdict.kind === 'request') {
    const { refusal, key, version, resource, host, origin, protocols, extensions, deflate } = verdict;
    const names = extensions.map(({ name }) => name);
    const { decision, answer } = deflate;
    return { ...common, refuse: refusal?.status ?? null, key, version, resource, host, origin, protocols, extensions: names, deflate: decision, answer };
  }
  const { status, expectedAccept, protocol, deflate, supportedVersions } = verdict;
  const open = verdict.checks.filter((check) => check.status === 'unknown').map(({ id }) => id);
  return { ...common, status, expectedAccept, protocol, deflate: deflate !== null, ...deflate, supportedVersions, unknown: open };
}
