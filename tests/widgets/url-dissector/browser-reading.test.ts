/** Addresses as browsers read them: against what Chromium did, and against Node's own list of ports. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/url/en.ts';
import { zh } from '../../../src/i18n/url/zh.ts';
import { BLOCKED_PORTS, isBlockedPort } from '../../../src/protocol/handshake/blocked-ports.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import { dissectUrl } from '../../../src/protocol/handshake/uri.ts';
import { urlMends } from '../../../src/protocol/handshake/uri-mends.ts';
import { HANDSHAKE_LINK } from '../../../src/state/handshake-link.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { readAsBrowser } from '../../../src/widgets/url-dissector/browser-reading.ts';
import { EXAMPLES } from '../../../src/widgets/url-dissector/examples.ts';
import { handshakeLink, liveLink } from '../../../src/widgets/url-dissector/hand-over.ts';
import { inPunycode } from '../../../src/widgets/url-dissector/punycode.ts';
import { URL_LINK } from '../../../src/widgets/url-dissector/url-tool.svelte.ts';
import { LIVE_LINK } from '../../../src/widgets/live-panel/choice.svelte.ts';
import { CONSTRUCTOR_ROWS } from './constructor-rows.ts';

describe('the constructor', () => {
  it.each(CONSTRUCTOR_ROWS)('of %j', (address, url) => {
    const { href } = readAsBrowser(address, 'http');
    expect(href ?? 'SyntaxError').toBe(url);
  });

  it.each([
    ['ws://a.example/', 'mixed'],
    ['http://a.example/', 'mixed'],
    ['ws://localhost:8080/', 'connects'],
    ['ws://sub.localhost/', 'connects'],
    ['ws://127.4.5.6/', 'connects'],
    ['ws://[::1]/', 'connects'],
    ['ws://localhost.example/', 'mixed'],
    ['ws://127.0.0.1.example/', 'mixed'],
    ['wss://a.example/', 'connects'],
    ['/chat', 'connects'],
    ['ws://a.example/#x', 'fragment'],
    ['wss://a.example:25/', 'port'],
    ['wss://a.example:65536/', 'not-a-url'],
    ['ftp://a.example/', 'scheme'],
  ] as const)('of %j on an https page: %s', (address, outcome) => {
    expect(readAsBrowser(address, 'https').outcome).toBe(outcome);
  });

  it('never throws, and says the port that it would connect to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), fc.boolean(), (noise, url, isUrl) => {
        const { outcome, port } = readAsBrowser(isUrl ? url : `ws:${noise}`, 'http');
        if (outcome === 'connects') expect(port).toBeGreaterThan(0);
      }),
    );
  });
});

describe('blocked ports', () => {
  const reason = async (port: number): Promise<unknown> => {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
    } catch (error) {
      return error instanceof Error && error.cause instanceof Error ? error.cause.message : error;
    }
    return null;
  };
  // The list that Node has is a little older: port 0 joined it later.
  it.each(BLOCKED_PORTS.filter((port) => port !== 0))('%i is refused by Node, too', async (port) => {
    expect(await reason(port)).toBe('bad port');
  });
  it.each([80, 443, 8080])('%i is not', (port) => {
    expect(isBlockedPort(port)).toBe(false);
  });
});

describe('mends', () => {
  const FAULTY = [
    ...EXAMPLES.map(({ url }) => url),
    'example.com/x',
    'http://a/',
    'ws:\\\\a\\b',
    'ws://a/100%?ä',
    'ws://a\\b',
    'ws://a/b\\c',
  ];
  it.each(FAULTY)('of %j each take their fault away', (address) => {
    const url = dissectUrl(address);
    for (const finding of url.findings) {
      for (const { kind, text } of [...urlMends(url, finding), ...inPunycode(url, finding)]) {
        const after = dissectUrl(text).findings.filter(({ code, from }) => code === finding.code && from === finding.from);
        expect(after, `${kind}: ${text}`).toEqual([]);
        expect(en.findings.mends[kind]).not.toBe('');
        expect(zh.findings.mends[kind]).not.toBe('');
      }
    }
  });
  it('write what was meant', () => {
    const mended = (address: string): string[] => {
      const url = dissectUrl(address);
      return url.findings.flatMap((finding) => [...urlMends(url, finding), ...inPunycode(url, finding)].map(({ text }) => text));
    };
    expect(mended('https://a.example/x')).toEqual(['wss://a.example/x']);
    expect(mended('wss:a.example')).toEqual(['wss://a.example']);
    expect(mended('ws：//localhost：８０８０/')).toEqual(['ws://localhost:8080/']);
    expect(mended('ws://::1/')).toEqual(['ws://[::1]/']);
    expect(mended('ws://a.example/#x')).toEqual(['ws://a.example/', 'ws://a.example/%23x']);
    expect(mended('wss://例子.测试/')).toEqual(['wss://xn--fsqu00a.xn--0zwm56d/']);
    expect(mended('a.example/x')).toEqual(['wss://a.example/x', 'ws://a.example/x']);
    expect(mended('ftp://a.example/')).toEqual([]);
    expect(mended('wss://a.example:65536/')).toEqual([]);
  });
});

describe('links', () => {
  it('hand a request over that a strict server accepts', () => {
    const [page, fragment] = handshakeLink('handshake/', 'wss://a.example:8443/chat?room=1', 'https://b.example').split('#');
    expect(page).toBe('handshake/');
    const { state, unread } = parseToolLink(HANDSHAKE_LINK, fragment!);
    expect(unread).toEqual([]);
    const head = readHead(state.req!, 'request');
    expect(judgeRequest(head, { url: 'wss://a.example:8443/chat?room=1' }).findings).toEqual([]);
  });
  it('carry no secret to the live page', () => {
    const { state, unread } = parseToolLink(LIVE_LINK, liveLink('live/', 'wss://a.example/chat')!.split('#')[1]!);
    expect(unread).toEqual([]);
    expect(state).toEqual({ ep: 'url', url: 'wss://a.example/chat' });
    for (const secret of ['wss://a.example/?token=1', 'wss://u:p@a.example/', 'http://a.example/'])
      expect(liveLink('live/', secret)).toBeNull();
  });
  it('bring any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('https' as const, 'http' as const), (u, page) => {
        const { state, unread } = parseToolLink(URL_LINK, formatToolLink(URL_LINK, { u, page }));
        expect({ u: 'wss://example.com/chat?room=1', page: 'https', ...state, unread }).toEqual({ u, page, unread: [] });
      }),
    );
  });
});
