/**
 * Repairs of what a handshake needs: the target, Host, the fields of RFC 6455, the server's choices.
 *
 * Knows the faults that request.ts and response.ts find. Must not know HTTP's (http-mends.ts does).
 */
import { decodeBase64 } from '../bytes/base64.ts';
import { deriveAcceptKey } from './accept-key.ts';
import type { HandshakeFinding } from './findings.ts';
import { parseExtensions } from './extensions.ts';
import { fieldsNamed, type MessageHead } from './head.ts';
import { readList } from './lists.ts';
import {
  addField,
  bytesOf,
  dropEqual,
  escapeOctets,
  firstOf,
  insert,
  type Mends,
  type RepairMeans,
  remove,
  replace,
  setOnly,
  setValue,
} from './mend.ts';
import { asciiLower, fromLatin1, isToken } from './octets.ts';
import { isOrigin } from './origin.ts';
import type { Patch } from './patch.ts';
import { repairExtensions } from './repair-extensions.ts';
import { dissectUrl, type WsUrl } from './uri.ts';

export const HANDSHAKE_MENDS: Mends = {
  'method-not-get': (head) => (head.kind === 'request' && head.line !== null ? replace(head.line.methodRange, 'GET') : null),
  'target-ws-uri': (head, { params }) => setTarget(head, String(params['resource'])),
  'target-form': (head, { params }, means) => {
    const url = urlOf(means);
    if (url !== null) return setTarget(head, url.resourceName);
    const target = String(params['target']);
    return params['form'] === 'other' && /^[A-Za-z0-9._~-]/.test(target) && !target.includes(':') ? setTarget(head, `/${target}`) : null;
  },
  'target-fragment': (_, finding) => remove(bytesOf(finding)),
  'target-syntax': (head, { params }) => {
    const target = String(params['target']);
    return params['reason'] === 'character' ? setTarget(head, escapeTarget(target)) : null;
  },
  'target-differs-from-url': (head, _, means) => setTarget(head, urlOf(means)?.resourceName ?? null),
  'host-missing': (head, _, means) => {
    const host = urlOf(means)?.hostField ?? targetHost(head);
    if (host === null || head.line === null) return null;
    const first = head.fields[0]?.lineRange.start ?? head.fieldsEnd;
    return insert(first, `Host: ${host}\r\n`);
  },
  'host-duplicated': (head, _, means) => {
    const host = urlOf(means)?.hostField ?? null;
    return host === null ? dropEqual(head, 'host') : setOnly(head, 'Host', host);
  },
  'host-invalid': setHost,
  'host-differs-from-target': (head, { params }) => setOnly(head, 'Host', String(params['target'])),
  'host-differs-from-url': setHost,
  'host-default-port': setHost,
  'upgrade-missing': (head) => addField(head, 'Upgrade', 'websocket'),
  'upgrade-not-websocket': (head) => setOnly(head, 'Upgrade', 'websocket'),
  'connection-missing': (head) => addField(head, 'Connection', 'Upgrade'),
  'connection-not-upgrade': connection,
  'key-missing': (head, _, { freshKey }) => (freshKey === undefined ? null : addField(head, 'Sec-WebSocket-Key', freshKey)),
  'key-duplicated': (head, _, { freshKey }) =>
    dropEqual(head, 'sec-websocket-key') ?? (freshKey === undefined ? null : setOnly(head, 'Sec-WebSocket-Key', freshKey)),
  'key-not-base64': key,
  'key-not-16-octets': key,
  'key-not-canonical': (_, finding) => replace(bytesOf(finding), String(finding.params['means'])),
  'key-not-random': (head, _, { freshKey }) => (freshKey === undefined ? null : setOnly(head, 'Sec-WebSocket-Key', freshKey)),
  'version-missing': (head) => addField(head, 'Sec-WebSocket-Version', '13'),
  'version-duplicated': (head) => setOnly(head, 'Sec-WebSocket-Version', '13'),
  'version-syntax': (head) => setOnly(head, 'Sec-WebSocket-Version', '13'),
  'version-not-13': (head) => setOnly(head, 'Sec-WebSocket-Version', '13'),
  'origin-duplicated': (head) => dropEqual(head, 'origin'),
  'origin-syntax': (head, finding) => {
    const origin = /^[^/]*:\/\/[^/?#]*/.exec(String(finding.params['origin']))?.[0] ?? '';
    return isOrigin(origin) ? replace(bytesOf(finding), origin) : null;
  },
  'subprotocol-syntax': (head, finding) => {
    const fields = fieldsNamed(head, 'sec-websocket-protocol');
    return finding.params['reason'] === 'empty' ? fields.flatMap(({ lineRange }) => remove(lineRange)) : null;
  },
  'subprotocol-duplicated': (head, finding) => {
    const field = fieldsNamed(head, 'sec-websocket-protocol').find(({ valueRange: { start, end } }) => {
      const place = bytesOf(finding);
      return start <= place.start && place.end <= end;
    });
    if (field === undefined) return null;
    const others = fieldsNamed(head, 'sec-websocket-protocol').filter((each) => each.lineRange.start < field.lineRange.start);
    const seen = new Set(readList(others).elements.map(({ text }) => text));
    const kept = readList([field]).elements.filter(({ text }) => !seen.has(text) && seen.add(text) !== undefined);
    return kept.length === 0 ? remove(field.lineRange) : setValue(head, field, kept.map(({ text }) => text).join(', '));
  },
  'extension-syntax': (head, finding) => {
    if (finding.params['reason'] === 'empty')
      return fieldsNamed(head, 'sec-websocket-extensions').flatMap(({ lineRange }) => remove(lineRange));
    // A semicolon with nothing behind it, at the end of the list.
    const value = String(finding.params['value']);
    const clean = value.replace(/[ \t]*;[ \t]*$/, '');
    const field = fieldsNamed(head, 'sec-websocket-extensions').find((each) => each.value === value);
    const mended = field !== undefined && clean !== value && parseExtensions(clean).fault === null;
    return mended ? setValue(head, field, clean) : null;
  },
  'pmd-offer-declined': (head, finding) => repairExtensions(head, finding, null),
  'request-has-content': allOfName,
  'response-has-content': allOfName,
  'field-obsolete': allOfName,
  'field-in-wrong-message': allOfName,

  'status-426-without-upgrade': (head) => addField(head, 'Upgrade', 'websocket'),
  'accept-missing': accept,
  'accept-duplicated': accept,
  'accept-wrong': accept,
  'extension-not-offered': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'extensions-field-repeated': (head) => {
    const fields = fieldsNamed(head, 'sec-websocket-extensions');
    return setOnly(head, 'Sec-WebSocket-Extensions', fields.map(({ value }) => value).join(', '));
  },
  'pmd-unknown-parameter': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'pmd-duplicate-parameter': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'pmd-bad-value': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'pmd-parameter-not-offered': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'pmd-parameter-missing': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'pmd-accepted-twice': (head, finding, { sent }) => repairExtensions(head, finding, sent ?? null),
  'subprotocol-not-offered': (head, finding, { sent }) => {
    const field = firstOf(head, 'sec-websocket-protocol');
    if (field === undefined || sent == null) return null;
    // The client offered nothing: no field is the only right one. It offered this in other letters: that is meant.
    if (sent.protocols.length === 0) return remove(field.lineRange);
    const meant = sent.protocols.filter((each) => asciiLower(each) === asciiLower(field.value));
    return meant.length === 1 ? replace(bytesOf(finding), meant[0]!) : null;
  },
  'subprotocol-field-repeated': (head) => dropEqual(head, 'sec-websocket-protocol'),
};

function urlOf({ url }: RepairMeans): WsUrl | null {
  const parsed = url === undefined ? null : dissectUrl(url);
  return parsed?.valid === true ? parsed : null;
}

/** Every field of the name that the finding is about: a remark stands at the first only. */
function allOfName(head: MessageHead, finding: HandshakeFinding): Patch[] | null {
  const { start } = bytesOf(finding);
  const field = head.fields.find(({ lineRange }) => lineRange.start <= start && start < lineRange.end);
  return field === undefined ? null : fieldsNamed(head, field.lowerName).flatMap(({ lineRange }) => remove(lineRange));
}

function setTarget(head: MessageHead, target: string | null): Patch[] | null {
  return head.kind === 'request' && head.line !== null && target !== null ? replace(head.line.targetRange, target) : null;
}

/** Escapes path and query, and leaves scheme, host and fragment alone. */
function escapeTarget(target: string): string {
  const parts = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*)?([^#]*)(.*)$/s.exec(target)!;
  return (parts[1] ?? '') + escapeOctets(parts[2]!) + parts[3]!;
}

function targetHost(head: MessageHead): string | null {
  const target = head.kind === 'request' ? (head.line?.target ?? '') : '';
  return /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#@\s]+)/.exec(target)?.[1] ?? null;
}

function setHost(head: MessageHead, _: HandshakeFinding, means: RepairMeans): Patch[] | null {
  const url = urlOf(means);
  return url === null ? null : setOnly(head, 'Host', url.hostField);
}

/** The token put behind what is there; where blanks stand for commas, commas. */
function connection(head: MessageHead): Patch[] | null {
  const field = firstOf(head, 'connection');
  if (field === undefined) return null;
  const elements = readList([field]).elements.map(({ text }) => text);
  const words = elements.flatMap((text) => text.split(/[ \t]+/));
  if (!words.every(isToken)) return setValue(head, field, 'Upgrade');
  // "close" would contradict what is asked for.
  const kept = words.filter((word) => !['close', 'upgrade'].includes(asciiLower(word)));
  return setValue(head, field, [...kept, 'Upgrade'].join(', '));
}

/** The key's own 16 octets where they can be read past the fault; else the fresh key. */
function key(head: MessageHead, _: HandshakeFinding, { freshKey }: RepairMeans): Patch[] | null {
  const field = firstOf(head, 'sec-websocket-key');
  if (field === undefined) return null;
  const mended = mendedKey(field.value) ?? freshKey ?? null;
  return mended === null ? null : setValue(head, field, mended);
}

/** Alphabet of base64url, blanks and padding are spelling; anything else means that octets are lost. */
function mendedKey(value: string): string | null {
  const spelled = value
    .replace(/[ \t=]/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const reading = decodeBase64(`${spelled}==`);
  return spelled.length === 22 && reading.canonical && reading.bytes.length === 16 ? `${spelled}==` : null;
}

function accept(head: MessageHead, _: HandshakeFinding, { sent }: RepairMeans): Patch[] | null {
  const known = sent?.key ?? null;
  return known === null ? null : setOnly(head, 'Sec-WebSocket-Accept', deriveAcceptKey(fromLatin1(known.trim())));
}
