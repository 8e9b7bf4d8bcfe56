/** What a build is told from outside: version, and the addresses that only the person who publishes it knows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteInfo } from '../site-info.ts';

/** Reads `SITE_URL` and `REPOSITORY_URL` from the environment; throws one clear line when either is no http(s) URL. */
export async function siteInfo(root: string): Promise<SiteInfo> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const address = (name: string): string | null => {
    const value = process.env[name];
    if (!value) return null;
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) throw new Error(`${name} must be an http(s) address: ${value}`);
    return new URL(value).href;
  };
  const url = address('SITE_URL');
  return { version, siteUrl: url && (url.endsWith('/') ? url : url + '/'), repositoryUrl: address('REPOSITORY_URL') };
}
