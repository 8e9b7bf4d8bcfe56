/**
 * The Content-Security-Policy of every page. Nothing foreign and nothing inline; WebSockets anywhere, because the
 * reader may open one; scripts only through the two named trusted-types policies.
 */
import { POLICY_NAME } from '../state/trusted-url.ts';

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
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
