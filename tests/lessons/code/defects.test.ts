/** The defect samples: what defects.json says of them, and each broken program failing as described where the fixed one does not. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import defects from '../../../lessons/code/defects/defects.json';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { fromLatin1 } from '../../../src/protocol/handshake/octets.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import { judgeResponse, sentBy } from '../../../src/protocol/handshake/response.ts';
import { heard, text } from './frames.ts';
import { poll } from './poll.ts';
import { ACCEPT, CODE, opened, Raw, REQUEST, runNode } from './programs.ts';

const FOLDER = join(CODE, 'defects');
const pathOf = (id: string, file: string, which: string): string =>
  join(FOLDER, id, file === 'go' ? `${which}/main.go` : `${which}.${file}`);
const read = (id: string, file: string, which: string): string => readFileSync(pathOf(id, file, which), 'utf8');
/** The head of an http sample as it would be sent. */
const head = (id: string, which: string): Uint8Array => fromLatin1(read(id, 'http', which).replaceAll('\n', '\r\n'));
const both = ['broken', 'fixed'] as const;

/** By a line diff: numbers (from 1) of the lines of `a` that `b` lacks, and of those behind which `b` has more. */
function diff(a: readonly string[], b: readonly string[]): { removed: number[]; insertedBehind: number[] } {
  const length = a.map(() => new Array<number>(b.length + 1).fill(0));
  length.push(new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const removed: number[] = [];
  const insertedBehind: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) [i, j] = [i + 1, j + 1];
    else if (j >= b.length || (i < a.length && length[i + 1]![j]! >= length[i]![j + 1]!)) removed.push(++i);
    else {
      insertedBehind.push(i);
      j++;
    }
  }
  return { removed, insertedBehind };
}

describe('defects.json', () => {
  it('lists every folder, once, in the order of its kinds', () => {
    const folders = readdirSync(FOLDER).filter((name) => name !== 'defects.json');
    expect(defects.map(({ id }) => id).sort()).toEqual(folders.sort());
    expect(new Set(defects.map(({ file }) => file))).toEqual(new Set(['mjs', 'html', 'http', 'go']));
  });

  it.each(defects)('points at lines of $id that its repair changes', ({ id, file, wrong, missingBehind }) => {
    const [broken, fixed] = both.map((which) => read(id, file, which).split('\n'));
    const { removed, insertedBehind } = diff(broken!, fixed!);
    expect(removed).toEqual(expect.arrayContaining(wrong));
    expect(wrong.length > 0).toBe(missingBehind === undefined);
    if (missingBehind !== undefined) expect(insertedBehind).toContain(missingBehind);
  });

  it.each(defects)(
    'says in both languages what is wrong with $id, and cites a section in its repair',
    ({ id, file, finding, fix, ...rest }) => {
      for (const each of [finding, fix]) {
        expect(each.en).not.toMatch(/[一-鿿]{3}/);
        expect(each.zh.length).toBeGreaterThan(0);
        expect(each.en.length).toBeLessThan(260);
      }
      expect(finding.zh).toMatch(/[一-鿿]/);
      expect(rest.sources.every((source) => /^S[0-4]-\d\d$/.test(source))).toBe(true);
      expect(rest.lessons.every((lesson) => lesson >= 1 && lesson <= 18)).toBe(true);
      // A head has no comments; the broken files give nothing away.
      if (file === 'http') return;
      expect(read(id, file, 'fixed')).toMatch(/RFC \d+ §|WHATWG/);
      expect(read(id, file, 'broken')).not.toContain('§');
    },
  );
});

/** Runs both versions one after the other and gives what `look` sees of each. */
async function compare<T>(
  id: string,
  look: (port: number, printed: () => string, exited: Promise<number | null>) => Promise<T>,
): Promise<T[]> {
  const seen: T[] = [];
  for (const which of both) {
    const program = await runNode(`defects/${id}/${which}.mjs`);
    seen.push(await look(program.port, program.printed, program.exited));
    await program.stop();
  }
  return seen;
}
/** The status of the answer to a request sent in these pieces, 0 for none. */
async function status(port: number, ...pieces: readonly string[]): Promise<number> {
  const raw = await Raw.to(port);
  await raw.writeApart(pieces, pieces.length > 1 ? 400 : 0);
  for (let i = 0; i < 100 && !raw.text.includes('\r\n\r\n'); i++) await new Promise((done) => setTimeout(done, 10));
  raw.socket.destroy();
  return Number(/^HTTP\/1\.1 (\d+)/.exec(raw.text)?.[1] ?? 0);
}
/** What a client of ws sees: messages, errors and the close. */
async function withWs(port: number): Promise<string[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  const seen: string[] = [];
  socket.on('message', (data) => seen.push(`message ${(data as Buffer).toString()}`));
  socket.on('error', ({ message }) => seen.push(message));
  const over = new Promise<void>((done) =>
    socket.on('close', (code, reason) => {
      seen.push(`close ${code}${reason.length > 0 ? ` ${reason.toString()}` : ''}`);
      done();
    }),
  );
  await poll(() => seen.length).toBeGreaterThan(0);
  await Promise.race([over, new Promise((done) => setTimeout(done, 200))]);
  socket
    .removeAllListeners('close')
    .on('error', () => {})
    .terminate();
  return seen;
}

describe('the servers', () => {
  it('one-read: half a request', async () => {
    const halves = [REQUEST.slice(0, 60), REQUEST.slice(60)];
    expect(await compare('one-read', (port) => status(port, ...halves))).toEqual([400, 101]);
    expect(await compare('one-read', (port) => status(port, REQUEST))).toEqual([101, 101]);
  });
  it('letter-case: names in lower case, values without a blank', async () => {
    expect(await compare('letter-case', (port) => status(port, REQUEST.replace('Sec-WebSocket-Key', 'sec-websocket-key')))).toEqual([
      400, 101,
    ]);
    expect(await compare('letter-case', (port) => status(port, REQUEST.replace('Key: ', 'Key:')))).toEqual([400, 101]);
    expect(await compare('letter-case', (port) => status(port, REQUEST))).toEqual([101, 101]);
  });
  it('no-checks: no key, another version, another method', async () => {
    const requests = [REQUEST.replace('Sec-WebSocket-Key', 'X'), REQUEST.replace(': 13', ': 25'), REQUEST.replace('GET', 'PUT'), REQUEST];
    const seen = await compare('no-checks', (port) => Promise.all(requests.map((request) => status(port, request))));
    expect(seen).toEqual([
      [101, 101, 101, 101],
      [400, 426, 400, 101],
    ]);
  });
  it('frames-as-text: a second answer to the first frame', async () => {
    const seen = await compare('frames-as-text', async (port) => {
      const raw = await opened(port);
      raw.write(text('Hello'));
      await new Promise((done) => setTimeout(done, 400));
      await raw.finish();
      return raw.text.split('101 Switching').length - 1;
    });
    expect(seen).toEqual([2, 1]);
    expect(
      await compare('frames-as-text', async (port, printed) => {
        const raw = await Raw.to(port);
        raw.write(Buffer.concat([Buffer.from(REQUEST), text('Hello')]));
        await new Promise((done) => setTimeout(done, 400));
        await raw.finish();
        return printed().includes('11 bytes of frames');
      }),
    ).toEqual([false, true]);
  });
  it('no-error-handler: a reset ends the process', async () => {
    const seen = await compare('no-error-handler', async (port, _, exited) => {
      const raw = await opened(port);
      raw.socket.resetAndDestroy();
      return Promise.race([exited, new Promise((done) => setTimeout(() => done('lives'), 1500))]);
    });
    expect(seen).toEqual([1, 'lives']);
  });
  it('old-framing: the client fails', async () => {
    const [broken, fixed] = await compare('old-framing', withWs);
    expect(broken).toEqual(['Invalid WebSocket frame: invalid opcode 0']);
    expect(fixed).toEqual(['message Hello']);
    expect(await compare('old-framing', async (port) => heard((await said(port, 7)).subarray(0, 7)))).toEqual([
      ['fails: continuation-without-start'],
      ['text Hello'],
    ]);
  });
  it('characters-counted: four bytes too many', async () => {
    const [broken, fixed] = await compare('characters-counted', withWs);
    expect(broken).not.toContain('message 你好');
    expect(broken!.join()).toContain('Invalid WebSocket frame');
    expect(fixed).toEqual(['message 你好']);
  });
  it('length-as-it-is: 126 taken for a length', async () => {
    const seen = await compare('length-as-it-is', async (port, printed) => {
      const raw = await opened(port);
      raw.write(text('x'.repeat(200)));
      await poll(printed).toContain('text of');
      raw.socket.destroy();
      return printed().split('\n')[1];
    });
    expect(seen[0]).toMatch(/^text of 126 bytes: (?!x{126}$)/);
    expect(seen[1]).toBe(`text of 200 bytes: ${'x'.repeat(200)}`);
  });
  it('server-masks: the client refuses', async () => {
    expect(await compare('server-masks', withWs)).toEqual([['Invalid WebSocket frame: MASK must be clear'], ['message Hello']]);
  });
  it('one-key-position: the second text is garbled', async () => {
    const seen = await compare('one-key-position', async (port, printed) => {
      const raw = await opened(port);
      await raw.writeApart([text('Hello'), text('Hello')], 400);
      raw.socket.destroy();
      return printed().split('\n').slice(1, 3);
    });
    expect(seen[0]![0]).toBe('text: Hello');
    expect(seen[0]![1]).not.toBe('text: Hello');
    expect(seen[1]).toEqual(['text: Hello', 'text: Hello']);
  });
  it('tcp-dropped: 1006 instead of 1000', async () => {
    expect(await compare('tcp-dropped', withWs)).toEqual([['close 1006'], ['close 1000']]);
  });
  it('close-reason-only: two letters read as a code', async () => {
    expect(await compare('close-reason-only', withWs)).toEqual([
      ['Invalid WebSocket frame: invalid status code 29541', 'close 1006'],
      ['close 1000 see you'],
    ]);
  });
});

/** At least `length` bytes behind the head of the answer. */
async function said(port: number, length: number): Promise<Uint8Array> {
  const raw = await opened(port);
  await poll(() => raw.behindHead.length).toBeGreaterThanOrEqual(length);
  raw.socket.destroy();
  return raw.behindHead;
}

describe('the heads', () => {
  it.each([
    ['blank-line', ['upgrade-missing', 'connection-missing', 'key-missing', 'version-missing']],
    ['as-devtools-show-it', ['obsolete-fold', 'target-ws-uri', 'host-invalid']],
    ['list-of-versions', ['version-syntax']],
  ])('%s: a strict server refuses the broken request', (id, codes) => {
    const [broken, fixed] = both.map((which) => judgeRequest(readHead(head(id, which), 'request')));
    expect([fixed!.valid, broken!.valid]).toEqual([true, false]);
    expect(broken!.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });
  const SENT = sentBy(
    judgeRequest(readHead(fromLatin1(REQUEST.replace('\r\n\r\n', '\r\nSec-WebSocket-Protocol: chat, superchat\r\n\r\n')), 'request')),
  );
  it('dots-behind: a strict client fails on three lines and takes the accept', () => {
    const [broken, fixed] = both.map((which) => judgeResponse(readHead(head('dots-behind', which), 'response'), SENT));
    expect(fixed!.valid).toBe(true);
    expect(fixed!.findings.map(({ code }) => code)).toEqual(['accept-right']);
    expect(broken!.findings.map(({ code }) => code).sort()).toEqual([
      'accept-right',
      'connection-not-upgrade',
      'subprotocol-not-offered',
      'upgrade-not-websocket',
    ]);
  });
  it('are refused by the last step of our own server too', async () => {
    const server = await runNode('node/7-whole.mjs');
    const seen: string[] = [];
    for (const id of ['blank-line', 'as-devtools-show-it', 'list-of-versions']) {
      for (const which of both) seen.push(String(await status(server.port, Buffer.from(head(id, which)).toString('latin1'))));
    }
    await server.stop();
    expect(seen).toEqual(['404', '101', '400', '101', '426', '101']);
    expect(existsSync(pathOf('dots-behind', 'http', 'fixed')) && read('dots-behind', 'http', 'fixed').includes(ACCEPT)).toBe(true);
  });
});
