/**
 * permessage-deflate in the handshake: what an offer asks for, whether a server may take it, and whether an answer fits an offer.
 *
 * Knows RFC 7692 §5 and §7.1. Must not compress anything, nor read header fields (extensions.ts does).
 */
import { type Extension, type PlacedExtension, rangeOfExtension } from './extensions.ts';
import type { HandshakeFinding, HandshakeFindingCode } from './findings.ts';
import { findingAt } from './nodes.ts';

export const PMD = 'permessage-deflate';

export type DeflateParameterName =
  'server_no_context_takeover' | 'client_no_context_takeover' | 'server_max_window_bits' | 'client_max_window_bits';

export interface DeflateParameters {
  readonly serverNoContextTakeover: boolean;
  readonly clientNoContextTakeover: boolean;
  /** 8 to 15; null when absent, which means 15. */
  readonly serverMaxWindowBits: number | null;
  /** 8 to 15, or `hint` for an offer's parameter without a value; null when absent. */
  readonly clientMaxWindowBits: number | 'hint' | null;
}

/** What is wrong with a parameter on its own. */
export type DeflateFault = 'unknown' | 'duplicate' | 'value-missing' | 'value-unexpected' | 'value-range';

export interface FaultyParameter {
  readonly name: string;
  readonly value: string | null;
  readonly reason: DeflateFault;
  readonly from: number;
  readonly to: number;
}

export interface ReadDeflate {
  readonly parameters: DeflateParameters;
  readonly faults: readonly FaultyParameter[];
}

/**
 * The parameters of one element. In an offer, `client_max_window_bits` may stand without a value; in an answer it may not
 * (§7.1.2.2).
 */
export function readDeflate(extension: Extension, message: 'offer' | 'answer'): ReadDeflate {
  const faults: FaultyParameter[] = [];
  const seen = new Set<string>();
  let parameters: DeflateParameters = {
    serverNoContextTakeover: false,
    clientNoContextTakeover: false,
    serverMaxWindowBits: null,
    clientMaxWindowBits: null,
  };
  for (const { name, value, from, to } of extension.parameters) {
    const fault = (reason: DeflateFault) => faults.push({ name, value, reason, from, to });
    if (seen.has(name)) {
      fault('duplicate');
      continue;
    }
    seen.add(name);
    switch (name) {
      case 'server_no_context_takeover':
      case 'client_no_context_takeover':
        // §7.1.1: "This extension parameter has no value."
        if (value !== null) fault('value-unexpected');
        else if (name === 'server_no_context_takeover') parameters = { ...parameters, serverNoContextTakeover: true };
        else parameters = { ...parameters, clientNoContextTakeover: true };
        break;
      case 'server_max_window_bits':
      case 'client_max_window_bits': {
        const bits = value === null ? null : windowBits(value);
        if (value === null && name === 'client_max_window_bits' && message === 'offer') {
          parameters = { ...parameters, clientMaxWindowBits: 'hint' };
        } else if (value === null) fault('value-missing');
        else if (bits === null) fault('value-range');
        else if (name === 'server_max_window_bits') parameters = { ...parameters, serverMaxWindowBits: bits };
        else parameters = { ...parameters, clientMaxWindowBits: bits };
        break;
      }
      default:
        fault('unknown');
    }
  }
  return { parameters, faults };
}

/** §7.1.2: "a decimal integer value without leading zeroes between 8 to 15, inclusive". Null for anything else. */
export function windowBits(value: string): number | null {
  return /^(?:[89]|1[0-5])$/.test(value) ? Number(value) : null;
}

/** One offer of permessage-deflate, as a server sees it. */
export interface DeflateOffer extends ReadDeflate {
  readonly extension: PlacedExtension;
  readonly acceptable: boolean;
}

export interface DeflateOffers {
  readonly decision: 'may-accept' | 'decline' | 'none';
  /** In the client's order of preference: a later one is a fallback for those before it. */
  readonly offers: readonly DeflateOffer[];
  /** The first that a server may accept; null when there is none. */
  readonly preferred: DeflateOffer | null;
  /** The answer that accepts `preferred` and asks for nothing more; null when there is none. */
  readonly answer: string | null;
  readonly findings: readonly HandshakeFinding[];
}

/**
 * What a server that supports everything may do with the offers. §7.1: "A server MUST decline an extension negotiation offer for
 * this extension if any of the following conditions are met": a parameter not defined for use in an offer, one with an invalid
 * value, several of the same name. To decline is not to refuse: the connection opens without compression.
 */
export function judgeOffers(extensions: readonly PlacedExtension[]): DeflateOffers {
  const offers = extensions
    .filter(({ name }) => name === PMD)
    .map((extension): DeflateOffer => {
      const read = readDeflate(extension, 'offer');
      return { ...read, extension, acceptable: read.faults.length === 0 };
    });
  const findings = offers.flatMap(({ extension, faults }) =>
    faults.map(({ name, value, reason, from, to }) =>
      findingAt('pmd-offer-declined', rangeOfExtension(extension, { from, to }), { parameter: name, value: value ?? '', reason }),
    ),
  );
  const preferred = offers.find(({ acceptable }) => acceptable) ?? null;
  return {
    decision: offers.length === 0 ? 'none' : preferred === null ? 'decline' : 'may-accept',
    offers,
    preferred,
    answer: preferred === null ? null : answerTo(preferred.parameters),
    findings,
  };
}

/**
 * The shortest answer that accepts an offer: `server_no_context_takeover` and `server_max_window_bits` have to come back (§7.1.1.1,
 * §7.1.2.1: a server accepts them "by including" them); the client's two need not.
 */
export function answerTo(offer: DeflateParameters): string {
  const parts = [PMD];
  if (offer.serverNoContextTakeover) parts.push('server_no_context_takeover');
  if (offer.serverMaxWindowBits !== null) parts.push(`server_max_window_bits=${offer.serverMaxWindowBits}`);
  return parts.join('; ');
}

export interface DeflateAnswer {
  /** What both ends use from now on; null when the answer has no permessage-deflate or a faulty one. */
  readonly agreed: DeflateParameters | null;
  readonly findings: readonly HandshakeFinding[];
}

const ANSWER_CODES: Readonly<Record<DeflateFault, HandshakeFindingCode>> = {
  unknown: 'pmd-unknown-parameter',
  duplicate: 'pmd-duplicate-parameter',
  'value-missing': 'pmd-bad-value',
  'value-unexpected': 'pmd-bad-value',
  'value-range': 'pmd-bad-value',
};

/**
 * A response's permessage-deflate. §7.1: "A client MUST _Fail the WebSocket Connection_ if the peer server accepted an extension
 * negotiation offer for this extension with an extension negotiation response that meets any of the following conditions", the
 * same as for offers. `offers` null: the request is not known.
 */
export function judgeAnswer(extensions: readonly PlacedExtension[], offers: readonly Extension[] | null): DeflateAnswer {
  const [answer, ...more] = extensions.filter(({ name }) => name === PMD);
  if (answer === undefined) return { agreed: null, findings: [] };
  const { parameters, faults } = readDeflate(answer, 'answer');
  const findings = faults.map(({ name, value, reason, from, to }) =>
    findingAt(ANSWER_CODES[reason], rangeOfExtension(answer, { from, to }), { parameter: name, value: value ?? '', reason }),
  );
  const asked = (offers ?? []).filter(({ name }) => name === PMD).map((offer) => readDeflate(offer, 'offer').parameters);
  if (faults.length === 0 && asked.length > 0) {
    // An answer accepts one offer of several: it is right when it fits any of them.
    const misfits = asked.map((offer) => misfitsOf(parameters, offer, answer));
    if (!misfits.some((list) => list.length === 0)) findings.push(...misfits[0]!);
  }
  // Two compressions would both want RSV1. §5 lets an endpoint use one only if "the use of the RSV1 bit" does not collide.
  for (const second of more) findings.push(findingAt('pmd-accepted-twice', rangeOfExtension(second, second)));
  return { agreed: findings.length === 0 ? parameters : null, findings };
}

/** Where an answer does not accept `offer`. */
function misfitsOf(answer: DeflateParameters, offer: DeflateParameters, extension: PlacedExtension): HandshakeFinding[] {
  const findings: HandshakeFinding[] = [];
  const place = (name: DeflateParameterName) =>
    rangeOfExtension(extension, extension.parameters.find((each) => each.name === name) ?? extension);
  const missing = (parameter: DeflateParameterName, value: string) =>
    findings.push(findingAt('pmd-parameter-missing', rangeOfExtension(extension, extension), { parameter, value }));
  const larger = (parameter: DeflateParameterName, value: number, asked: number) =>
    findings.push(findingAt('pmd-bad-value', place(parameter), { parameter, value: String(value), reason: 'larger', asked }));

  // §7.1.1.1: a server accepts such an offer "by including the "server_no_context_takeover" extension parameter".
  if (offer.serverNoContextTakeover && !answer.serverNoContextTakeover) missing('server_no_context_takeover', '');
  // §7.1.2.1: "by including the "server_max_window_bits" extension parameter in the extension negotiation response to send back to
  // the client with the same or smaller value as the offer."
  if (offer.serverMaxWindowBits !== null) {
    const { serverMaxWindowBits: bits } = answer;
    if (bits === null) missing('server_max_window_bits', String(offer.serverMaxWindowBits));
    else if (bits > offer.serverMaxWindowBits) larger('server_max_window_bits', bits, offer.serverMaxWindowBits);
  }
  const { clientMaxWindowBits: bits } = answer;
  if (typeof bits === 'number') {
    // §7.1.2.2: without the parameter in the offer "the corresponding extension negotiation response to the offer MUST NOT include
    // the "client_max_window_bits" extension parameter."
    if (offer.clientMaxWindowBits === null) {
      findings.push(
        findingAt('pmd-parameter-not-offered', place('client_max_window_bits'), {
          parameter: 'client_max_window_bits',
          value: String(bits),
        }),
      );
    }
    // … and with a value there, "the server may either ignore this value or use this value", answering "with a value equal to or smaller than
    // the received value". A larger one is neither; clients refuse it.
    else if (typeof offer.clientMaxWindowBits === 'number' && bits > offer.clientMaxWindowBits) {
      larger('client_max_window_bits', bits, offer.clientMaxWindowBits);
    }
  }
  return findings;
}
