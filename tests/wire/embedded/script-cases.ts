/**
 * What scripts do with a WebSocket, case by case, and what Chromium tells them, line by line. tests/browser/scripted-sockets.spec.ts
 * holds Chromium to it against the real echo server; script-socket.test.ts holds the endpoint in the page to it.
 */

/** One call of a script. `text` and `bytes` are sent (`bytes`: that many zeros), `look` notes readyState and bufferedAmount. */
export type Call =
  | { readonly do: 'text'; readonly text: string }
  | { readonly do: 'bytes'; readonly length: number }
  | { readonly do: 'close'; readonly code?: number; readonly reason?: string }
  | { readonly do: 'look' };

export interface ScriptCase {
  readonly name: string;
  /** Scenario and query. */
  readonly path: string;
  readonly protocols?: readonly string[];
  /** Calls at once, and whenever an event of that name comes. */
  readonly calls?: Readonly<Partial<Record<'now' | 'open' | 'message' | 'error' | 'close', readonly Call[]>>>;
  readonly told: readonly string[];
}

/** The two shapes of a socket that a case can be played on: the browser's, behind an adapter, and the page's own. */
interface Socket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly protocol: string;
  readonly extensions: string;
  readonly send: (data: string | Uint8Array) => void;
  readonly close: (code?: number, reason?: string) => void;
}
interface Listener {
  readonly open: () => void;
  readonly message: (data: string | Uint8Array) => void;
  readonly error: () => void;
  readonly close: (event: { readonly code: number; readonly reason: string; readonly wasClean: boolean }) => void;
}

/** Plays a case and tells `log`; `done` once the socket has closed. Stands alone, for it is handed to a page as text. */
export function playCase(
  connect: (path: string, protocols: readonly string[], listener: Listener) => Socket,
  scriptCase: Pick<ScriptCase, 'path' | 'protocols' | 'calls'>,
  log: (line: string) => void,
  done: () => void,
): void {
  const NAMES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
  const attempt = (what: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      log(`${what} throws ${(error as Error).name}`);
    }
  };
  let socket: Socket | null = null;
  const call = (each: Call): void => {
    if (socket === null) return;
    const at = socket;
    if (each.do === 'text') attempt('send', () => at.send(each.text));
    else if (each.do === 'bytes') attempt('send', () => at.send(new Uint8Array(each.length)));
    else if (each.do === 'close') attempt('close', () => at.close(each.code, each.reason));
    else log(`${NAMES[at.readyState]!} ${at.bufferedAmount}`);
  };
  const run = (when: 'now' | 'open' | 'message' | 'error' | 'close'): void => scriptCase.calls?.[when]?.forEach(call);
  attempt('connect', () => {
    socket = connect(scriptCase.path, scriptCase.protocols ?? [], {
      open: () => {
        log(`open${socket!.protocol === '' ? '' : ` ${socket!.protocol}`}`);
        run('open');
      },
      message: (data) => {
        const isText = typeof data === 'string';
        const short = isText && data.length <= 40;
        log(short ? `message ${JSON.stringify(data)}` : `message of ${data.length} ${isText ? 'characters' : 'bytes'}`);
        run('message');
      },
      error: () => {
        log(`error in ${NAMES[socket!.readyState]!}`);
        run('error');
      },
      close: ({ code, reason, wasClean }) => {
        log(`close ${code} ${JSON.stringify(reason)} ${wasClean ? 'clean' : 'not clean'} in ${NAMES[socket!.readyState]!}`);
        run('close');
        done();
      },
    });
  });
  if (socket === null) done();
  else run('now');
}

const look: Call = { do: 'look' };
const close = (code?: number, reason?: string): Call => ({
  do: 'close',
  ...(code !== undefined && { code }),
  ...(reason !== undefined && { reason }),
});
const text = (value: string): Call => ({ do: 'text', text: value });
const bytes = (length: number): Call => ({ do: 'bytes', length });

export const SCRIPT_CASES: readonly ScriptCase[] = [
  {
    name: 'echo',
    path: 'echo',
    calls: { now: [look], open: [look, text('Hello'), look], message: [look, close(), look] },
    told: ['CONNECTING 0', 'open', 'OPEN 0', 'OPEN 5', 'message "Hello"', 'OPEN 0', 'CLOSING 0', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'echo of bytes',
    path: 'echo',
    calls: { open: [bytes(300), look], message: [close(3000, 'done')] },
    told: ['open', 'OPEN 300', 'message of 300 bytes', 'close 3000 "done" clean in CLOSED'],
  },
  {
    name: 'close with code',
    path: 'echo',
    calls: { open: [close(1000, 'bye'), look] },
    told: ['open', 'CLOSING 0', 'close 1000 "bye" clean in CLOSED'],
  },
  {
    name: 'a lone surrogate',
    path: 'echo',
    calls: { open: [text('a\ud800b'), look], message: [close(4000, '\udc00')] },
    told: ['open', 'OPEN 5', 'message "a�b"', 'close 4000 "�" clean in CLOSED'],
  },
  {
    name: 'send while CONNECTING',
    path: 'echo',
    calls: { now: [text('x'), look], open: [close()] },
    told: ['send throws InvalidStateError', 'CONNECTING 0', 'open', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'close while CONNECTING',
    path: 'echo',
    calls: { now: [close(), look, text('x'), look], error: [look], close: [look] },
    told: ['CLOSING 0', 'CLOSING 1', 'error in CLOSED', 'CLOSED 1', 'close 1006 "" not clean in CLOSED', 'CLOSED 1'],
  },
  {
    name: 'close while CONNECTING with code',
    path: 'echo',
    calls: { now: [close(4001, 'never mind'), look] },
    told: ['CLOSING 0', 'error in CLOSED', 'close 1006 "" not clean in CLOSED'],
  },
  {
    name: 'codes and reasons that close() refuses',
    path: 'echo',
    calls: {
      open: [close(1001), close(1005), close(999), close(5000), close(0), close(65536), close(66536), close(-1), close(3000.9, 'fits')],
    },
    told: [
      'open',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close throws InvalidAccessError',
      'close 3000 "fits" clean in CLOSED',
    ],
  },
  {
    name: 'reasons that are too long',
    path: 'echo',
    calls: { now: [close(1000, 'x'.repeat(124))], open: [close(1000, '错'.repeat(42)), look, close(1000, '错'.repeat(41)), look] },
    told: [
      'close throws SyntaxError',
      'open',
      'close throws SyntaxError',
      'OPEN 0',
      'CLOSING 0',
      'close 1000 "错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错错" clean in CLOSED',
    ],
  },
  {
    name: 'reason without code',
    path: 'echo',
    calls: { open: [close(undefined, 'because'), look] },
    told: ['open', 'close throws InvalidAccessError', 'OPEN 0'],
  },
  {
    name: 'send after close',
    path: 'echo',
    calls: {
      open: [text('before'), look, close(), look, text('错a'), look, bytes(200), look, text(''), look],
      message: [look],
      close: [look, bytes(70_000), look, close(), text('x'), look],
    },
    told: [
      'open',
      'OPEN 6',
      'CLOSING 6',
      'CLOSING 10',
      'CLOSING 210',
      'CLOSING 210',
      'close 1005 "" clean in CLOSED',
      'CLOSED 204',
      'CLOSED 70204',
      'CLOSED 70205',
    ],
  },
  {
    name: 'big send and close at once',
    path: 'echo',
    calls: { open: [bytes(1_000_000), look, close(1000), look], close: [look] },
    told: ['open', 'OPEN 1000000', 'CLOSING 1000000', 'close 1000 "" clean in CLOSED', 'CLOSED 0'],
  },
  {
    name: 'close twice',
    path: 'echo',
    calls: { open: [close(4000, 'one'), close(4001, 'two')] },
    told: ['open', 'close 4000 "one" clean in CLOSED'],
  },
  {
    name: 'invalid close when closed',
    path: 'close',
    calls: { close: [close(1), close(1000, 'x'.repeat(124))] },
    told: ['open', 'close 1005 "" clean in CLOSED', 'close throws InvalidAccessError', 'close throws SyntaxError'],
  },
  { name: 'a subprotocol that is none', path: 'echo', protocols: ['a b'], told: ['connect throws SyntaxError'] },
  { name: 'an empty subprotocol', path: 'echo', protocols: [''], told: ['connect throws SyntaxError'] },
  { name: 'a subprotocol twice', path: 'echo', protocols: ['chat', 'chat'], told: ['connect throws SyntaxError'] },
  {
    name: 'a subprotocol in other letters',
    path: 'echo',
    protocols: ['chat', 'CHAT'],
    calls: { open: [close()] },
    told: ['open chat', 'close 1005 "" clean in CLOSED'],
  },
  { name: 'a fragment in the URL', path: 'echo#top', told: ['connect throws SyntaxError'] },
  { name: 'an empty fragment in the URL', path: 'echo#', told: ['connect throws SyntaxError'] },
  {
    name: 'subprotocol chosen',
    path: 'subprotocol',
    protocols: ['mqtt', 'superchat', 'chat'],
    calls: { open: [close()] },
    told: ['open superchat', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'no subprotocol chosen',
    path: 'subprotocol',
    protocols: ['mqtt'],
    told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'],
  },
  {
    name: 'subprotocol on silence of the server about it',
    path: 'masked-frame',
    protocols: ['chat'],
    told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'],
  },
  {
    name: 'compression offered and left aside',
    path: 'deflate',
    calls: { open: [text('Hello')], message: [close()] },
    told: ['open', 'message "Hello"', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'welcome',
    path: 'welcome',
    calls: { open: [text('gopher')], message: [close()] },
    told: ['open', 'message "welcome: gopher"', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'fragments',
    path: 'fragments',
    calls: { open: [text('你好世界')], message: [close()] },
    told: ['open', 'message "你好世界"', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'fragments of nothing',
    path: 'fragments',
    calls: { open: [text('')], message: [close()] },
    told: ['open', 'message ""', 'close 1005 "" clean in CLOSED'],
  },
  {
    name: 'ticker',
    path: 'ticker?every=20',
    calls: { message: [close(1000, 'enough')] },
    told: ['open', 'message "{\\"count\\":1}"', 'close 1000 "enough" clean in CLOSED'],
  },
  {
    name: 'ping',
    path: 'ping?every=20',
    calls: { open: [text('x')], message: [close(1000)] },
    told: ['open', 'message "x"', 'close 1000 "" clean in CLOSED'],
  },
  { name: 'server closes', path: 'close', calls: { close: [look] }, told: ['open', 'close 1005 "" clean in CLOSED', 'CLOSED 0'] },
  { name: 'server closes with code', path: 'close?code=1011&reason=%E9%94%99', told: ['open', 'close 1011 "错" clean in CLOSED'] },
  { name: 'server closes with 1001', path: 'close?code=1001', told: ['open', 'close 1001 "" clean in CLOSED'] },
  { name: 'server closes with 1000', path: 'close?code=1000&reason=bye', told: ['open', 'close 1000 "bye" clean in CLOSED'] },
  { name: 'server closes with 3000', path: 'close?code=3000', told: ['open', 'close 3000 "" clean in CLOSED'] },
  { name: 'server closes with 1014', path: 'close?code=1014', told: ['open', 'close 1014 "" clean in CLOSED'] },
  {
    name: 'server closes when the script does',
    path: 'close?code=4999',
    calls: { open: [close(4000)] },
    told: ['open', 'close 4999 "" clean in CLOSED'],
  },
  { name: 'a code that the server may not send', path: 'close?code=1005', told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'] },
  {
    name: 'slow',
    path: 'slow?every=20',
    calls: { open: [text('abc'), bytes(5)], message: [] },
    told: ['open', 'message "read 3 bytes"', 'message of 5 bytes'],
  },
  {
    name: 'limit',
    path: 'limit',
    calls: { open: [text('x'.repeat(1024)), bytes(1025)], close: [look] },
    told: ['open', 'message of 1024 characters', 'close 1009 "" clean in CLOSED', 'CLOSED 0'],
  },
  {
    name: 'refuse',
    path: 'refuse',
    calls: { now: [look], error: [look], close: [look] },
    told: ['CONNECTING 0', 'error in CLOSED', 'CLOSED 0', 'close 1006 "" not clean in CLOSED', 'CLOSED 0'],
  },
  { name: 'refuse 426', path: 'refuse?status=426', told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'] },
  { name: 'refuse 401', path: 'refuse?status=401', told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'] },
  { name: 'refuse 500', path: 'refuse?status=500', told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'] },
  { name: 'no such path', path: 'nowhere', told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'] },
  { name: 'wrong accept', path: 'wrong-accept', told: ['error in CLOSED', 'close 1006 "" not clean in CLOSED'] },
  ...[
    'masked-frame',
    'rsv-set',
    'reserved-opcode',
    'invalid-utf8',
    'long-control',
    'fragmented-ping',
    'lone-continuation',
    'one-byte-close',
    'close-1005',
    'frame-after-close',
  ].map((path) => ({
    name: path,
    path,
    calls: { open: [look], error: [look], close: [look] },
    told: ['open', 'OPEN 0', 'error in CLOSED', 'CLOSED 0', 'close 1006 "" not clean in CLOSED', 'CLOSED 0'],
  })),
  {
    name: 'reset',
    path: 'reset',
    calls: { open: [look], error: [look], close: [look] },
    // No event named error: Chromium drops a connection that is lost, and does not fail it.
    told: ['open', 'OPEN 0', 'close 1006 "" not clean in CLOSED', 'CLOSED 0'],
  },
  {
    name: 'masked-frame when closing',
    path: 'masked-frame',
    calls: { open: [close(1000)] },
    told: ['open', 'error in CLOSED', 'close 1006 "" not clean in CLOSED'],
  },
  { name: 'reset when sending', path: 'reset', calls: { open: [bytes(100)] }, told: ['open', 'close 1006 "" not clean in CLOSED'] },
  {
    name: 'close-1005 when closing',
    path: 'close-1005',
    calls: { open: [close(1000)] },
    told: ['open', 'error in CLOSED', 'close 1006 "" not clean in CLOSED'],
  },
];
