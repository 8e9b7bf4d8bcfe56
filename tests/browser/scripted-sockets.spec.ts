/**
 * What Chromium's WebSocket tells a script, case by case, against the real echo server: the same tables that the endpoint in the page is held
 * to (tests/wire/embedded). All cases of a table run side by side on one page.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { attachEcho } from '../../src/server/echo.ts';
import { encodeControl } from '../../src/wire/control.ts';
import type { ServerCommand } from '../../src/wire/endpoint.ts';
import { openTap, type OpenTap, type Running } from '../server/harness.ts';
import { closeOfClient } from '../wire/embedded/harness.ts';
import { RAW_CASES } from '../wire/embedded/raw-cases.ts';
import { playCase, SCRIPT_CASES, type ScriptCase } from '../wire/embedded/script-cases.ts';

type Logs = Record<string, string[]>;
type Connect = Parameters<typeof playCase>[0];

const it = test.extend<{ running: Running }>({
  running: async ({ page }, use) => {
    const server = createServer((_, response) => response.end('<!doctype html><title>a page</title>'));
    const echo = attachEcho(server, { limits: { taps: 1_000, connections: 2_000 } });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await use({ port, echo, url: (path) => `ws://127.0.0.1:${port}${path}`, stop: () => Promise.resolve() });
    server.closeAllConnections();
    server.close();
  },
});

/** Starts cases in the page; what each is told gathers in `window.told`, by name. */
const start = (page: Page, cases: readonly Pick<ScriptCase, 'name' | 'path' | 'protocols' | 'calls'>[]) =>
  page.evaluate(
    ([source, all]) => {
      const play = (0, eval)(`(${source})`) as typeof playCase;
      const told: Logs = {};
      (window as unknown as { told: Logs }).told = told;
      for (const each of all) {
        const lines: string[] = (told[each.name] = []);
        const connect: Connect = (path, protocols, listener) => {
          const socket = new WebSocket(path, [...protocols]);
          socket.binaryType = 'arraybuffer';
          socket.onopen = listener.open;
          socket.onerror = listener.error;
          socket.onclose = listener.close;
          socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
            listener.message(typeof data === 'string' ? data : new Uint8Array(data));
          return socket as unknown as ReturnType<Connect>;
        };
        play(
          connect,
          each,
          (line) => lines.push(line),
          () => undefined,
        );
      }
    },
    // As data: a page knows no undefined in what it is handed.
    [playCase.toString(), JSON.parse(JSON.stringify(cases)) as typeof cases] as const,
  );

const toldOn = (page: Page): Promise<Logs> => page.evaluate(() => (window as unknown as { told: Logs }).told);

it('scripts are told what the table of scripts says', async ({ page, running }) => {
  await start(
    page,
    SCRIPT_CASES.map((each) => ({ ...each, path: running.url(`/${each.path}`) })),
  );
  await expect.poll(() => toldOn(page)).toEqual(Object.fromEntries(SCRIPT_CASES.map(({ name, told }) => [name, told])));
});

it('bytes of a server are taken and answered as the table of bytes says', async ({ page, running }) => {
  const taps = new Map<string, OpenTap>();
  for (const { name } of RAW_CASES) taps.set(name, await openTap(running));
  const tell = (name: string, commands: readonly ServerCommand[]): void => {
    for (const command of commands) taps.get(name)!.socket.send(encodeControl({ connection: 1, command }));
  };
  await start(
    page,
    RAW_CASES.map(({ name, calls }) => ({ name, path: running.url(`/silence?tap=${taps.get(name)!.id}`), ...(calls && { calls }) })),
  );
  await expect.poll(async () => Object.values(await toldOn(page)).every((lines) => lines[0] === 'open')).toBe(true);
  for (const { name, commands } of RAW_CASES) tell(name, commands);
  const answers = (): Logs => Object.fromEntries(RAW_CASES.map(({ name }) => [name, [closeOfClient(taps.get(name)!.records) ?? 'none']]));
  // What comes later comes when what came before is answered, and before Chromium gives up waiting for the end of TCP.
  const early = RAW_CASES.filter(({ answer, later }) => answer !== null && later !== undefined);
  await expect.poll(() => early.every(({ name }) => answers()[name]![0] !== 'none'), { intervals: [20] }).toBe(true);
  for (const { name, later = [] } of RAW_CASES) tell(name, later);
  await expect.poll(() => toldOn(page)).toEqual(Object.fromEntries(RAW_CASES.map(({ name, told }) => [name, told])));
  await expect.poll(answers).toEqual(Object.fromEntries(RAW_CASES.map(({ name, answer }) => [name, [answer ?? 'none']])));
  for (const { socket } of taps.values()) socket.terminate();
});
