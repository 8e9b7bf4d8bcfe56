/**
 * The stream scan against `Receiver` of ws, fed the same bytes in the same 64 KiB chunks. Both unmask every payload, check
 * text as UTF-8 and judge every frame; ws also hands over one event and Buffer a message, we fill an index and a buffer of
 * unmasked bytes, from which a second row makes one view a message. A last row hands over events and messages of their own
 * memory, as the connection engine does step by step. Medians of seven alternating runs.
 */
import { open, step } from '../../src/protocol/connection/machine.ts';
import { StreamScanner } from '../../src/protocol/connection/scan.ts';
import type { StreamIndex } from '../../src/protocol/connection/stream-index.ts';
import { Receiver } from '../peers/ws.ts';

export const name = 'Reading a masked client stream, against Receiver of ws (medians of 7 alternating runs)';

const CHUNK = 64 * 1024;
const RUNS = 7;
const WARM_UPS = 3;

interface Workload {
  readonly name: string;
  readonly stream: Uint8Array;
  readonly frames: number;
  readonly unit: 'frames' | 'bytes';
  readonly target: string;
}

/** A small generator with a fixed seed: the same bytes in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Masked frames of the given payloads, each under a key of its own. */
function streamOf(payloads: readonly { readonly opcode: number; readonly bytes: Uint8Array }[], random: () => number): Uint8Array {
  const parts = payloads.map(({ opcode, bytes }) => {
    const { length } = bytes;
    const extended = length < 126 ? [length] : length < 65536 ? [126, length >> 8, length & 255] : [127, 0, 0, 0, 0, ...word(length)];
    const key = [0, 0, 0, 0].map(() => Math.floor(random() * 256));
    const frame = new Uint8Array(1 + extended.length + 4 + length);
    frame.set([0x80 | opcode, 0x80 | extended[0]!, ...extended.slice(1), ...key]);
    for (let i = 0, at = frame.length - length; i < length; i++, at++) frame[at] = bytes[i]! ^ key[i & 3]!;
    return frame;
  });
  return Buffer.concat(parts);
}

const word = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

/** Each workload is made when its turn comes, so that none runs beside the memory of the others. */
function* workloads(): Generator<Workload> {
  const random = randomNumbers(20111206);
  const ascii = (length: number) => Uint8Array.from({ length }, () => 32 + Math.floor(random() * 95));
  const binary = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
  const chinese = (length: number) => {
    const text = Buffer.alloc(length, 0x2e);
    for (let at = 0; at + 3 <= length; at += 3) text.write(String.fromCharCode(0x4e00 + Math.floor(random() * 0x5000)), at);
    return text;
  };
  const mixed = (length: number) => {
    const text = Buffer.alloc(length, 0x20);
    for (let at = 0; at + 16 <= length; at += 16) text.write(at % 48 === 0 ? 'ünïcode, "key"' : '"name": "value"', at);
    return text;
  };
  const MIB = 1024 * 1024;
  const large = (make: (length: number) => Uint8Array, opcode: number) =>
    streamOf(
      Array.from({ length: 32 }, () => ({ opcode, bytes: make(MIB) })),
      random,
    );
  const small = Array.from({ length: 200_000 }, (_, i) => {
    const length = 1 + Math.floor(random() * 125);
    return i % 2 === 0 ? { opcode: 1, bytes: ascii(length) } : { opcode: 2, bytes: binary(length) };
  });
  yield { name: '200,000 frames of 1 to 125 bytes', stream: streamOf(small, random), frames: 200_000, unit: 'frames', target: '3' };
  yield { name: '32 × 1 MiB binary', stream: large(binary, 2), frames: 32, unit: 'bytes', target: '2' };
  yield { name: '32 × 1 MiB ASCII text', stream: large(ascii, 1), frames: 32, unit: 'bytes', target: '2' };
  yield { name: '32 × 1 MiB Chinese text', stream: large(chinese, 1), frames: 32, unit: 'bytes', target: '' };
  yield { name: '32 × 1 MiB mixed Latin text', stream: large(mixed, 1), frames: 32, unit: 'bytes', target: '' };
}

/** Cuts of fresh memory: ws unmasks in place, so every run of either gets its own copy, made before the clock starts. */
function chunksOf(stream: Uint8Array): Buffer[] {
  const copy = Buffer.from(stream);
  return Array.from({ length: Math.ceil(copy.length / CHUNK) }, (_, i) => copy.subarray(i * CHUNK, (i + 1) * CHUNK));
}

interface Outcome {
  readonly ms: number;
  readonly messages: number;
  readonly bytes: number;
}

async function runWs(stream: Uint8Array): Promise<Outcome> {
  const chunks = chunksOf(stream);
  const receiver = new Receiver({ isServer: true, maxPayload: 0 });
  let messages = 0;
  let bytes = 0;
  receiver.on('message', (data: Buffer) => {
    messages++;
    bytes += data.length;
  });
  globalThis.gc?.();
  const started = performance.now();
  for (const chunk of chunks) receiver.write(chunk);
  await new Promise<void>((done) => receiver.end(done));
  return { ms: performance.now() - started, messages, bytes };
}

function runOurs(stream: Uint8Array, unmaskInto: Uint8Array, views: boolean): Outcome {
  const chunks = chunksOf(stream);
  globalThis.gc?.();
  const started = performance.now();
  const scanner = new StreamScanner({ direction: 'c2s', unmaskInto });
  for (const chunk of chunks) scanner.push(chunk);
  const index = scanner.index();
  const { messages, bytes } = views ? viewEach(index, unmaskInto) : totals(index);
  return { ms: performance.now() - started, messages, bytes };
}

function runEngine(stream: Uint8Array): Outcome {
  const chunks = chunksOf(stream);
  let messages = 0;
  let bytes = 0;
  globalThis.gc?.();
  const started = performance.now();
  let state = open('server', { established: true });
  for (const chunk of chunks) {
    const result = step(state, { kind: 'bytes', bytes: chunk });
    state = result.state;
    for (const event of result.events) {
      if (event.type !== 'message') continue;
      messages++;
      bytes += event.payload.length;
    }
  }
  return { ms: performance.now() - started, messages, bytes };
}

function totals(index: StreamIndex): { messages: number; bytes: number } {
  let bytes = 0;
  for (let k = 0; k < index.frameCount; k++) bytes += index.payloadLength[k]!;
  return { messages: index.deliveredMessages, bytes };
}

/** One view of the unmasked bytes for each frame: what ws's Buffer a message amounts to. */
function viewEach(index: StreamIndex, unmasked: Uint8Array): { messages: number; bytes: number } {
  let bytes = 0;
  for (let k = 0; k < index.frameCount; k++) {
    const at = index.offset[k]! + index.headerLength[k]!;
    bytes += new Uint8Array(unmasked.buffer, unmasked.byteOffset + at, index.payloadLength[k]).length;
  }
  return { messages: index.deliveredMessages, bytes };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function compare(work: Workload): Promise<string[][]> {
  const { stream } = work;
  const unmaskInto = new Uint8Array(stream.length);
  const ws: number[] = [];
  const scan: number[] = [];
  const views: number[] = [];
  const engine: number[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const outcomes = [await runWs(stream), runOurs(stream, unmaskInto, false), runOurs(stream, unmaskInto, true), runEngine(stream)];
    for (const { messages, bytes } of outcomes) {
      if (messages !== work.frames || bytes !== outcomes[0]!.bytes) throw new Error(`${work.name}: the readers disagree`);
    }
    if (run < 0) continue;
    [ws, scan, views, engine].forEach((times, i) => times.push(outcomes[i]!.ms));
  }
  const rate = (ms: number) =>
    work.unit === 'frames' ? `${(work.frames / ms / 1000).toFixed(2)} M frames/s` : `${(stream.length / ms / 1e6).toFixed(2)} GB/s`;
  const ratio = (times: readonly number[]) => `${(median(ws) / median(times)).toFixed(2)} ×`;
  const row = (label: string, times: readonly number[], target = '') => [
    label,
    rate(median(ws)),
    rate(median(times)),
    ratio(times),
    target,
  ];
  const rows = [row(work.name, scan, work.target)];
  if (work.unit === 'frames') rows.push(row('  with one view a message', views, work.target));
  rows.push(row('  through the connection engine', engine));
  return rows;
}

export async function run(): Promise<{ headers: string[]; rows: string[][]; notes: string[] }> {
  const rows: string[][] = [];
  for (const work of workloads()) rows.push(...(await compare(work)));
  return {
    headers: ['stream', 'ws', 'ours', 'ratio', 'target'],
    rows,
    notes: [
      'ws checks UTF-8 with the native buffer.isUtf8; the scan is JavaScript alone. Same bytes, 64 KiB chunks, same totals (checked).',
    ],
  };
}
