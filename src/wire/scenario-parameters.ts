/**
 * What the scenarios are played with: the numbers and names that every server of them keeps to, and how their queries are read.
 *
 * Must not know how a scenario is played.
 */
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import { closeCodeRefusal } from '../protocol/connection/refusals.ts';
import { MAX_REASON_LENGTH } from '../protocol/frame/close-body.ts';

/** Subprotocols of `/subprotocol`. */
export const SUBPROTOCOLS: readonly string[] = ['chat', 'superchat', 'echo'];

/** Payload bytes of the largest message that a server of scenarios takes. */
export const LARGEST_MESSAGE = 16 * 1024 * 1024;

/** Payload bytes of the largest message that the scenario `limit` takes. */
export const SMALL_MESSAGE = 1024;

/** Milliseconds between two acts of a scenario where its query does not say. */
export const EVERY = { ticker: 1000, ping: 2000, slow: 500 } as const;

/** The parameter `every`, in milliseconds: at least 20, at most a minute. */
export function everyOf(query: URLSearchParams, usual: number): number {
  const asked = Number(query.get('every') ?? usual);
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 20), 60_000) : usual;
}

/** The status that `refuse` is asked for. */
export const statusOf = (query: URLSearchParams): number => Number(query.get('status') ?? 403);

/** What `close` is asked for; null where a server may not put it into a Close frame. Without a code there is no reason either. */
export function closeOf(query: URLSearchParams): { code?: number; reason?: string } | null {
  const [code, reason] = [query.get('code'), query.get('reason') ?? ''];
  if (code === null) return {};
  if (!/^\d{4}$/.test(code) || closeCodeRefusal(Number(code), 'server') !== null) return null;
  return encodeUtf8(reason).length > MAX_REASON_LENGTH ? null : { code: Number(code), reason };
}
