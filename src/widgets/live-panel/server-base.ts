/** Where the server that served this page has its scenarios, as the tag says that it puts into pages. Never probes. */

const TAG = 'meta[name="frame-by-frame-server"]';

/** As a ws: or wss: address that ends in a slash; null where there is no such tag. */
export function serverBase(): string | null {
  const base = document.head.querySelector<HTMLMetaElement>(TAG)?.content;
  if (base === undefined || base === '') return null;
  const url = new URL(base, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href.replace(/\/*$/, '/');
}
