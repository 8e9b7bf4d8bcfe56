import { describe, expect, it } from 'vitest';
import { deriveAcceptKey } from '../../../src/protocol/handshake/accept-key.ts';
import { fromLatin1, latin1 } from '../../../src/protocol/handshake/octets.ts';
import { HANDSHAKE_LINK } from '../../../src/state/handshake-link.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { HandshakeLab } from '../../../src/widgets/handshake-lab/handshake-lab.svelte.ts';
import type { Row } from '../../../src/widgets/handshake-lab/rows.ts';

const S0_KEY = 'H+VLjR1wb4JQ62TmabK87g==';
const request = (lab: HandshakeLab): string => latin1(lab.request);
const response = (lab: HandshakeLab): string => latin1(lab.response);
const row = (lab: HandshakeLab, kind: 'request' | 'response', id: string): Row => lab.rowsOf(kind).find((each) => each.id === id)!;
function field(lab: HandshakeLab, kind: 'request' | 'response', id: string) {
  const found = row(lab, kind, id);
  if (found.state !== 'present') throw new Error(`${id} is ${found.state}`);
  return found.field;
}
const ids = (lab: HandshakeLab, kind: 'request' | 'response'): string[] => lab.rowsOf(kind).map((each) => `${each.state} ${each.id}`);
const reopened = (lab: HandshakeLab): HandshakeLab => {
  const other = new HandshakeLab();
  const { state, unread } = parseToolLink(HANDSHAKE_LINK, formatToolLink(HANDSHAKE_LINK, lab.link));
  expect(unread).toEqual([]);
  other.openLink(state);
  return other;
};

describe('the handshake of RFC 6455 §1.2', () => {
  it('is valid on both ends, and its link is empty', () => {
    const lab = new HandshakeLab();
    expect(lab.requestVerdict.valid).toBe(true);
    expect(lab.responseVerdict.valid).toBe(true);
    expect(lab.given).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    expect(formatToolLink(HANDSHAKE_LINK, lab.link)).toBe('');
  });
});

describe('the accept', () => {
  it('follows the key', () => {
    const lab = new HandshakeLab();
    lab.useKey(S0_KEY);
    expect(lab.given).toBe('ccJoRDcGOFzCVrIwpX/qF3BoIN0=');
    lab.typeValue('request', field(lab, 'request', 'sec-websocket-key'), 'abc');
    expect(lab.given).toBe(deriveAcceptKey('abc'));
  });

  it('stays once it was edited by hand, until it is told to follow again', () => {
    const lab = new HandshakeLab();
    lab.typeValue('response', field(lab, 'response', 'sec-websocket-accept'), 'mine');
    lab.useKey(S0_KEY);
    expect(lab.given).toBe('mine');
    expect(lab.responseVerdict.firstError?.code).toBe('accept-wrong');
    lab.follow(true);
    expect(lab.given).toBe('ccJoRDcGOFzCVrIwpX/qF3BoIN0=');
    expect(lab.responseVerdict.valid).toBe(true);
  });

  it('follows in a paste only if it is the right one there', () => {
    const lab = new HandshakeLab();
    lab.show(lab.request, fromLatin1(response(lab).replace('s3p', 'S3p')));
    lab.useKey(S0_KEY);
    expect(lab.given).toMatch(/^S3p/);
  });

  it('comes back as today’s when its line was switched off meanwhile', () => {
    const lab = new HandshakeLab();
    lab.toggle('response', row(lab, 'response', 'sec-websocket-accept'));
    lab.useKey(S0_KEY);
    lab.toggle('response', row(lab, 'response', 'sec-websocket-accept'));
    expect(lab.given).toBe('ccJoRDcGOFzCVrIwpX/qF3BoIN0=');
  });
});

describe('a line', () => {
  it('that is switched off and on again brings the same bytes back, in its place', () => {
    for (const id of ['host', 'upgrade', 'sec-websocket-key', 'sec-websocket-version']) {
      const lab = new HandshakeLab();
      const before = request(lab);
      const rows = lab.requestRows.map((each) => each.id);
      lab.toggle('request', row(lab, 'request', id));
      expect(request(lab)).not.toContain(before.split('\r\n').find((line) => line.toLowerCase().startsWith(id))!);
      expect(lab.requestRows.map((each) => each.id)).toEqual(rows);
      lab.toggle('request', row(lab, 'request', id));
      expect(request(lab)).toBe(before);
    }
  });

  it('keeps its place among several that are off', () => {
    const lab = new HandshakeLab();
    const before = request(lab);
    const all = ['upgrade', 'host', 'origin', 'connection'];
    for (const id of all) lab.toggle('request', row(lab, 'request', id));
    expect(lab.requestVerdict.valid).toBe(false);
    for (const id of [...all].reverse()) lab.toggle('request', row(lab, 'request', id));
    expect(request(lab)).toBe(before);
  });

  it('that is merely possible is added with a value', () => {
    const lab = new HandshakeLab();
    expect(ids(lab, 'request').at(-1)).toBe('possible sec-websocket-extensions');
    lab.toggle('request', row(lab, 'request', 'sec-websocket-extensions'));
    expect(request(lab)).toContain('\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n');
  });

  it('moves up and down', () => {
    const lab = new HandshakeLab();
    const before = request(lab);
    lab.move('request', 0, 1);
    expect(request(lab)).toContain('HTTP/1.1\r\nUpgrade: websocket\r\nHost: server.example.com\r\n');
    lab.move('request', 1, -1);
    expect(request(lab)).toBe(before);
    lab.move('request', 0, -1);
    expect(request(lab)).toBe(before);
  });

  it('keeps bytes that are not its value: case, spaces, a lone line feed', () => {
    const lab = new HandshakeLab();
    lab.show(fromLatin1('GET / HTTP/1.1\nhOsT:   a.example  \nUpgrade:websocket\n\n'), new Uint8Array(0));
    lab.typeValue('request', field(lab, 'request', 'host'), 'b.example');
    expect(request(lab)).toBe('GET / HTTP/1.1\nhOsT:   b.example  \nUpgrade:websocket\n\n');
  });

  it('takes a value behind a bare colon with a space', () => {
    const lab = new HandshakeLab();
    lab.show(fromLatin1('GET / HTTP/1.1\r\nHost:\r\n\r\n'), new Uint8Array(0));
    lab.typeValue('request', field(lab, 'request', 'host'), 'a');
    expect(request(lab)).toContain('\r\nHost: a\r\n');
  });

  it('that comes twice gives two rows', () => {
    const lab = new HandshakeLab();
    lab.show(fromLatin1('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'), new Uint8Array(0));
    expect(ids(lab, 'request').slice(0, 2)).toEqual(['present host', 'present host 2']);
  });
});

describe('undo', () => {
  it('takes typing in one field back as a whole, and another field apart', () => {
    const lab = new HandshakeLab();
    const first = request(lab);
    for (const text of ['a', 'a.', 'a.b']) lab.typeValue('request', field(lab, 'request', 'host'), text);
    const second = request(lab);
    lab.typeValue('request', field(lab, 'request', 'origin'), 'null');
    lab.undo();
    expect(request(lab)).toBe(second);
    lab.undo();
    expect(request(lab)).toBe(first);
    expect(lab.canUndo).toBe(false);
    lab.redo();
    expect(request(lab)).toBe(second);
    expect(lab.canRedo).toBe(true);
  });

  it('brings a line back that was switched off, and the accept with the key', () => {
    const lab = new HandshakeLab();
    lab.toggle('request', row(lab, 'request', 'host'));
    lab.useKey(S0_KEY);
    lab.undo();
    expect(lab.given).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    lab.undo();
    expect(row(lab, 'request', 'host').state).toBe('present');
  });
});

describe('a link', () => {
  it('holds only a key while the rest is usual', () => {
    const lab = new HandshakeLab();
    lab.useKey(S0_KEY);
    expect(formatToolLink(HANDSHAKE_LINK, lab.link)).toBe('key=H%2BVLjR1wb4JQ62TmabK87g%3D%3D');
    expect(response(reopened(lab))).toBe(response(lab));
  });

  it('brings any bytes back', () => {
    const lab = new HandshakeLab();
    lab.show(fromLatin1('GET /\xe9 HTTP/1.1\nHost: a&b=c#d\r\n\tx\0\r\n\r\n'), fromLatin1('HTTP/1.1 426 Upgrade Required\r\n\r\n'), [
      { bytes: Uint8Array.of(0x81, 0), direction: 's2c' },
    ]);
    lab.step = 4;
    lab.open = true;
    lab.view = 'text';
    const other = reopened(lab);
    expect([request(other), response(other), other.behind]).toEqual([request(lab), response(lab), lab.behind]);
    expect([other.step, other.open, other.view]).toEqual([4, true, 'text']);
  });

  it('brings an absent message back as absent', () => {
    const lab = new HandshakeLab();
    lab.show(lab.request, new Uint8Array(0));
    expect(response(reopened(lab))).toBe('');
  });

  it('leaves out what is too long, and says so', () => {
    const lab = new HandshakeLab();
    lab.show(fromLatin1(`GET / HTTP/1.1\r\nCookie: ${'x'.repeat(9000)}\r\n\r\n`), new Uint8Array(0));
    expect(lab.fits).toBe(false);
    expect(formatToolLink(HANDSHAKE_LINK, lab.link)).toBe('');
  });

  it.each([
    ['key=dGhlIHNhbXBsZSBub25jZQ==', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
    ['key=H%2BVLjR1wb4JQ62TmabK87g%3D%3D&step=0', 'ccJoRDcGOFzCVrIwpX/qF3BoIN0='],
  ])('of a lesson works: %s', (fragment, accept) => {
    const { state, unread } = parseToolLink(HANDSHAKE_LINK, fragment);
    const lab = new HandshakeLab();
    lab.openLink(state);
    expect([lab.given, unread]).toEqual([accept, []]);
  });

  it.each(['key=' + 'x'.repeat(300), 'step=x', 'view=picture', 'f=c2s:8', 'f=up:81', 'req=%E4%BD%A0', 'colour=red'])(
    'names what it cannot read: %s',
    (part) => {
      expect(parseToolLink(HANDSHAKE_LINK, part).unread).toEqual([part]);
    },
  );
});
