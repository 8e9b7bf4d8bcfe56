/**
 * What `new WebSocket(address)` did in Chromium 156 on http://example.org/app/: `socket.url`, or the name of what it threw. The unit test
 * asks our reading, the browser test asks the browser again. Left out: where Chromium is known to differ from the URL Standard (a
 * space in a host, `|` and `^` in a path).
 */
export const CONSTRUCTOR_ROWS: readonly (readonly [address: string, url: string])[] = [
  ['ws://a.example/x?y=1', 'ws://a.example/x?y=1'],
  ['wss://a.example:443/', 'wss://a.example/'],
  ['ws://a.example', 'ws://a.example/'],
  ['ws://a.example?x=1', 'ws://a.example/?x=1'],
  // Fragments, an empty one too
  ['ws://a.example/#top', 'SyntaxError'],
  ['ws://a.example/#', 'SyntaxError'],
  ['ws://a.example/?q=a#b', 'SyntaxError'],
  ['ws://a.example/%23top', 'ws://a.example/%23top'],
  // Schemes
  ['http://a.example/', 'ws://a.example/'],
  ['https://a.example/', 'wss://a.example/'],
  ['WS://A.EXAMPLE/Path', 'ws://a.example/Path'],
  ['ftp://a.example/', 'SyntaxError'],
  ['mailto:a@b', 'SyntaxError'],
  ['localhost:8080/x', 'SyntaxError'],
  ['blob:http://a/x', 'SyntaxError'],
  // Slashes
  ['wss:a.example', 'wss://a.example/'],
  ['ws:/a.example', 'ws://a.example/'],
  ['ws:///a.example', 'ws://a.example/'],
  ['ws:\\\\a.example\\x', 'ws://a.example/x'],
  // Relative addresses
  ['/chat', 'ws://example.org/chat'],
  ['chat', 'ws://example.org/app/chat'],
  ['?x', 'ws://example.org/app/?x'],
  ['//b.example/x', 'ws://b.example/x'],
  ['', 'ws://example.org/app/'],
  ['a.example/x', 'ws://example.org/app/a.example/x'],
  ['ws//a.example', 'ws://example.org/app/ws//a.example'],
  ['ws：//a.example/', 'ws://example.org/app/ws%EF%BC%9A//a.example/'],
  // Hosts
  ['wss://', 'SyntaxError'],
  ['ws://[::1]:8080/', 'ws://[::1]:8080/'],
  ['ws://[2001:DB8:0:0:0:0:0:1]/', 'ws://[2001:db8::1]/'],
  ['ws://[::1', 'SyntaxError'],
  ['ws://::1/', 'SyntaxError'],
  ['ws://[fe80::1%25eth0]/', 'SyntaxError'],
  ['ws://1.2.3/', 'ws://1.2.0.3/'],
  ['ws://0x7f.1/', 'ws://127.0.0.1/'],
  ['ws://256.1.1.1/', 'SyntaxError'],
  ['ws://例子.测试/聊天?问=1', 'ws://xn--fsqu00a.xn--0zwm56d/%E8%81%8A%E5%A4%A9?%E9%97%AE=1'],
  ['ws://faß.example/', 'ws://xn--fa-hia.example/'],
  ['ws://a_b.example/', 'ws://a_b.example/'],
  // Ports
  ['ws://a.example:/', 'ws://a.example/'],
  ['ws://a.example:080/', 'ws://a.example/'],
  ['ws://a.example:0/', 'ws://a.example:0/'],
  ['ws://a.example:25/', 'ws://a.example:25/'],
  ['ws://a.example:65535/', 'ws://a.example:65535/'],
  ['ws://a.example:65536/', 'SyntaxError'],
  ['ws://a.example:80x/', 'SyntaxError'],
  // The rest
  ['ws://user:pw@a.example/', 'ws://user:pw@a.example/'],
  ['ws://a.example/a b', 'ws://a.example/a%20b'],
  ['ws://a.example/./b/../c', 'ws://a.example/c'],
  ['ws://a.example\\x', 'ws://a.example/x'],
  ['ws://a.example/%zz', 'ws://a.example/%zz'],
  ['  ws://a.example/x  ', 'ws://a.example/x'],
  ['ws://a.ex\nample/x', 'ws://a.example/x'],
];
