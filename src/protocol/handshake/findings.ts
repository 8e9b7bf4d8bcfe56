/**
 * The registry of handshake findings: every fault and remark about a request or a response, with its severity, its
 * section, the item of that section's list, and the status a server refuses with.
 *
 * Knows codes and numbers. Must not know wording (i18n has it) or how a rule is checked (request.ts, response.ts, head.ts).
 * A registry of its own: the frames' travel as one bit each and are full.
 */
import type { Finding } from '../annotation/model.ts';

/** What a server refuses a request with; null: not a reason to refuse. */
export type RefusalStatus = 400 | 403 | 405 | 426 | 431 | 505;

/** `error`: the receiver must refuse or fail. `warning`: a rule broken that the receiver survives. `note`: legal, or incomplete. */
export type HandshakeSeverity = 'error' | 'warning' | 'note';

export interface HandshakeFindingSpec {
  readonly severity: HandshakeSeverity;
  /** Section with its document, ready to print and to link. */
  readonly section: string;
  /** Number in that section's list, where it has one. For §4.2.2, step 5's own numbers. */
  readonly item?: number;
  /** Where the same fault in a response breaks another sentence. */
  readonly inResponse?: { readonly section: string; readonly item?: number };
  readonly status: RefusalStatus | null;
}

export const HANDSHAKE_FINDINGS = {
  // The head as HTTP, in the order in which a reader meets it
  'head-incomplete': { severity: 'note', section: 'RFC 9112 §2.1', status: null },
  'head-too-large': { severity: 'error', section: 'RFC 6585 §5', status: 431 },
  'blank-line-before-start': { severity: 'warning', section: 'RFC 9112 §2.2', status: null },
  'line-feed-alone': { severity: 'warning', section: 'RFC 9112 §2.2', status: null },
  'carriage-return-alone': { severity: 'error', section: 'RFC 9112 §2.2', status: 400 },
  'request-line-syntax': { severity: 'error', section: 'RFC 9112 §3', status: 400 },
  'request-line-spacing': { severity: 'error', section: 'RFC 9112 §3', status: 400 },
  'target-has-space': { severity: 'error', section: 'RFC 9112 §3.2', status: 400 },
  'status-line-syntax': { severity: 'error', section: 'RFC 9112 §4', status: null },
  'reason-space-missing': { severity: 'warning', section: 'RFC 9112 §4', status: null },
  'http-version-syntax': { severity: 'error', section: 'RFC 9112 §2.3', status: 400 },
  'space-before-first-field': { severity: 'error', section: 'RFC 9112 §2.2', status: 400 },
  'obsolete-fold': { severity: 'error', section: 'RFC 9112 §5.2', status: 400 },
  'obsolete-fold-in-response': { severity: 'warning', section: 'RFC 9112 §5.2', status: null },
  'colon-missing': { severity: 'error', section: 'RFC 9112 §5', status: 400 },
  'space-before-colon': { severity: 'error', section: 'RFC 9112 §5.1', status: 400 },
  'field-name-empty': { severity: 'error', section: 'RFC 9110 §5.1', status: 400 },
  'field-name-not-token': { severity: 'error', section: 'RFC 9110 §5.1', status: 400 },
  'field-value-nul': { severity: 'error', section: 'RFC 9110 §5.5', status: 400 },
  'field-value-control': { severity: 'warning', section: 'RFC 9110 §5.5', status: null },
  'field-value-not-ascii': { severity: 'note', section: 'RFC 9110 §5.5', status: null },
  'fields-after-blank-line': { severity: 'warning', section: 'RFC 9112 §2.1', status: null },
  'list-empty-element': { severity: 'warning', section: 'RFC 9110 §5.6.1', status: null },

  // The URL, before anything is on the wire
  'url-scheme': { severity: 'error', section: 'RFC 6455 §3', status: null },
  'url-scheme-http': { severity: 'warning', section: 'RFC 6455 §3', status: null },
  'url-slashes': { severity: 'error', section: 'RFC 6455 §3', status: null },
  'url-fullwidth': { severity: 'error', section: 'RFC 3986 §2', status: null },
  'url-userinfo': { severity: 'warning', section: 'RFC 6455 §3', status: null },
  'url-host': { severity: 'error', section: 'RFC 3986 §3.2.2', status: null },
  'url-port': { severity: 'error', section: 'RFC 3986 §3.2.3', status: null },
  'url-default-port': { severity: 'note', section: 'RFC 6455 §3', status: null },
  'url-character': { severity: 'warning', section: 'RFC 6455 §11.1', status: null },
  'url-fragment': { severity: 'error', section: 'RFC 6455 §3', status: null },

  // The request, RFC 6455 §4.2.1 item by item
  'method-not-get': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 1, status: 405 },
  'target-ws-uri': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 1, status: 400 },
  'target-form': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 1, status: 400 },
  'target-fragment': { severity: 'error', section: 'RFC 6455 §3', status: 400 },
  'target-syntax': { severity: 'error', section: 'RFC 9112 §3.2', status: 400 },
  'target-differs-from-url': { severity: 'error', section: 'RFC 6455 §4.1', item: 3, status: 400 },
  'http-version': {
    severity: 'error',
    section: 'RFC 6455 §4.2.1',
    item: 1,
    inResponse: { section: 'RFC 6455 §4.2.2', item: 1 },
    status: 505,
  },
  'http-version-major': { severity: 'warning', section: 'RFC 9110 §2.5', status: null },
  'host-missing': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 2, status: 400 },
  'host-duplicated': { severity: 'error', section: 'RFC 9112 §3.2', status: 400 },
  'host-invalid': { severity: 'error', section: 'RFC 9112 §3.2', status: 400 },
  'host-differs-from-target': { severity: 'warning', section: 'RFC 9112 §3.2.2', status: null },
  'host-differs-from-url': { severity: 'error', section: 'RFC 6455 §4.1', item: 4, status: 400 },
  'host-default-port': { severity: 'note', section: 'RFC 6455 §4.1', item: 4, status: null },
  'upgrade-missing': {
    severity: 'error',
    section: 'RFC 6455 §4.2.1',
    item: 3,
    inResponse: { section: 'RFC 6455 §4.1', item: 2 },
    status: 426,
  },
  'upgrade-not-websocket': {
    severity: 'error',
    section: 'RFC 6455 §4.2.1',
    item: 3,
    inResponse: { section: 'RFC 6455 §4.1', item: 2 },
    status: 400,
  },
  'connection-missing': {
    severity: 'error',
    section: 'RFC 6455 §4.2.1',
    item: 4,
    inResponse: { section: 'RFC 6455 §4.1', item: 3 },
    status: 400,
  },
  'connection-not-upgrade': {
    severity: 'error',
    section: 'RFC 6455 §4.2.1',
    item: 4,
    inResponse: { section: 'RFC 6455 §4.1', item: 3 },
    status: 400,
  },
  'key-missing': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 5, status: 400 },
  'key-duplicated': { severity: 'error', section: 'RFC 6455 §11.3.1', status: 400 },
  'key-not-base64': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 5, status: 400 },
  'key-not-16-octets': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 5, status: 400 },
  'key-not-canonical': { severity: 'note', section: 'RFC 4648 §3.5', status: null },
  'key-not-random': { severity: 'warning', section: 'RFC 6455 §4.1', item: 7, status: null },
  'version-missing': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 6, status: 400 },
  'version-duplicated': { severity: 'error', section: 'RFC 6455 §11.3.5', status: 400 },
  'version-syntax': { severity: 'error', section: 'RFC 6455 §4.3', status: 400 },
  'version-not-13': { severity: 'error', section: 'RFC 6455 §4.2.1', item: 6, status: 426 },
  'origin-missing': { severity: 'note', section: 'RFC 6455 §4.2.1', item: 7, status: null },
  'origin-null': { severity: 'note', section: 'RFC 6454 §6.2', status: null },
  'origin-duplicated': { severity: 'error', section: 'RFC 6454 §7.3', status: 400 },
  'origin-syntax': { severity: 'warning', section: 'RFC 6454 §7.1', status: null },
  'origin-not-allowed': { severity: 'error', section: 'RFC 6455 §4.2.2', item: 4, status: 403 },
  'subprotocol-syntax': {
    severity: 'error',
    section: 'RFC 6455 §4.1',
    item: 10,
    inResponse: { section: 'RFC 6455 §4.3' },
    status: 400,
  },
  'subprotocol-duplicated': { severity: 'error', section: 'RFC 6455 §4.1', item: 10, status: 400 },
  'extension-syntax': { severity: 'error', section: 'RFC 6455 §9.1', status: 400 },
  'pmd-offer-declined': { severity: 'warning', section: 'RFC 7692 §7.1', status: null },
  'request-has-content': { severity: 'warning', section: 'RFC 9110 §9.3.1', status: null },
  'field-obsolete': { severity: 'note', section: 'RFC 6455 §11.3', status: null },
  'field-in-wrong-message': { severity: 'warning', section: 'RFC 6455 §11.3', status: null },

  // The response, RFC 6455 §4.1's second list item by item
  'status-not-101': { severity: 'error', section: 'RFC 6455 §4.1', item: 1, status: null },
  'status-interim': { severity: 'note', section: 'RFC 9110 §15.2', status: null },
  'status-authenticate': { severity: 'note', section: 'RFC 6455 §4.1', item: 1, status: null },
  'status-redirect': { severity: 'note', section: 'RFC 6455 §4.1', item: 1, status: null },
  'status-versions': { severity: 'note', section: 'RFC 6455 §4.4', status: null },
  'status-426-without-upgrade': { severity: 'warning', section: 'RFC 9110 §15.5.22', status: null },
  'accept-missing': { severity: 'error', section: 'RFC 6455 §4.1', item: 4, status: null },
  'accept-duplicated': { severity: 'error', section: 'RFC 6455 §11.3.3', status: null },
  'accept-malformed': { severity: 'error', section: 'RFC 6455 §4.2.2', item: 4, status: null },
  'accept-wrong': { severity: 'error', section: 'RFC 6455 §4.1', item: 4, status: null },
  'accept-right': { severity: 'note', section: 'RFC 6455 §1.3', status: null },
  'accept-unchecked': { severity: 'note', section: 'RFC 6455 §4.1', item: 4, status: null },
  'extension-not-offered': { severity: 'error', section: 'RFC 6455 §4.1', item: 5, status: null },
  'extensions-field-repeated': { severity: 'warning', section: 'RFC 6455 §11.3.2', status: null },
  'pmd-unknown-parameter': { severity: 'error', section: 'RFC 7692 §7.1', status: null },
  'pmd-duplicate-parameter': { severity: 'error', section: 'RFC 7692 §7.1', status: null },
  'pmd-bad-value': { severity: 'error', section: 'RFC 7692 §7.1', status: null },
  'pmd-parameter-not-offered': { severity: 'error', section: 'RFC 7692 §7.1.2.2', status: null },
  'pmd-parameter-missing': { severity: 'error', section: 'RFC 7692 §7.1', status: null },
  'pmd-accepted-twice': { severity: 'error', section: 'RFC 7692 §5', status: null },
  'subprotocol-not-offered': { severity: 'error', section: 'RFC 6455 §4.1', item: 6, status: null },
  'subprotocol-several': { severity: 'error', section: 'RFC 6455 §4.2.2', item: 5, status: null },
  'subprotocol-field-repeated': { severity: 'error', section: 'RFC 6455 §11.3.4', status: null },
  'subprotocol-none-chosen': { severity: 'note', section: 'RFC 6455 §4.2.2', item: 4, status: null },
  'response-has-content': { severity: 'warning', section: 'RFC 9110 §8.6', status: null },
} as const satisfies Record<string, HandshakeFindingSpec>;

export type HandshakeFindingCode = keyof typeof HANDSHAKE_FINDINGS;

export type HandshakeFinding = Finding<HandshakeFindingCode>;

export const HANDSHAKE_FINDING_CODES = Object.keys(HANDSHAKE_FINDINGS) as readonly HandshakeFindingCode[];

/** The registry row of a finding, typed as the general spec. */
export function handshakeFindingSpec(code: HandshakeFindingCode): HandshakeFindingSpec {
  return HANDSHAKE_FINDINGS[code];
}

/** Section and item that a finding breaks in a message of this kind: `upgrade-missing` is item 3 of §4.2.1 or item 2 of §4.1. */
export function findingPlace(code: HandshakeFindingCode, kind: 'request' | 'response'): { section: string; item: number | null } {
  const spec = handshakeFindingSpec(code);
  const place = kind === 'response' && spec.inResponse ? spec.inResponse : spec;
  return { section: place.section, item: place.item ?? null };
}
