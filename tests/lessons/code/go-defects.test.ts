/** The Go defect samples: each broken program fails as described where the fixed one does not. */
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { describeGo, goPrograms } from './go-tools.ts';
import { poll } from './poll.ts';
import { Raw, REQUEST } from './programs.ts';

interface Seen {
  readonly messages: string[];
  readonly code: number;
}

describeGo('the Go defects', () => {
  const start = goPrograms();
  /** Runs both versions and gives what `look` sees of each. */
  async function compare<T>(id: string, look: (port: number, printed: () => string) => Promise<T>): Promise<T[]> {
    const seen: T[] = [];
    for (const which of ['broken', 'fixed']) {
      const program = await start(`defects/${id}/${which}`, '0');
      seen.push(await look(program.port, program.printed));
      await program.stop();
    }
    return seen;
  }
  /** What a client hears after it has sent these texts, and the code it is told; `closing` is the code of its own Close. */
  async function conversation(port: number, texts: readonly string[], closing?: number): Promise<Seen> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    const messages: string[] = [];
    const code = new Promise<number>((done) => socket.on('close', done));
    socket.on('message', (data) => messages.push((data as Buffer).toString()));
    await new Promise((done) => socket.on('open', done));
    for (const each of texts) socket.send(each);
    if (closing !== undefined) {
      await new Promise((done) => setTimeout(done, 100));
      socket.close(closing);
    }
    return { messages, code: await code };
  }

  it('door-open: a foreign page with its visitor’s cookie', async () => {
    const seen = await compare('door-open', async (port) => {
      const raw = await Raw.to(port);
      raw.write(REQUEST.replace('\r\n\r\n', '\r\nOrigin: http://evil.example\r\nCookie: session=Ada\r\n\r\n'));
      await poll(() => raw.text).toMatch(/\r\n\r\n[^]/);
      raw.socket.destroy();
      return [Number(raw.text.slice(9, 12)), raw.text.includes('account of Ada')];
    });
    expect(seen).toEqual([
      [101, true],
      [403, false],
    ]);
  });

  it('reader-gives-up: a text that is no JSON; and what is logged', async () => {
    const bad = await compare('reader-gives-up', (port) => conversation(port, ['dfsffdsdf'], 1000));
    expect(bad).toEqual([
      { messages: [], code: 1006 },
      { messages: ['{"error":"JSON is expected"}'], code: 1000 },
    ]);
    const logged = await compare('reader-gives-up', async (port, printed) => {
      await conversation(port, ['{"note":"Hello"}'], 1000);
      return /received: (.*)/.exec(printed())?.[1];
    });
    expect(logged).toEqual(['<nil>', '"Hello"']);
  });

  it('writer-drops-tcp: the end, and a client that has left', async () => {
    expect(await compare('writer-drops-tcp', (port) => conversation(port, []))).toEqual([
      { messages: ['1', '2', '3'], code: 1006 },
      { messages: ['1', '2', '3'], code: 1000 },
    ]);
    const failures = await compare('writer-drops-tcp', async (port, printed) => {
      const raw = await Raw.to(port);
      raw.write(REQUEST);
      await poll(() => raw.text).toContain('\r\n\r\n');
      raw.socket.resetAndDestroy();
      await new Promise((done) => setTimeout(done, 900));
      return (printed().match(/write tcp|broken pipe|reset by peer/g) ?? []).length > 0 && printed().includes('the writer ends');
    });
    // The broken one goes on to the end of its loop; the fixed one leaves at the first error.
    expect(failures).toEqual([true, false]);
  });

  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;
  it.skipIf(elsewhere === undefined)('every-interface: asked from another address of this machine', async () => {
    const seen = await compare(
      'every-interface',
      (port) =>
        new Promise<boolean>((done) => {
          const socket = connect(port, elsewhere);
          socket.on('connect', () => done(true)).on('error', () => done(false));
          socket.on('connect', () => socket.destroy());
        }),
    );
    expect(seen).toEqual([true, false]);
  });

  it('no-echo: something else comes back', async () => {
    const seen = await compare('no-echo', async (port) => (await conversation(port, ['Hello'], 1000)).messages);
    expect(seen).toEqual([['welcome: Hello'], ['Hello']]);
  });

  it('handler-returns: a clean close that becomes 1006', async () => {
    const seen = await compare('handler-returns', async (port) => (await conversation(port, ['Hello'], 1000)).code);
    expect(seen).toEqual([1006, 1000]);
  });
});
