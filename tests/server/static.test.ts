/** The static server behind `npm start` and the browser tests answers like any static host. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic, type StaticServer } from '../../src/server/static.ts';

const outside = mkdtempSync(join(tmpdir(), 'static-server-'));
const root = join(outside, 'dist');
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(root, 'frames'), { recursive: true });
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<h1>home</h1>');
  writeFileSync(join(root, '404.html'), '<h1>lost</h1>');
  writeFileSync(join(root, 'frames/index.html'), '<h1>帧</h1>'.repeat(100));
  writeFileSync(join(root, 'assets/a.js'), 'export {}');
  server = await serveStatic({ root, base: '/a/b/' });
});
afterAll(async () => {
  await server.close();
  rmSync(outside, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, server.url), { redirect: 'manual', ...init });

/** A request whose target is sent as it is, without the tidying that fetch does. */
const raw = (path: string): Promise<number> =>
  new Promise((done, fail) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      done(response.statusCode!);
    })
      .on('error', fail)
      .end();
  });

describe('serveStatic', () => {
  it('names its address with the sub-path', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a\/b\/$/);
  });

  it('serves a folder by its index, compressed when the client can', async () => {
    const page = await get('frames/', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-encoding')).toBe('br');
    expect(await page.text()).toContain('帧');
    const plain = await get('frames/', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toContain('帧');
  });

  it('adds the slash that a folder needs, keeping the query', async () => {
    const answer = await get('frames?x=1');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/a/b/frames/?x=1']);
    expect((await get('/a/b')).headers.get('location')).toBe('/a/b/');
  });

  it('answers 404 with the site’s own page, also outside the sub-path', async () => {
    for (const path of ['no/such/page/', 'frames/index.html/', 'assets/', '/', '/a/bc/']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toContain('lost');
    }
  });

  it('never leaves its folder', async () => {
    for (const path of ['/a/b/../secret.txt', '/a/b/%2e%2e/secret.txt', '/a/b/..%2fsecret.txt', '/a/b/%'])
      expect(await raw(path), path).toBe(404);
  });

  it('lets browsers keep hashed files and revalidate the rest', async () => {
    expect((await get('assets/a.js')).headers.get('cache-control')).toContain('immutable');
    const page = await get('');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await get('', { headers: { 'if-none-match': page.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });

  it('refuses to write', async () => {
    expect((await get('', { method: 'POST' })).status).toBe(405);
  });

  it('says when its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(serveStatic({ root, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
