/**
 * A judged handshake as text: the derivation, every check of both ends with its findings, both verdicts, the mistake behind a wrong
 * accept.
 *
 * Knows the page it fills. Must not judge anything; all words come from i18n. Yields lines as they are made.
 */
import { handshakeSays } from '../i18n/handshake/says.ts';
import type { AcceptMistake } from '../protocol/handshake/accept-mistakes.ts';
import { GUID } from '../protocol/handshake/accept-key.ts';
import { toHex } from '../protocol/bytes/hex.ts';
import type { CheckStatus } from '../protocol/handshake/checks.ts';
import { handshakeFindingSpec } from '../protocol/handshake/findings.ts';
import type { HeadKind } from '../protocol/handshake/head.ts';
import { type HandshakeReport, placeOf, type SidedFinding } from './handshake-report.ts';
import { harmless, pad, type Paint, type Style, widthOf, wrap } from './layout.ts';
import type { Page } from './text.ts';

const CHECK: Readonly<Record<CheckStatus, { readonly sign: string; readonly style: Style }>> = {
  passed: { sign: '✓', style: 'good' },
  failed: { sign: '✗', style: 'error' },
  'absent-but-optional': { sign: '–', style: 'dim' },
  'not-reached': { sign: '·', style: 'dim' },
  unknown: { sign: '?', style: 'note' },
};
const SIGN = { error: '✗', warning: '!', note: '·' } as const;
/** Longer values are cut in the middle of nowhere: JSON has all of them. */
const VALUE_LIMIT = 256;

export function* handshakeText(report: HandshakeReport, page: Page): Generator<string> {
  yield* readingPart(report, page);
  yield* derivationPart(report, page);
  for (const kind of ['request', 'response'] as const) yield* messagePart(report, kind, page);
  yield* endPart(report, page);
}

function* paragraph(text: string, page: Page, indent = 0, style: Parameters<Paint>[0] = null, hang = 0): Generator<string> {
  let margin = indent;
  for (const line of wrap(harmless(text), page.columns - indent - hang)) {
    yield `${' '.repeat(margin)}${page.paint(style, line)}\n`;
    margin = indent + hang;
  }
}

function* readingPart({ paste, request, response }: HandshakeReport, page: Page): Generator<string> {
  const { handshake, capture } = { handshake: page.words.cli.handshake, capture: page.words.capture };
  const { format, behind, supplied } = paste;
  const parts = request || response ? [request && handshake.parts.request, response && handshake.parts.response] : [handshake.parts.values];
  const what = parts.filter((each) => each !== null).join(handshake.and);
  yield* paragraph(handshake.read(what, format === 'octets' || format === 'values' ? null : capture.formats[format]), page, 0, 'bold');
  for (const each of supplied) yield* paragraph(handshake.supplied[each], page);
  const bytes = behind.reduce((sum, each) => sum + each.bytes.length, 0);
  if (bytes > 0) yield* paragraph(handshake.behind(page.words.terms.bytes(bytes)), page);
}

function* derivationPart({ key, steps }: HandshakeReport, page: Page): Generator<string> {
  const { handshake } = page.words.cli;
  yield `\n${page.paint('bold', handshake.derivation)}\n`;
  if (key === null || steps === null) {
    yield* paragraph(handshake.noKey, page, 2);
    return;
  }
  const { decoded, concatenation, sha1, accept } = steps;
  const decodedText = decoded.wellFormed ? toHex(decoded.bytes, ' ') : handshake.notBase64;
  const rows: (readonly [string, string, Style | null])[] = [
    [handshake.steps.key(steps.key.length), key, 'key'],
    [handshake.steps.decoded(decoded.bytes.length), decodedText, 'dim'],
    [handshake.steps.joined(concatenation.length), `${key}${GUID}`, null],
    [handshake.steps.digest(sha1.digest.length), toHex(sha1.digest, ' '), null],
    [handshake.steps.accept(accept.length), accept, 'good'],
  ];
  const name = Math.max(...rows.map(([label]) => widthOf(label)));
  for (const [label, value, style] of rows) {
    const shown = harmless(value.length > VALUE_LIMIT ? `${value.slice(0, VALUE_LIMIT)}…` : value);
    yield `  ${pad(label, name)}  ${page.paint(style, shown)}\n`;
  }
}

function* messagePart(report: HandshakeReport, kind: HeadKind, page: Page): Generator<string> {
  const verdict = report[kind];
  const alone = kind === 'request' && verdict === null ? report.findings.filter((each) => each.kind === 'request') : [];
  if (alone.length > 0) yield '\n';
  for (const each of alone) yield* findingPart(each, page, 2);
  if (verdict === null) return;
  const { lab, cli } = page.words;
  yield `\n${page.paint('bold', `${lab.messages[kind]}${cli.colon}${lab.checks.heading[kind]}`)}\n`;
  const names = lab.checks[kind] as Readonly<Record<string, string>>;
  for (const { id, item, status, findings } of verdict.checks) {
    const { sign, style } = CHECK[status];
    const label = `${sign} ${pad(item === null ? '' : lab.checks.item(item), 8)} ${pad(names[id]!, 34)}`;
    yield `  ${page.paint(style, `${label} ${lab.checks.status[status]}`)}\n`;
    for (const finding of findings) yield* findingPart({ kind, finding }, page, 6);
  }
  yield* verdictPart(report, kind, page);
}

function* findingPart({ kind, finding }: SidedFinding, page: Page, indent: number): Generator<string> {
  const { cli, handshakeFindings } = page.words;
  const { code, params } = finding;
  const { severity, status } = handshakeFindingSpec(code);
  const { title, text, consequence, repair } = handshakeFindings[code];
  const { section, item } = placeOf({ kind, finding });
  const source = cli.handshake.source(section, item, kind === 'request' ? status : null);
  if (severity === 'note') {
    yield* paragraph(`${SIGN.note} ${text(params, kind)}${source}`, page, indent, 'note', 2);
    return;
  }
  yield* paragraph(`${SIGN[severity]} ${cli.finding(cli.severity[severity], title)}${source}`, page, indent, severity, 2);
  yield* paragraph([text(params, kind), consequence(params, kind)].filter((each) => each !== '').join(cli.space), page, indent + 2);
  const way = repair(params, kind);
  if (way !== '') yield* paragraph(cli.wayOut(way), page, indent + 2);
  for (const { who, text: said } of handshakeSays(code, params, kind)) yield* paragraph(cli.forExample(who, said), page, indent + 2, 'dim');
}

function* verdictPart({ request, response }: HandshakeReport, kind: HeadKind, page: Page): Generator<string> {
  const { lab, cli, handshakeFindings } = page.words;
  const verdict = (kind === 'request' ? request : response)!;
  const [who, says] =
    kind === 'request'
      ? [lab.verdict.server, verdict.valid === true ? lab.verdict.upgrades : lab.verdict.refuses(request?.refusal?.status ?? null)]
      : [lab.verdict.client, verdict.valid === true ? lab.verdict.opens : lab.verdict.fails];
  const unknown = kind === 'response' && request === null ? lab.verdict.unknown : lab.verdict.waits;
  const because = verdict.firstError === null ? '' : lab.verdict.because(handshakeFindings[verdict.firstError.code].title);
  const text = verdict.valid === null ? unknown : `${says}${verdict.valid ? '' : because}`;
  yield* paragraph(`${who}${cli.space}${text}`, page, 2, verdict.valid === null ? 'note' : verdict.valid ? 'good' : 'error');
}

function* endPart({ explanation, steps }: HandshakeReport, page: Page): Generator<string> {
  const { check, cli } = page.words;
  if (explanation === null || steps === null) return;
  yield `\n${page.paint('bold', cli.handshake.accept)}\n`;
  if (explanation.kind === 'right') {
    yield* paragraph(`✓ ${check.right}${cli.space}${check.rightSays(steps.accept)}`, page, 2, 'good', 2);
    return;
  }
  const says = ({ name, params }: AcceptMistake): string => (check.says[name] as (params: AcceptMistake['params']) => string)(params);
  const isKnown = explanation.kind === 'mistake';
  const head = isKnown ? (explanation.mistakes.length > 1 ? check.wrongTwo : check.wrong) : check.unknown;
  yield* paragraph(`✗ ${head}`, page, 2, 'error', 2);
  for (const sentence of isKnown ? explanation.mistakes.map(says) : [check.looks(explanation.looks), check.unknownHint])
    yield* paragraph(sentence, page, 4);
  yield* paragraph(`${check.expected}${cli.colon}${steps.accept}`, page, 4);
}
