/**
 * A server that shows the bytes of the connections opened to it, over a tap: this site's own, or a relay.
 *
 * Knows the tap's protocol: an id as JSON, then records; commands go back as JSON, and so does what is refused of them. Must not know scenarios or what the panel shows.
 */
import { type ControlRefusal, decodeRefusal, encodeControl, LARGEST_CONTROL } from '../../wire/control.ts';
import type { Tapped, WireListener } from '../../wire/endpoint.ts';
import { decodeRecord } from '../../wire/record.ts';
import { openBrowserSocket } from './browser-socket.ts';

export interface TapOptions {
  /** Address of the tap itself. */
  readonly tap: string;
  /** Connections tell the tap's id, so that the tap shows them. A relay shows every connection. */
  readonly named: boolean;
  readonly told: WireListener;
  /** A command was not carried out. */
  readonly refused: (refusal: ControlRefusal) => void;
  /** The tap closed, which ends what can be seen; what is connected stays so. */
  readonly lost: () => void;
}

/** Milliseconds that a tap has to say its id. */
const PATIENCE = 5000;

/** Opens the tap. Rejects when it does not open, or is none. */
export function openTap({ tap, named, told, refused, lost }: TapOptions): Promise<Tapped> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(tap);
    socket.binaryType = 'arraybuffer';
    let id: string | null = null;
    const timer = setTimeout(() => {
      socket.close();
    }, PATIENCE);
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data !== 'string') {
        const record = decodeRecord(new Uint8Array(data));
        if (record !== null) told(record.kind === 'opened' ? { ...record, path: withoutTap(record.path) } : record);
      } else if (id === null) {
        clearTimeout(timer);
        id = idOf(data);
        if (id === null) socket.close();
        else done(tappedBy(socket, named ? id : null, refused));
      } else {
        const refusal = decodeRefusal(data);
        if (refusal !== null) refused(refusal);
      }
    };
    socket.onclose = () => {
      clearTimeout(timer);
      if (id === null) fail(new Error('No tap'));
      else lost();
    };
  });
}

function tappedBy(socket: WebSocket, id: string | null, refused: TapOptions['refused']): Tapped {
  return {
    connect: (url, protocols, listener) => openBrowserSocket(id === null ? url : withTap(url, id), protocols, listener),
    command: (connection, command) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      const message = encodeControl({ connection, command });
      // The server would close the tap over a message that is far too long.
      if (message.length > LARGEST_CONTROL) refused({ refused: 'too-large', connection });
      else socket.send(message);
    },
    close: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}

function withTap(url: string, id: string): string {
  const named = new URL(url);
  named.searchParams.set('tap', id);
  return named.href;
}

/** The path as it was asked for before the tap's id came into it. */
function withoutTap(path: string): string {
  const url = new URL(path, 'ws://tap.invalid');
  if (!url.searchParams.has('tap')) return path;
  url.searchParams.delete('tap');
  return url.pathname + url.search;
}

function idOf(message: string): string | null {
  try {
    const read = JSON.parse(message) as { tap?: unknown } | null;
    return typeof read?.tap === 'string' ? read.tap : null;
  } catch {
    return null;
  }
}
