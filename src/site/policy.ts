/**
 * The Content-Security-Policy of every page. Nothing foreign; WebSockets anywhere, because the reader may open one; scripts
 * only through the two named trusted-types policies. Two inline texts are allowed, each named by its hash: the script that
 * must run before the first paint and the styles it needs, which as files of their own would hold it up by a round trip.
 */
import { POLICY_NAME } from '../state/trusted-url.ts';

/** The policy of a page whose head holds one inline script and one inline style sheet. */
export const pagePolicy = (scriptHash: string, styleHash: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' '${scriptHash}'`,
    `style-src 'self' '${styleHash}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types svelte-trusted-html ${POLICY_NAME}`,
  ].join('; ');

/** The policy of the page for lost addresses, which may load nothing because it does not know where it stands. */
export const lostPagePolicy = (styleHash: string, scriptHash: string): string =>
  [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    `script-src '${scriptHash}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** The hash by which a policy allows one inline text. */
export async function sourceHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
