/** Addresses to try, each for one thing to see. Knows addresses. Must not know their names. */
export const EXAMPLE_GROUPS = ['right', 'mended', 'broken'] as const;
export type ExampleGroup = (typeof EXAMPLE_GROUPS)[number];

export const EXAMPLES = [
  { id: 'usual', group: 'right', url: 'wss://example.com/chat?room=1' },
  { id: 'local', group: 'right', url: 'ws://localhost:8080/' },
  { id: 'query', group: 'right', url: 'ws://example.com?x=1' },
  { id: 'ipv6', group: 'right', url: 'ws://[2001:db8::1]:8080/live' },
  { id: 'default', group: 'right', url: 'wss://example.com:443/chat' },
  { id: 'http', group: 'mended', url: 'https://example.com/chat' },
  { id: 'path', group: 'mended', url: '/chat' },
  { id: 'capitals', group: 'mended', url: 'WSS://Example.COM/Chat' },
  { id: 'slashes', group: 'mended', url: 'wss:example.com/chat' },
  { id: 'idn', group: 'mended', url: 'wss://例子.测试/聊天?房间=1' },
  { id: 'space', group: 'mended', url: 'wss://example.com/my room/../hall' },
  { id: 'user', group: 'mended', url: 'wss://ann:secret@example.com/' },
  { id: 'short', group: 'mended', url: 'ws://127.1:8080/' },
  { id: 'fragment', group: 'broken', url: 'wss://example.com/chat#room-1' },
  { id: 'mixed', group: 'broken', url: 'ws://example.com/chat' },
  { id: 'mail', group: 'broken', url: 'wss://example.com:25/' },
  { id: 'port', group: 'broken', url: 'wss://example.com:65536/' },
  { id: 'scheme', group: 'broken', url: 'localhost:8080/chat' },
  { id: 'bare', group: 'broken', url: 'ws://::1/chat' },
  { id: 'wide', group: 'broken', url: 'ws：//localhost：8080/chat' },
] as const satisfies readonly { id: string; group: ExampleGroup; url: string }[];

export type ExampleId = (typeof EXAMPLES)[number]['id'];
