/** Steps 6 and 7 of the hand-written server: every client stream of the vector files, over real sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { cutAt } from '../../protocol/bytes.ts';
import { fromLatin1 } from '../../../src/protocol/handshake/octets.ts';
import { bytesOf, type Vector, vectors } from '../../vectors/stream-vectors.ts';
import data from '../../vectors/handshakes.json';
import { close, heard } from './frames.ts';
import { opened, type Program, Raw, runNode } from './programs.ts';

const clients = vectors.filter(({ from }) => from === 'client');
const limits = [...new Set(clients.map(({ maxMessage }) => maxMessage))];

/** What an echo server says to a stream: messages back, a Pong for each Ping, the Close echoed or the failure's code. */
function answers({ expect: { events, fail } }: Vector): string[] {
  const said = events.flatMap(({ t, kind, hex, code }) => {
    if (t === 'message') return `${kind} ${kind === 'text' ? Buffer.from(fromHex(hex!)).toString() : hex}`;
    if (t === 'ping') return `pong ${new TextDecoder().decode(fromHex(hex!))}`;
    return t === 'close' ? `close ${code}` : [];
  });
  return fail === null ? said : [...said, `close ${fail.code}`];
}

describe.each(['6-rules', '7-whole'])('%s', (step) => {
  const programs = new Map<number | undefined, Program>();
  beforeAll(async () => {
    for (const limit of limits) {
      // Step 6 has no settings: its limit is 1 MiB.
      if (limit === undefined || step === '7-whole')
        programs.set(limit, await runNode(`node/${step}.mjs`, limit === undefined ? {} : { MAX_MESSAGE: String(limit) }));
    }
  });
  afterAll(() => Promise.all([...programs.values()].map((program) => program.stop())));
  const served = clients.filter(({ maxMessage }) => maxMessage === undefined || step === '7-whole');

  it('meets every kind of stream', () => {
    expect(served.length).toBeGreaterThan(250);
    expect(new Set(served.map((vector) => vector.expect.fail?.code))).toContain(1007);
  });

  it.each(served)('answers stream $id ($about)', async (vector) => {
    const stream = bytesOf(vector.stream);
    const { fail, events } = vector.expect;
    const ways = [[stream], cutAt(stream, vector.cuts ?? [2, 7])];
    for (const pieces of ways) {
      const raw = await opened(programs.get(vector.maxMessage)!.port);
      await raw.writeApart(pieces, 1);
      // Whoever failed or was said goodbye to is let go without the client's help; else the client ends TCP.
      if (fail !== null || events.some(({ t }) => t === 'close')) await raw.over;
      await raw.finish();
      expect(raw.ended).toBe('end');
      expect(heard(raw.behindHead)).toEqual(answers(vector));
    }
  });
});

describe('7-whole', () => {
  let program: Program;
  beforeAll(async () => void (program = await runNode('node/7-whole.mjs', { ORIGINS: 'http://example.com' })));
  afterAll(() => program.stop());

  it('knows a broken rule no later than a fail-fast receiver, and in a Close by its end', async () => {
    const failing = clients.filter(({ maxMessage, expect: { fail } }) => fail !== null && maxMessage === undefined);
    expect(failing.length).toBeGreaterThan(100);
    for (const vector of failing) {
      const { fail } = vector.expect;
      const raw = await opened(program.port);
      const broken = vector.frames[fail!.frame]!;
      const enough = broken.opcode === 8 ? broken.end : fail!.failFastBy;
      // Nothing behind these bytes is sent, and TCP stays open: the server cannot be waiting for more.
      raw.write(bytesOf(vector.stream).subarray(0, enough));
      await raw.over;
      expect([vector.id, heard(raw.behindHead).at(-1)]).toEqual([vector.id, `close ${fail!.code}`]);
      await raw.finish();
    }
  });

  it('answers every stream cut before every byte', async () => {
    for (const vector of clients.filter(({ stream, maxMessage }) => bytesOf(stream).length < 60 && maxMessage === undefined)) {
      const raw = await opened(program.port);
      const stream = bytesOf(vector.stream);
      await raw.writeApart(cutAt(stream, stream.keys()), 0);
      if (answers(vector).some((each) => each.startsWith('close'))) await raw.over;
      else raw.write(close(1000));
      await raw.finish();
      expect([vector.id, ...heard(raw.behindHead).slice(0, answers(vector).length)]).toEqual([vector.id, ...answers(vector)]);
    }
  }, 120_000);

  const requests = data.items.filter(({ kind, expect: { verdict } }) => kind === 'request' && verdict !== 'either');
  it.each(requests)('judges request $id ($about)', async ({ raw: request, trailingHex, expect: wanted }) => {
    const raw = await Raw.to(program.port);
    await raw.writeApart([fromLatin1(request), fromHex(trailingHex ?? '')], 0);
    await raw.finish();
    const opens = raw.text.startsWith('HTTP/1.1 101 ');
    expect([opens, toHex(raw.bytes.subarray(0, 5))]).toEqual([wanted.verdict === 'valid', toHex(Buffer.from('HTTP/'))]);
    if (opens && wanted.accept !== undefined) expect(raw.text).toContain(`\r\nSec-WebSocket-Accept: ${wanted.accept}\r\n`);
    if (trailingHex !== undefined) expect(heard(raw.behindHead)).toEqual(['text Hello']);
  });

  it('judges each of them alike byte by byte', async () => {
    for (const { raw: request, expect: wanted } of requests) {
      const raw = await Raw.to(program.port);
      await raw.writeApart([...request].map(fromLatin1), 0);
      await raw.finish();
      expect(raw.text.startsWith('HTTP/1.1 101 ')).toBe(wanted.verdict === 'valid');
    }
  });
});
