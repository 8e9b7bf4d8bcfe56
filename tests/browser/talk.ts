/** What a page does with WebSockets and tells of it afterwards; a function that runs in the page, and how its wire is read. */
import type { Page } from '@playwright/test';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { opcodeName } from '../../src/protocol/frame/opcodes.ts';
import { readHead } from '../../src/protocol/handshake/head.ts';
import { decodeRecord, type WireRecord, type WireSide } from '../../src/wire/record.ts';

export interface Talk {
  /** Below the server's base, query included. */
  readonly path: string;
  readonly protocols?: readonly string[];
  /** Sent when the connection opens. */
  readonly send?: readonly string[];
  /** What the page waits for before it closes: messages for the script, reads of the client on the wire. */
  readonly until?: { readonly messages?: number; readonly reads?: number };
  /** What the page closes with; absent: it waits for the other end. */
  readonly close?: readonly [code?: number, reason?: string];
  /** Milliseconds until the page stops waiting for the end. */
  readonly patience?: number;
}

export interface Talked {
  /** `open`, `message …`, `error`, `close CODE REASON clean|unclean`, in their order. */
  readonly events: readonly string[];
  readonly protocol: string;
  readonly extensions: string;
  readonly readyState: number;
  /** Right behind `send`. */
  readonly bufferedAmount: number;
  readonly records: readonly WireRecord[];
}

interface InPage {
  readonly talked: readonly Omit<Talked, 'records'>[];
  /** Hex. */
  readonly records: readonly string[];
}

/** Talks all at once, seen by one tap; `tap` and `base` are URLs. Resolves when every connection has ended. */
export async function talk(page: Page, base: string, tap: string, talks: readonly Talk[]): Promise<Talked[]> {
  const { talked, records: all } = await page.evaluate(talkInPage, { base, tap, talks });
  const records = all.map((hex) => decodeRecord(Uint8Array.from(Buffer.from(hex, 'hex')))!);
  return talked.map((each, at) => {
    const opened = records.find(
      (record) => record.kind === 'opened' && new URLSearchParams(record.path.split('?')[1]).get('n') === String(at),
    );
    return { ...each, records: records.filter(({ connection }) => connection === opened?.connection) };
  });
}

async function talkInPage({ base, tap, talks }: { base: string; tap: string; talks: readonly Talk[] }): Promise<InPage> {
  const later = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
  const records: Uint8Array[] = [];
  const tapSocket = new WebSocket(tap);
  tapSocket.binaryType = 'arraybuffer';
  const id = await new Promise<string>((done, fail) => {
    tapSocket.onerror = () => fail(new Error('no tap'));
    tapSocket.onmessage = ({ data }) => {
      if (typeof data === 'string') done((JSON.parse(data) as { tap: string }).tap);
      else records.push(new Uint8Array(data as ArrayBuffer));
    };
  });
  const numberOf = (record: Uint8Array): number => new DataView(record.buffer).getUint32(2);
  const reads = (n: number): number => {
    const path = new RegExp(`[?&]n=${n}$`);
    const opened = records.find((record) => record[0] === 0 && path.test(new TextDecoder().decode(record.subarray(14))));
    if (opened === undefined) return 0;
    return records.filter((record) => record[0] === 1 && record[1] === 0 && numberOf(record) === numberOf(opened)).length;
  };

  const one = async (each: Talk, n: number): Promise<Omit<Talked, 'records'>> => {
    const { path, protocols = [], send = [], until = {}, close, patience = 20_000 } = each;
    const socket = new WebSocket(`${base}${path}${path.includes('?') ? '&' : '?'}tap=${id}&n=${n}`, [...protocols]);
    socket.binaryType = 'arraybuffer';
    const events: string[] = [];
    let bufferedAmount = 0;
    socket.onopen = () => {
      events.push('open');
      for (const text of send) socket.send(text);
      bufferedAmount = socket.bufferedAmount;
    };
    socket.onmessage = ({ data }) => events.push(`message ${typeof data === 'string' ? data : 'binary'}`);
    socket.onerror = () => events.push('error');
    const closed = new Promise<void>((done) => {
      socket.onclose = ({ code, reason, wasClean }) => {
        events.push(`close ${code} ${reason === '' ? '' : `${reason} `}${wasClean ? 'clean' : 'unclean'}`);
        done();
      };
    });
    const isDone = (): boolean =>
      socket.readyState === WebSocket.OPEN &&
      events.filter((event) => event.startsWith('message')).length >= (until.messages ?? 0) &&
      reads(n) >= (until.reads ?? 0);
    if (close !== undefined) {
      while (!isDone() && socket.readyState < WebSocket.CLOSING) await later(5);
      socket.close(close[0], close[1]);
    }
    await Promise.race([closed, later(patience)]);
    return { events, protocol: socket.protocol, extensions: socket.extensions, readyState: socket.readyState, bufferedAmount };
  };
  const talked = await Promise.all(talks.map(one));
  // The tap gets the end of TCP a moment behind the page.
  for (let before = -1; before !== records.length; await later(300)) before = records.length;
  tapSocket.close();
  const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { talked, records: records.map(hex) };
}

export function bytesOf(records: readonly WireRecord[], side: WireSide): Buffer {
  return Buffer.concat(records.flatMap((each) => (each.kind === 'bytes' && each.from === side ? [each.bytes] : [])));
}

/** The status of a server, and the frames behind a head: `text`, `close 1000`; `+` where more fragments follow, `z` where RSV1 is set. */
export function framesOf(bytes: Buffer, side: WireSide): string[] {
  const all = Uint8Array.from(bytes);
  const head = readHead(all, side === 'client' ? 'request' : 'response').length;
  const first = side === 'server' ? [bytes.toString('latin1', 9, 12)] : [];
  if (side === 'server' && first[0] !== '101') return first;
  const index = scanStream(all.slice(head), { direction: side === 'client' ? 'c2s' : 's2c' });
  const frames = Array.from({ length: index.frameCount }, (_, at) => {
    const byte0 = index.byte0[at]!;
    const start = head + index.offset[at]! + index.headerLength[at]!;
    const payload = all.slice(start, start + Number(index.payloadLength[at]!));
    const isMasked = index.headerLength[at]! > 4 && side === 'client';
    const key = all.slice(start - 4, start);
    const plain = isMasked ? payload.map((byte, i) => byte ^ key[i % 4]!) : payload;
    const code = (byte0 & 0b1111) === 8 && plain.length >= 2 ? ` ${(plain[0]! << 8) | plain[1]!}` : '';
    return `${opcodeName(byte0 & 0b1111)}${byte0 < 0b1000_0000 ? '+' : ''}${(byte0 & 0b0100_0000) !== 0 ? ' z' : ''}${code}`;
  });
  return [...first, ...frames];
}
