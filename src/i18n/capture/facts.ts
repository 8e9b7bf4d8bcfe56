/**
 * Facts of a diagnosis in the form that both languages print.
 *
 * Knows hex and proper names. Must not word anything.
 */
import { fact, type CaptureParams } from './shape.ts';

/** Hex digits as pairs with spaces: `e803` -> `e8 03`. */
export function spaced(params: CaptureParams, key: string): string {
  return fact(params, key).replace(/(..)(?=.)/g, '$1 ');
}

const TLS_TYPES: Readonly<Record<string, string>> = { 'change-cipher-spec': '14', alert: '15', handshake: '16', data: '17' };

/** The type byte and the major version byte that every TLS record begins with: `16 03`. */
export function tlsStart(params: CaptureParams): string {
  return `${TLS_TYPES[fact(params, 'type')] ?? '16'} ${fact(params, 'version').slice(0, 2)}`;
}

/** The fact `code` as the two bytes of a close code. */
export function code16(params: CaptureParams): string {
  return Number(params['code']).toString(16).padStart(4, '0').replace(/(..)/, '$1 ');
}

/** Names that the authors of these protocols write. */
export const DIALECTS: Readonly<Record<string, string>> = {
  'json-rpc': 'JSON-RPC',
  phoenix: 'Phoenix Channels',
  wamp: 'WAMP',
  'action-cable': 'Action Cable',
  signalr: 'SignalR',
  sockjs: 'SockJS',
};
