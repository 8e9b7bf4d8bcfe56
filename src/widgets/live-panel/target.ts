/**
 * What is to be connected to: the endpoint somebody chose, as an address, or as what is missing from it.
 *
 * Knows how each kind of endpoint is addressed. Must not know wording, the DOM, or who connects.
 */
import { SCENARIO_IDS, type ScenarioId, type ScenarioSpec, SCENARIOS } from '../../wire/scenarios.ts';

/** `page`: the engine in this page. `server`: the one that served the page. `relay`: a tap in front of a server. `url`: any other. */
export const ENDPOINT_KINDS = ['page', 'server', 'relay', 'url'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

export const PARAMETERS = ['every', 'code', 'reason', 'status'] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** Where a relay listens unless it is told otherwise. */
export const RELAY_ADDRESS = '127.0.0.1:4181';

export interface Choice {
  readonly kind: EndpointKind;
  readonly scenario: ScenarioId;
  /** Values for the scenario's parameters; an empty one is left to the server. */
  readonly parameters: Readonly<Partial<Record<Parameter, string>>>;
  /** Comma-separated, as somebody typed them. */
  readonly protocols: string;
  /** `host:port` of a relay, its token, and the path to ask for. */
  readonly address: string;
  readonly token: string;
  readonly path: string;
  readonly url: string;
}

export interface Target {
  readonly kind: EndpointKind;
  readonly url: string;
  /** Where its tap is; null where there is none to open. */
  readonly tap: string | null;
  readonly protocols: readonly string[];
  /** Null where the server is not ours, and nobody knows what it does. */
  readonly scenario: ScenarioId | null;
}

export type TargetFault =
  'no-server' | 'no-address' | 'bad-address' | 'no-token' | 'no-url' | 'bad-url' | 'http-url' | 'fragment' | 'protocols';

/** What the engine in the page is called where an address is needed. RFC 6761 keeps the name from meaning anybody. */
export const IN_PAGE = 'ws://in-this-page.invalid/';

/** Names of the parameters that a scenario takes. */
export function parametersOf(id: ScenarioId): readonly Parameter[] {
  const spec: ScenarioSpec = SCENARIOS[id];
  return PARAMETERS.filter((name) => spec.parameters?.includes(name) ?? false);
}

/** RFC 6455 §4.1: subprotocols "MUST all be unique strings", and each is a token: new WebSocket() throws a SyntaxError otherwise. */
const areProtocols = (names: readonly string[]): boolean =>
  new Set(names).size === names.length && names.every((each) => /^[\w!#$%&'*+.^`|~-]+$/.test(each));

/** `base`: the address of this site's own server as ws: or wss:, ending in a slash; null where it has none. */
export function targetOf(choice: Choice, base: string | null): Target | TargetFault {
  const { kind, scenario } = choice;
  const protocols = choice.protocols.split(/[\s,]+/).filter((each) => each !== '');
  if (!areProtocols(protocols)) return 'protocols';
  switch (kind) {
    case 'page':
      return { kind, url: withParameters(IN_PAGE, choice), tap: null, protocols, scenario };
    case 'server':
      return base === null ? 'no-server' : { kind, url: withParameters(base, choice), tap: `${base}tap`, protocols, scenario };
    case 'relay':
      return relayOf(choice, protocols);
    case 'url':
      return foreignOf(choice.url.trim(), protocols);
  }
}

function withParameters(base: string, { scenario, parameters }: Choice): string {
  const url = new URL(scenario, base);
  for (const name of parametersOf(scenario)) {
    const value = parameters[name]?.trim() ?? '';
    if (value !== '') url.searchParams.set(name, value);
  }
  return url.href;
}

function relayOf({ address, token, path }: Choice, protocols: readonly string[]): Target | TargetFault {
  // Whoever pastes the whole address of the tap gave both.
  const pasted = /^(?:wss?:\/\/)?([^/\s]+)(?:\/tap\?token=([0-9a-z]+))?\/?$/i.exec(address.trim());
  if (address.trim() === '') return 'no-address';
  const host = pasted?.[1];
  const secret = pasted?.[2] ?? token.trim();
  if (host === undefined || !URL.canParse(`ws://${host}/`)) return 'bad-address';
  if (secret === '') return 'no-token';
  const url = new URL(path.trim() === '' ? '/' : path.trim().replace(/^\/*/, '/'), `ws://${host}/`);
  return { kind: 'relay', url: url.href, tap: `ws://${host}/tap?token=${encodeURIComponent(secret)}`, protocols, scenario: null };
}

function foreignOf(typed: string, protocols: readonly string[]): Target | TargetFault {
  if (typed === '') return 'no-url';
  if (!URL.canParse(typed)) return 'bad-url';
  const url = new URL(typed);
  if (url.protocol === 'http:' || url.protocol === 'https:') return 'http-url';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return 'bad-url';
  // Also an empty one.
  if (typed.includes('#')) return 'fragment';
  return { kind: 'url', url: url.href, tap: null, protocols, scenario: null };
}

/** A page fetched over https may open ws: to nobody, or to this machine only. */
export function isMixed({ url }: Pick<Target, 'url'>, pageProtocol: string): boolean {
  return pageProtocol === 'https:' && url.startsWith('ws:');
}

/** An address on this machine or its network, for which browsers may ask leave. */
export function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(?:localhost|.*\.localhost|.*\.local|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|\[::1\]|\[f[cd].*)$/.test(
    hostname,
  );
}

export const isScenarioName = (name: string): name is ScenarioId => (SCENARIO_IDS as readonly string[]).includes(name);
