/** How each part of an address is drawn: its letter and colour, and where its rule stands. Knows no words. */
import type { FieldRole } from '../../protocol/fields.ts';
import type { UrlPartName } from '../../protocol/handshake/uri.ts';

export const PART_VIEW: Readonly<Record<UrlPartName, { readonly letter: string; readonly role: FieldRole; readonly section: string }>> = {
  scheme: { letter: 'S', role: 'flags', section: 'RFC 6455 §3' },
  userinfo: { letter: 'U', role: 'mask', section: 'RFC 3986 §3.2.1' },
  host: { letter: 'H', role: 'length', section: 'RFC 3986 §3.2.2' },
  port: { letter: 'P', role: 'key', section: 'RFC 3986 §3.2.3' },
  path: { letter: 'R', role: 'payload', section: 'RFC 6455 §3' },
  query: { letter: 'Q', role: 'opcode', section: 'RFC 6455 §3' },
  fragment: { letter: 'F', role: 'extended-length', section: 'RFC 6455 §3' },
};

/** Longer parts are cut in the middle; the field above holds all of it. */
const LONGEST = 240;

export function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const half = LONGEST / 2;
  return `${[...text.slice(0, half)].join('')}…${text.slice(-half)}`;
}
