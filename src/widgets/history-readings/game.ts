/**
 * The game "date this tutorial": snippets in the manner of old articles, and the stop that each gives away.
 *
 * Knows lines of code, which need no translation, and answers. Must not know prose (i18n/history) or the DOM.
 */
import { type SnippetId, SNIPPET_IDS } from '../../i18n/history/snippets.ts';
import type { StopId } from '../../protocol/legacy/stop-ids.ts';

export interface Snippet {
  readonly id: SnippetId;
  /** Lines of code; null where the snippet is prose. */
  readonly code: readonly string[] | null;
  readonly answer: StopId;
}

const SNIPPET_CODE: Readonly<Record<SnippetId, readonly string[] | null>> = {
  delimiters: null,
  capital: ['Upgrade: WebSocket', 'Connection: Upgrade', 'WebSocket-Origin: http://www.test.example'],
  thirteen: ['Upgrade: websocket', 'Sec-WebSocket-Key: xqBt3ImNzJbYqRINxEFlkg==', 'Sec-WebSocket-Version: 13'],
  spaces: null,
  moz: ['var ws = new MozWebSocket("ws://chat.example/");', '// server log: Sec-WebSocket-Version: 8'],
  connect: [':method = CONNECT', ':protocol = websocket', ':status = 200'],
  sample: ['HTTP/1.1 101 Web Socket Protocol Handshake', 'WebSocket-Location: ws://localhost:7777/echo'],
  masked: ['Origin: http://www.test.example', 'Sec-WebSocket-Version: 13', '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
};

const ANSWERS: Readonly<Record<SnippetId, StopId>> = {
  delimiters: '76',
  capital: '75',
  thirteen: 'rfc',
  spaces: '76',
  moz: 'hybi',
  connect: 'http2',
  sample: '75',
  masked: 'rfc',
};

export const SNIPPETS: readonly Snippet[] = SNIPPET_IDS.map((id) => ({ id, code: SNIPPET_CODE[id], answer: ANSWERS[id] }));
