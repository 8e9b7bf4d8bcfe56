/** The built program as a black box: streams, exit codes, pipes that close. */
import { once } from 'node:events';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist-node/cli.js');
const HELLO = '81 85 37 fa 21 3d 7f 9f 4d 51 58';
const folder = mkdtempSync(join(tmpdir(), 'frame-by-frame-cli-'));

const start = (args: readonly string[], input: string | Uint8Array = '') =>
  spawnSync(process.execPath, [program, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
    maxBuffer: 1 << 30,
  });

// `npm run dissect` builds the program when it is missing or older than its sources.
beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts/dissect.js'), '--help'], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
  expect(built.stdout).toMatch(/dissect/);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the program', () => {
  it('reads an argument, standard input and a file alike', () => {
    const file = join(folder, 'paste.txt');
    writeFileSync(file, HELLO);
    const outcomes = [
      start(['dissect', '--json', HELLO]),
      start(['dissect', '--json'], HELLO),
      start(['dissect', '--json', '--file', file]),
    ];
    for (const { status, stdout, stderr } of outcomes) {
      expect([status, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toMatchObject({ messages: [{ text: 'Hello' }] });
    }
  });

  it('reads a binary file', () => {
    const file = join(folder, 'frame.bin');
    writeFileSync(file, Buffer.from(HELLO.replaceAll(' ', ''), 'hex'));
    expect(JSON.parse(start(['dissect', '--json', '--file', file]).stdout)).toMatchObject({
      read: { format: 'binary' },
      messages: [{ text: 'Hello' }],
    });
  });

  it('exits with 2 and one line for wrong usage, 1 for an error under --strict', () => {
    for (const args of [
      ['x'],
      ['dissect', '--x'],
      ['dissect', '--file', join(folder, 'none')],
      ['dissect', '--file', folder],
      ['dissect', '--lines', '--file', folder],
    ]) {
      const { status, stdout, stderr } = start(args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^frame-by-frame: [^\n]+\n$/);
    }
    expect(start(['dissect', '--strict', '83 00']).status).toBe(1);
  });

  it('writes no colours into a pipe', () => {
    expect(start(['dissect', HELLO]).stdout).not.toContain('\x1b');
  });

  it('writes a stream of 20,000 frames whole', () => {
    const { status, stdout } = start(['dissect', '--json'], '81 02 68 69 '.repeat(20_000));
    const { frames, messages } = JSON.parse(stdout) as { frames: unknown[]; messages: { text: string }[] };
    expect([status, frames.length, messages.length, messages.at(-1)?.text]).toEqual([0, 20_000, 20_000, 'hi']);
  });

  it.each([
    ['hex', ['--text', '你好', '--mask', 'random']],
    ['printf', ['--text', "100% it's", '--mask', '37fa213d']],
    ['text2pcap', ['--text', 'Hello']],
    ['bin', ['--text', '€', '--mask', 'random']],
    ['java', ['--close-code', '1001', '--reason', 'bye']],
  ])('builds %s that it dissects again', (form, options) => {
    const built = spawnSync(process.execPath, [program, 'build', ...options, '--as', form]);
    expect([built.status, built.stderr.toString()]).toEqual([0, '']);
    const { status, stdout } = start(['dissect', '--json'], built.stdout);
    const { frames, read } = JSON.parse(stdout) as { frames: { text?: string; payload: string }[]; read: { truncated: boolean } };
    expect([status, frames.length, read.truncated]).toEqual([0, 1, false]);
    if (options[0] === '--text') expect(frames[0]).toMatchObject({ text: options[1] });
    else expect(frames[0]!.payload).toBe('03e9627965');
  });

  it('builds from standard input and draws a fresh key each time', () => {
    const keys = [1, 2].map(
      () => (JSON.parse(start(['build', '--json', '--mask', 'random'], 'hi').stdout) as { maskingKey: string }).maskingKey,
    );
    expect(keys[0]).toMatch(/^[0-9a-f]{8}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('exits with 2 and one line for options that no frame can follow, 0 for a frame that nobody may send', () => {
    for (const args of [['--opcode', '99'], ['--text', 'a', '--hex', '61'], ['--file', folder], ['a']]) {
      const { status, stdout, stderr } = start(['build', ...args]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^frame-by-frame: [^\n]+\n$/);
    }
    expect(start(['build', '--opcode', '15', '--text', ''])).toMatchObject({ status: 0, stdout: '8f 00\n' });
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [program, 'dissect'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.on('error', () => undefined).end('81 02 68 69 '.repeat(50_000));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, error]).toEqual([0, '']);
  });

  it('answers a line as soon as it has come', async () => {
    const child = spawn(process.execPath, [program, 'dissect', '--lines'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
    for (const text of ['a', 'b']) {
      child.stdin.write(`81 01 ${text.charCodeAt(0).toString(16)}\n`);
      expect(JSON.parse((await lines.next()).value as string)).toMatchObject({ messages: [{ text }] });
    }
    child.stdin.end();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});

describe('echo', () => {
  it('serves until it is told to stop, and leaves with 0', async () => {
    const child = spawn(process.execPath, [program, 'echo', '--port', '0'], { env: { ...process.env, LANG: 'C', LC_ALL: 'C' } });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    await expect.poll(() => out, { timeout: 5000 }).toContain('Ctrl+C stops it.');
    const socket = new WebSocket(/ws:\/\/\S+/.exec(out)![0] + '/echo');
    const said = once(socket, 'message');
    await once(socket, 'open');
    socket.send('Hello');
    expect(String((await said)[0])).toBe('Hello');
    const [closed, exited] = [once(socket, 'close'), once(child, 'exit')];
    child.kill('SIGTERM');
    expect((await closed)[0]).toBe(1001);
    expect(await exited).toEqual([0, null]);
  });
});
