/**
 * A page of the built site in a real browser, used under a trace: how long the page was busy in one go.
 *
 * Knows the browser, the clipboard and traces. Must not know what is pasted.
 */
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.js';
import { serveStatic } from '../../src/server/static.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly dur?: number;
  /** Processor time of the thread, which does not count waiting for a busy machine. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds of the longest task of the page's main thread, by the clock and by its processor time, and of all that was done. */
export interface Busy {
  readonly wall: number;
  readonly processor: number;
  readonly total: number;
}

/** Runs `act` under a trace and says how busy it kept the page's main thread. */
export async function busyWhile(session: CDPSession, act: () => Promise<void>): Promise<Busy> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown }): void => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', '__metadata'] } });
  const started = performance.now();
  await act();
  const total = performance.now() - started;
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  const mains = new Set(
    events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map((e) => `${e.pid}/${e.tid}`),
  );
  const tasks = events.filter((e) => /RunTask$/.test(e.name) && e.ph === 'X' && mains.has(`${e.pid}/${e.tid}`));
  const most = (of: (event: TraceEvent) => number | undefined) => Math.max(0, ...tasks.map((e) => (of(e) ?? 0) / 1000));
  return { wall: most((e) => e.dur), processor: most((e) => e.tdur), total };
}

/** A fresh page with a text on its clipboard. */
export interface Bench {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Calls `measure` with as many fresh pages at `path` of the site as wanted, one after the other. */
export async function onFreshPages<T>(runs: number, text: string, measure: (bench: Bench) => Promise<T>, path = 'frames/'): Promise<T[]> {
  const server = await serveStatic({ root: 'dist', base: '/', host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox: false });
  const results: T[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(server.url + path);
    await page.waitForSelector('[data-hydrated]');
    await page.evaluate((content) => navigator.clipboard.writeText(content), text);
    results.push(await measure({ page, session: await context.newCDPSession(page) }));
    await context.close();
  }
  await browser.close();
  await server.close();
  return results;
}

/** Presses Ctrl+V in the box and waits until the counts begin with `counts` and nothing is being read. */
export async function paste(page: Page, counts: string): Promise<void> {
  await page.getByRole('textbox').first().focus();
  await page.keyboard.press('Control+V');
  await page.getByTestId('counts').filter({ hasText: counts }).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector('progress') === null);
}

/** What follows a paste a moment later (the address, late parts) is part of what it costs. */
export const aftermath = (page: Page): Promise<void> => page.waitForTimeout(500);

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
export const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** A row of the table: the median and each run. */
export const row = (label: string, values: readonly number[]): string[] => [label, ms(median(values)), ...values.map(ms)];

export const headers = (runs: number): string[] => ['scenario', 'median', ...Array.from({ length: runs }, (_, i) => `run ${i + 1}`)];
