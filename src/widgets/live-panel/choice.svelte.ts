/**
 * What somebody chose to connect to, and the link to it.
 *
 * Knows the choice and its keys in a link: never a token, never an address with a query. Must not know the DOM or who connects.
 */
import type { LinkKey, LinkSchema } from '../../state/tool-link.ts';
import type { ScenarioId } from '../../wire/scenarios.ts';
import {
  type Choice,
  ENDPOINT_KINDS,
  type EndpointKind,
  isScenarioName,
  type Parameter,
  PARAMETERS,
  parametersOf,
  RELAY_ADDRESS,
  type Target,
  targetOf,
  type TargetFault,
} from './target.ts';

export interface LiveLink {
  readonly scene: ScenarioId;
  /** Absent: whichever this page begins with. */
  readonly ep?: EndpointKind;
  readonly every: string;
  readonly code: string;
  readonly reason: string;
  readonly status: string;
  readonly sub: string;
  readonly url: string;
}

const short = (pattern: RegExp, most: number): LinkKey<string> => ({
  parse: (text) => (text.length <= most && pattern.test(text) ? text : null),
  format: (value) => (value === '' || value.length > most || !pattern.test(value) ? null : value),
});

export const LIVE_LINK: LinkSchema<LiveLink> = {
  scene: { parse: (text) => (isScenarioName(text) ? text : null), format: (value) => (value === 'echo' ? null : value) },
  ep: { parse: (text) => ENDPOINT_KINDS.find((kind) => kind === text) ?? null, format: (value) => value },
  every: short(/^\d{1,5}$/, 5),
  code: short(/^\d{1,4}$/, 4),
  reason: short(/^[^\p{Cc}]*$/u, 123),
  status: short(/^\d{3}$/, 3),
  sub: short(/^[\x21-\x7e ]*$/, 120),
  // What stands behind a question mark may be a secret, and so may what stands before an @.
  url: short(/^wss?:\/\/[^\s?#@]+$/i, 400),
};

/** What each parameter begins with. */
const FIRST: Readonly<Record<Parameter, string>> = { every: '', code: '1000', reason: '', status: '403' };

export class ChoiceState implements Choice {
  /** Null: nobody has chosen; then it is this site's own server where there is one. */
  #kind = $state<EndpointKind | null>(null);
  scenario = $state<ScenarioId>('echo');
  parameters = $state.raw<Readonly<Record<Parameter, string>>>(FIRST);
  protocols = $state('');
  address = $state(RELAY_ADDRESS);
  token = $state('');
  path = $state('/');
  url = $state('');
  /** Address of this site's own server; null where it has none, or until that is known. */
  base = $state.raw<string | null>(null);

  get kind(): EndpointKind {
    return this.#kind ?? (this.base === null ? 'page' : 'server');
  }

  set kind(kind: EndpointKind) {
    this.#kind = kind;
  }

  get kinds(): readonly EndpointKind[] {
    return ENDPOINT_KINDS.filter((kind) => kind !== 'server' || this.base !== null || this.#kind === 'server');
  }

  /** Plays scenarios: what is there is known beforehand. */
  get isOurs(): boolean {
    return this.kind === 'page' || this.kind === 'server';
  }

  readonly target: Target | TargetFault = $derived(targetOf(this, this.base));

  choose(scenario: ScenarioId, parameters: Partial<Record<Parameter, string>> = {}): void {
    this.scenario = scenario;
    this.parameters = { ...FIRST, ...parameters };
    // Without an offer there is nothing to choose from.
    if (scenario === 'subprotocol' && this.protocols === '') this.protocols = 'chat, superchat';
  }

  setParameter(name: Parameter, value: string): void {
    this.parameters = { ...this.parameters, [name]: value };
  }

  get link(): LiveLink {
    const kind = this.#kind;
    const used = kind === 'relay' || kind === 'url' ? [] : parametersOf(this.scenario);
    const value = (name: Parameter): string => (used.includes(name) && this.parameters[name] !== FIRST[name] ? this.parameters[name] : '');
    return {
      scene: kind === 'relay' || kind === 'url' ? 'echo' : this.scenario,
      ...(kind === null ? {} : { ep: kind }),
      every: value('every'),
      code: value('code'),
      reason: value('reason'),
      status: value('status'),
      sub: this.protocols,
      url: kind === 'url' ? this.url.trim() : '',
    };
  }

  open(link: Partial<LiveLink>): void {
    this.#kind = link.ep ?? (link.url === undefined ? null : 'url');
    this.scenario = link.scene ?? 'echo';
    this.parameters = Object.fromEntries(PARAMETERS.map((name) => [name, link[name] ?? FIRST[name]])) as Record<Parameter, string>;
    this.protocols = link.sub ?? '';
    this.url = link.url ?? '';
  }
}
