/** Limits, pieces, heartbeats, and the corners of the handshake that no vector has. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { open } from '../../../src/protocol/connection/machine.ts';
import type { Input, Timer } from '../../../src/protocol/connection/machine-io.ts';
import { addPiece, joinPieces, type Pieces } from '../../../src/protocol/connection/pieces.ts';
import { serializeFrame, simpleSpec } from '../../../src/protocol/frame/serialize.ts';
import { buildResponse } from '../../../src/protocol/handshake/build.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { fromLatin1 } from '../../../src/protocol/handshake/octets.ts';
import { concat, cutAt } from '../bytes.ts';
import { ZERO_KEY } from './arbitraries.ts';
import { bytes, ofType, run } from './drive.ts';

const server = open('server', { established: true });
const entropy: Input = { kind: 'random', bytes: new Uint8Array(16) };
const timer = (each: Timer): Input => ({ kind: 'timer', timer: each });

describe('a message in many pieces', () => {
  it('of 1 MiB in 1 KiB comes out whole, and lies in few pieces meanwhile', () => {
    const payload = Uint8Array.from({ length: 1 << 20 }, (_, i) => 32 + (i % 95));
    const frame = serializeFrame(simpleSpec(1, payload, Uint8Array.of(1, 2, 3, 4)));
    const cuts = Array.from({ length: frame.length >> 10 }, (_, i) => (i + 1) << 10);
    const pieces = cutAt(frame, cuts);
    const before = run(server, bytes(...pieces.slice(0, -1))).state;
    let count = 0;
    for (let each: Pieces = before.frame!.payload; each !== null; each = each.before) count++;
    expect(count).toBeLessThanOrEqual(11);
    const { events } = run(before, bytes(pieces.at(-1)!));
    expect(Buffer.from(ofType(events, 'message')[0]!.payload).equals(payload)).toBe(true);
  });

  it('is the bytes in their order, in at most log2(n) + 1 pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 60 }), (parts) => {
        let pieces: Pieces = null;
        for (const part of parts) {
          pieces = addPiece(pieces, part);
          for (let each: Pieces = pieces; each?.before != null; each = each.before) {
            expect(each.before.bytes.length).toBeGreaterThan(each.bytes.length);
          }
        }
        expect(joinPieces(pieces)).toEqual(concat(parts));
      }),
      { seed: 6455, numRuns: 300 },
    );
  });

  it('shows meanwhile how far it is: opcode, length, and the state of its text', () => {
    const { state, events } = run(server, bytes(fromHex('0183' + '00000000' + '41e282'), fromHex('8083' + '00000000' + 'ac')));
    expect(state.message).toMatchObject({ opcode: 1, length: 3, fragments: 1, firstFrame: 0 });
    expect(state.frame).toMatchObject({ opcode: 0, declared: 3, done: 1, utf8: 0 });
    expect(events.map(({ type }) => type)).toEqual(['frame', 'message-opened', 'fragment']);
  });
});

describe('a limit', () => {
  it.each([
    ['of messages counts all fragments', { maxMessage: 5 }, '0183' + '00000000' + '414243' + '8083', 11],
    ['of frames counts one', { maxFrame: 2 }, '0182' + '00000000' + '4142' + '8083', 10],
    ['is exceeded by the last byte of a long length, with nothing kept', { maxMessage: 1 << 20 }, '82ff' + '0000000000100001', 10],
  ])('%s', (_, options, hex, offset) => {
    const { state, events, sent } = run(open('server', { established: true, ...options }), bytes(fromHex(hex)));
    expect(state.failure).toMatchObject({ finding: 'message-too-big', closeCode: 1009, byte: offset - 1 });
    expect(ofType(events, 'failed')[0]?.offset).toBe(offset);
    expect(toHex(sent)).toBe('880203f1');
  });

  it('of a head is answered with 431 at the first byte too many, however it comes', () => {
    const endless = fromLatin1('GET / HTTP/1.1\r\nX: ' + 'a'.repeat(1000));
    for (const cuts of [[], endless.keys()]) {
      const { state, sent, events } = run(open('server', { maxHead: 100 }), bytes(...cutAt(endless, cuts)));
      expect(readHead(sent, 'response').line?.status).toBe(431);
      expect(state.failure).toMatchObject({ by: 'handshake', finding: 'head-too-large', byte: 100 });
      expect(ofType(events, 'request-received')).toHaveLength(1);
    }
  });
});

describe('a heartbeat', () => {
  const beating = open('server', { established: true, heartbeat: true });

  it('Pings when it is due, and goes on when the Pong comes', () => {
    expect(beating.timers).toEqual(['heartbeat']);
    const pinged = run(beating, [timer('heartbeat')]);
    expect(toHex(pinged.sent)).toBe('8900');
    expect([...pinged.state.timers].sort()).toEqual(['heartbeat', 'pong']);
    const answered = run(pinged.state, bytes(fromHex('8a8000000000')));
    expect(ofType(answered.events, 'pong')).toMatchObject([{ solicited: true }]);
    expect(answered.state.timers).toEqual(['heartbeat']);
    expect(answered.state.pings).toEqual([]);
  });

  it('gives up a peer that does not answer: 1006, and TCP is dropped', () => {
    const { state, events } = run(beating, [timer('heartbeat'), timer('pong')]);
    expect(state.result).toEqual({ code: 1006, reason: '', wasClean: false });
    expect(state.failure).toMatchObject({ by: 'timer', timer: 'pong', section: 'RFC 6455 §5.5.2' });
    expect(events.map(({ type }) => type)).toContain('tcp-abort');
  });

  it('begins with OPEN, and a timer that does not run says nothing', () => {
    const waiting = open('server', { heartbeat: true });
    expect(waiting.timers).toEqual(['handshake']);
    expect(run(waiting, [timer('heartbeat'), timer('close')])).toMatchObject({ events: [], state: waiting });
  });
});

describe('a Pong', () => {
  it('answers the Pings before it, too (§5.5.3), and one that answers none is unsolicited', () => {
    const ping = (payload: string): Input => ({ kind: 'command', command: { do: 'ping', payload: fromHex(payload) } });
    const pong = (payload: string) => bytes(fromHex('8a81' + '00000000' + payload));
    const { state, events } = run(server, [ping('01'), ping('02'), ping('03'), ...pong('02'), ...pong('02')]);
    expect(ofType(events, 'pong').map(({ solicited }) => solicited)).toEqual([true, false]);
    expect(state.pings.map((payload) => toHex(payload))).toEqual(['03']);
  });

  it('goes out with the payload of the Ping, or not at all where the application answers', () => {
    const ping = bytes(fromHex('8982' + '01020304' + '4040'));
    expect(toHex(run(server, ping).sent)).toBe('8a024142');
    const silent = run(open('server', { established: true, answerPings: false }), ping);
    expect(silent.sent).toHaveLength(0);
    expect(ofType(silent.events, 'ping')).toMatchObject([{ answered: false }]);
  });
});

describe('the opening handshake', () => {
  const client = open('client', { client: { url: 'ws://example.com/' } });
  const accepted = buildResponse({ key: ZERO_KEY });

  it('reads on behind interim responses (RFC 9110 §15.2)', () => {
    const hints = fromLatin1('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n');
    const { state, events } = run(client, [entropy, ...bytes(concat([hints, hints, accepted]))]);
    expect(state.phase).toBe('open');
    expect(ofType(events, 'response-received').map(({ interim }) => interim)).toEqual([true, true, false]);
    expect(state.framesFrom).toBe(2 * hints.length + accepted.length);
  });

  it('trusts no response that came before the request', () => {
    const { state } = run(client, bytes(accepted));
    expect(state.failure).toMatchObject({ by: 'handshake', finding: 'accept-wrong' });
    expect(run(state, [entropy]).sent).toHaveLength(0);
  });

  it.each(['', 'http:', 'ws://', 'ws://a/#top'])('asks nothing of %j (§4.1 item 1)', (url) => {
    const { state, sent } = run(open('client', { client: { url } }), [entropy]);
    expect(sent).toHaveLength(0);
    expect(state.failure).toMatchObject({ by: 'handshake', byte: null });
    expect(state).toMatchObject({ phase: 'ending', tcpEnded: true });
  });

  it('gives RSV1 to an extension only when both ends agreed on it', () => {
    const extension = { offer: 'permessage-deflate', ownsRsv1: true };
    const offering = open('client', { client: { url: 'ws://example.com/' }, extension });
    const frame = fromHex('c107f248cdc9c90700');
    const agreed = buildResponse({ key: ZERO_KEY, extensions: 'permessage-deflate' });
    const used = run(offering, [entropy, ...bytes(concat([agreed, frame]))]);
    expect(ofType(used.events, 'message')).toMatchObject([{ compressed: true, payload: frame.subarray(2) }]);
    const declined = run(offering, [entropy, ...bytes(concat([accepted, frame]))]);
    expect(declined.state.failure).toMatchObject({ finding: 'rsv-without-extension' });
  });
});
