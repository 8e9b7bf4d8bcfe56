/** The reference: nothing of the registries is missing, every example comes to its finding where its link opens, the tables are true. */
import { describe, expect, it } from 'vitest';
import { en as findingsEn } from '../../src/i18n/findings/en.ts';
import { findingsZh as handshakesZh } from '../../src/i18n/handshake/findings-zh.ts';
import { GLOSSARY } from '../../src/i18n/reference/glossary.ts';
import { FIELDS } from '../../src/protocol/fields.ts';
import { FINDING_CODES } from '../../src/protocol/findings.ts';
import { CLOSE_CODE_RANGES, CLOSE_CODES } from '../../src/protocol/frame/close-codes.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { HANDSHAKE_FINDING_CODES, handshakeFindingSpec } from '../../src/protocol/handshake/findings.ts';
import { readHead } from '../../src/protocol/handshake/head.ts';
import { fromLatin1 } from '../../src/protocol/handshake/octets.ts';
import { judgeRequest } from '../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../src/protocol/handshake/response.ts';
import { dissectUrl } from '../../src/protocol/handshake/uri.ts';
import { renderPath } from '../../src/site/entry-server.ts';
import { HANDSHAKE_EXAMPLES } from '../../src/site/reference/handshake-examples.ts';
import { ONLY_IN, REQUEST_RULES, RESPONSE_RULES } from '../../src/site/reference/header-rules.ts';
import { HEADER_SIZES } from '../../src/site/reference/header-sizes.ts';
import { JUDGED_FRAMES, JUDGED_HANDSHAKES } from '../../src/site/reference/judged.ts';
import { documentOfBytes } from '../../src/state/document-of-bytes.ts';
import { HANDSHAKE_LINK } from '../../src/state/handshake-link.ts';
import { parseLink } from '../../src/state/permalink.ts';
import { parseToolLink } from '../../src/state/tool-link.ts';
import { markOf } from '../../src/widgets/handshake-lab/rows.ts';
import { URL_LINK } from '../../src/widgets/url-dissector/url-tool.svelte.ts';
import { folded, matches, wordsOf } from '../../src/widgets/reference-filter/narrow.ts';

const INFO = { version: '9.8.7', siteUrl: null, repositoryUrl: null };
const pages = { en: (await renderPath('/reference/', INFO)).body, zh: (await renderPath('/zh/reference/', INFO)).body };
const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);

describe.each(['en', 'zh'] as const)('the page in %s', (locale) => {
  const ids = idsOf(pages[locale]);

  it('has an entry for everything in the registries, each with an address', () => {
    const wanted = [
      ...[...FINDING_CODES, ...HANDSHAKE_FINDING_CODES].map((code) => `finding-${code}`),
      ...CLOSE_CODES.map(({ code }) => `close-${code}`),
      ...CLOSE_CODE_RANGES.map(({ from }) => `close-range-${from}`),
      ...['0', '1', '2', '3', '8', '9', 'a', 'b'].map((digit) => `opcode-${digit}`),
      ...REQUEST_RULES.map(({ id }) => `header-request-${id}`),
      ...RESPONSE_RULES.map(({ id }) => `header-response-${id}`),
      ...GLOSSARY.map(({ id }) => `term-${id}`),
    ];
    for (const id of wanted) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads only to addresses that it has', () => {
    for (const [, id] of pages[locale].matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });

  it('has all fields that stand on the wire', () => {
    // Groups, values worked out from others, and the parts of a text are no fields of a frame.
    const unlisted = ['frame', 'frame.payload-length', 'frame.payload-unmasked', 'text.character'];
    for (const field of Object.keys(FIELDS)) expect(ids.includes(field.replace('.', '-')), field).toBe(!unlisted.includes(field));
  });

  it('can be filtered by words of the other language', () => {
    const other = locale === 'en' ? handshakesZh['key-not-random'].title : findingsEn['text-not-utf8'].title;
    expect(pages[locale]).toContain(other);
  });
});

describe('examples', () => {
  it.each(JUDGED_FRAMES)('of $code come to it on the frames page', async ({ code, fragment }) => {
    const { link, unread } = await parseLink(fragment);
    expect(unread).toEqual([]);
    const { rsv1Allowed, maxMessage } = link;
    const { runs } = documentOfBytes(link.runs!, {
      ...(rsv1Allowed ? { rsv1Allowed } : {}),
      ...(maxMessage === undefined ? {} : { maxMessage }),
    });
    const found = runs.flatMap(({ bytes, index }) =>
      Array.from({ length: index!.frameCount }, (_, at) => frameAt(bytes, index!, at).findings),
    );
    expect(found.flat().map((each) => each.code)).toContain(code);
  });

  it.each(JUDGED_HANDSHAKES.filter(({ link }) => link?.page === 'handshake'))('of $code come to it on the handshake page', (judged) => {
    const { state, unread } = parseToolLink(HANDSHAKE_LINK, judged.link!.fragment);
    expect(unread).toEqual([]);
    const request = judgeRequest(readHead(state.req!, 'request'));
    const response = judgeResponse(readHead(state.res!, 'response'), state.req!.length === 0 ? null : sentBy(request));
    const shown = [...(state.req!.length === 0 ? [] : request.findings), ...(state.res!.length === 0 ? [] : response.findings)];
    expect(shown.map(({ code }) => code)).toContain(judged.code);
  });

  it.each(JUDGED_HANDSHAKES.filter(({ link }) => link?.page === 'url'))('of $code come to it on the page of addresses', (judged) => {
    const { state, unread } = parseToolLink(URL_LINK, judged.link!.fragment);
    expect(unread).toEqual([]);
    expect(dissectUrl(state.u!).findings.map((each) => each.code)).toContain(judged.code);
  });

  it('lack a link only where no link can say what the receiver knows', () => {
    const without = JUDGED_HANDSHAKES.filter(({ link }) => link === null);
    expect(without.map(({ code }) => code)).toEqual([
      'target-differs-from-url',
      'host-differs-from-url',
      'host-default-port',
      'origin-not-allowed',
    ]);
    for (const { given } of without) expect(given).not.toBeNull();
  });
});

describe('the rules of headers', () => {
  const right = HANDSHAKE_EXAMPLES['accept-right'];
  if (right.in === 'url') throw new Error('a message is wanted');
  const without = (text: string, line: string): string =>
    text.replace(new RegExp(`^${line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(:.*)?\r\n`, 'm'), '');
  const request = (text: string) => judgeRequest(readHead(fromLatin1(text), 'request'));
  const response = (text: string) => judgeResponse(readHead(fromLatin1(text), 'response'), sentBy(request(right.request)));

  it.each(REQUEST_RULES)('a request without $line: $need', ({ line, need }) => {
    expect(request(without(right.request, line)).valid).toBe(need !== 'required');
  });
  it.each(RESPONSE_RULES)('an answer without $line: $need', ({ line, need }) => {
    expect(response(without(right.response, line)).valid).toBe(need !== 'required');
  });
  it.each([...REQUEST_RULES.slice(1)])('$line is marked as the tool marks it', ({ line, need }) => {
    expect(markOf('request', line.toLowerCase())).toBe(need);
  });
  it.each(ONLY_IN)('$line in the other message breaks a rule', ({ line, in: home }) => {
    const verdict =
      home === 'request'
        ? response(right.response.replace('\r\n\r\n', `\r\n${line}: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`))
        : request(right.request.replace('\r\n\r\n', `\r\n${line}: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n`));
    expect(verdict.findings.map(({ code }) => code)).toContain('field-in-wrong-message');
    expect(handshakeFindingSpec('field-in-wrong-message').severity).toBe('warning');
  });
});

it('headers are as long as RFC 6455 §5.2 makes them', () => {
  expect(HEADER_SIZES.map(({ code, more, server, client }) => [code, more, server, client])).toEqual([
    [null, 0, 2, 6],
    [126, 2, 4, 8],
    [127, 8, 10, 14],
  ]);
});

describe('the glossary', () => {
  it('has every word once, in both languages', () => {
    for (const language of ['en', 'zh', 'id'] as const) expect(new Set(GLOSSARY.map((each) => each[language])).size).toBe(GLOSSARY.length);
    for (const { zh, says } of GLOSSARY) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(says.zh).toMatch(/\p{Script=Han}/u);
      expect(says.en).not.toMatch(/[.。]$|\p{Script=Han}/u);
    }
  });
  it('calls the masking key what it is', () => {
    expect(GLOSSARY.find(({ id }) => id === 'masking-key')!.zh).toBe('掩码键');
  });
});

describe('the filter', () => {
  it.each([
    ['MASK  key', 'The masking key', true],
    ['ＭＡＳＫ', 'masking', true],
    ['掩码，键', '掩码键', true],
    ['§ 5.5', 'RFC 6455 §5.5.1', true],
    ['mask 1007', 'close code 1007', false],
    ['   ', 'anything', true],
  ])('%j in %j: %s', (typed, entry, found) => {
    expect(matches(folded(entry), wordsOf(typed))).toBe(found);
  });
});
