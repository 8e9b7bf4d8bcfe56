/** What is connected to, for every kind of endpoint and every way to get it wrong. */
import { describe, expect, it } from 'vitest';
import { isLocal, isMixed, targetOf, type Choice } from '../../../src/widgets/live-panel/target.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { ChoiceState, LIVE_LINK } from '../../../src/widgets/live-panel/choice.svelte.ts';

const BASE = 'ws://127.0.0.1:4173/a/b/';
const choice: Choice = {
  kind: 'page',
  scenario: 'echo',
  parameters: {},
  protocols: '',
  address: '127.0.0.1:4181',
  token: '',
  path: '/',
  url: '',
};

describe('a target', () => {
  it.each([
    [{ kind: 'server' }, 'ws://127.0.0.1:4173/a/b/echo', 'ws://127.0.0.1:4173/a/b/tap'],
    [
      { kind: 'server', scenario: 'close', parameters: { code: '1011', reason: 'a b' } },
      'ws://127.0.0.1:4173/a/b/close?code=1011&reason=a+b',
      'ws://127.0.0.1:4173/a/b/tap',
    ],
    // A parameter that the scenario does not take stays away.
    [{ kind: 'page', parameters: { code: '1011' } }, 'ws://in-this-page.invalid/echo', null],
    [{ kind: 'relay', token: 'abc', path: 'chat?x=1' }, 'ws://127.0.0.1:4181/chat?x=1', 'ws://127.0.0.1:4181/tap?token=abc'],
    [{ kind: 'relay', address: 'ws://localhost:9000/tap?token=0f0f' }, 'ws://localhost:9000/', 'ws://localhost:9000/tap?token=0f0f'],
    [{ kind: 'url', url: ' wss://example.org ' }, 'wss://example.org/', null],
  ] as const)('of %j is %s', (change, url, tap) => {
    expect(targetOf({ ...choice, ...change }, BASE)).toMatchObject({ url, tap });
  });

  it.each([
    [{ kind: 'relay', address: '' }, 'no-address'],
    [{ kind: 'relay', address: 'a b' }, 'bad-address'],
    [{ kind: 'relay' }, 'no-token'],
    [{ kind: 'url' }, 'no-url'],
    [{ kind: 'url', url: 'example.org' }, 'bad-url'],
    [{ kind: 'url', url: 'ftp://example.org' }, 'bad-url'],
    [{ kind: 'url', url: 'https://example.org' }, 'http-url'],
    [{ kind: 'url', url: 'wss://example.org/#a' }, 'fragment'],
    [{ kind: 'url', url: 'wss://example.org/#' }, 'fragment'],
    // RFC 6455 §4.1 item 10, and `token` of RFC 7230.
    [{ protocols: 'chat, chat' }, 'protocols'],
    [{ protocols: 'chat;v=1' }, 'protocols'],
    [{ kind: 'url', url: 'wss://example.org/', protocols: 'é' }, 'protocols'],
  ] as const)('is missing something in %j: %s', (change, fault) => {
    expect(targetOf({ ...choice, ...change }, BASE)).toBe(fault);
  });

  it('is not this server where there is none', () => {
    expect(targetOf({ ...choice, kind: 'server' }, null)).toBe('no-server');
  });

  it('offers the subprotocols that were typed, however they are parted', () => {
    expect(targetOf({ ...choice, protocols: ' chat,superchat  echo ' }, null)).toMatchObject({ protocols: ['chat', 'superchat', 'echo'] });
  });

  it('is mixed content only as ws: on a page over https', () => {
    expect(isMixed({ url: 'ws://example.org/' }, 'https:')).toBe(true);
    expect(isMixed({ url: 'wss://example.org/' }, 'https:')).toBe(false);
    expect(isMixed({ url: 'ws://example.org/' }, 'http:')).toBe(false);
  });

  it.each([
    ['ws://localhost:1/', true],
    ['ws://192.168.1.4/', true],
    ['ws://[::1]:80/', true],
    ['ws://printer.local/', true],
    ['wss://example.org/', false],
    ['ws://172.15.0.1/', false],
  ])('%s is local: %s', (url, local) => {
    expect(isLocal(url)).toBe(local);
  });
});

describe('the link', () => {
  const linkOf = (state: ChoiceState): string => formatToolLink(LIVE_LINK, state.link);

  it('holds endpoint and scenario, with what the scenario takes', () => {
    const state = new ChoiceState();
    expect(linkOf(state)).toBe('');
    state.kind = 'page';
    state.choose('close', { code: '1011', reason: 'away' });
    expect(linkOf(state)).toBe('scene=close&ep=page&code=1011&reason=away');
    const again = new ChoiceState();
    again.open(parseToolLink(LIVE_LINK, linkOf(state)).state);
    expect(again.target).toEqual(state.target);
  });

  it('never holds a token, nor an address with a query, a name or a password', () => {
    const state = new ChoiceState();
    state.kind = 'relay';
    state.token = 'secret';
    expect(linkOf(state)).toBe('ep=relay');
    state.kind = 'url';
    for (const url of ['wss://example.org/?token=secret', 'wss://me:secret@example.org/', 'wss://example.org/#secret']) {
      state.url = url;
      expect(linkOf(state)).toBe('ep=url');
    }
    state.url = 'ws://localhost:8080/chat';
    expect(linkOf(state)).toBe('ep=url&url=ws:%2F%2Flocalhost:8080%2Fchat');
  });

  it('with an address alone opens that', () => {
    const state = new ChoiceState();
    state.open(parseToolLink(LIVE_LINK, '#url=ws://localhost:8080/').state);
    expect(state.target).toMatchObject({ kind: 'url', url: 'ws://localhost:8080/' });
  });

  it('names what it cannot read', () => {
    expect(parseToolLink(LIVE_LINK, '#ep=moon&scene=echo&url=wss://a/?b').unread).toEqual(['ep=moon', 'url=wss://a/?b']);
  });

  it('leaves the choice to the page where it says nothing', () => {
    const state = new ChoiceState();
    expect(state.kind).toBe('page');
    state.base = BASE;
    expect(state.kind).toBe('server');
    expect(state.kinds).toEqual(['page', 'server', 'relay', 'url']);
  });
});
