/**
 * Writes the tag of the echo server into pages on their way to the browser; files stay as they were built.
 *
 * Knows HTML's head, and that a service worker checks the pages it keeps. Must not know how files are served.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVER_TAG } from '../wire/server-tag.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' };
const HEAD_END = Buffer.from('</head>');

/** The page with the tag at the end of its head; as it was where it has none. `base`: where the echo server is. */
export function tagged(page: Buffer, base: string): Buffer {
  const at = page.indexOf(HEAD_END);
  if (at < 0) return page;
  const tag = `<meta name="${SERVER_TAG}" content="${base.replace(/[&"<]/g, (each) => ESCAPES[each]!)}">`;
  return Buffer.concat([page.subarray(0, at), Buffer.from(tag), page.subarray(at)]);
}

/**
 * The service worker of the site in `folder`, whose list has the hash of every file: with the hashes of the pages as they are served.
 * Otherwise it would take them for damaged and keep nothing.
 */
export async function taggedWorker(worker: Buffer, folder: string, base: string): Promise<Buffer> {
  let text = worker.toString();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.html')) continue;
    const page = await readFile(join(folder, file));
    text = text.replaceAll(integrityOf(page), integrityOf(tagged(page, base)));
  }
  return Buffer.from(text);
}

function integrityOf(data: Buffer): string {
  return 'sha256-' + createHash('sha256').update(data).digest('base64');
}
