/** English words of the address page around its tool. */
export const pageEn = {
  lead: 'A ws:// or wss:// address says whom to call, whether in private, and what to ask for. Type one and see each part go its way.',
  parts: {
    heading: 'Where each part goes',
    caption: 'The parts of a ws-URI, and where they are on the wire',
    part: 'Part',
    goes: 'Goes into',
    example: 'In the example',
    rows: {
      scheme: 'the choice between plain TCP and TLS; no byte of it is sent',
      userinfo: 'nowhere: a ws-URI has none',
      host: 'the DNS, the certificate of TLS, the Host header',
      port: 'TCP; Host, unless it is the default',
      path: 'the request line',
      query: 'the request line',
      fragment: 'nowhere: it is not allowed',
    },
  },
  readers: {
    heading: 'Who takes what',
    caption: 'The same address, read by RFC 6455 and by the constructor of a browser',
    address: 'Address',
    rfc: 'RFC 6455 §3',
    browser: 'new WebSocket() on',
    valid: 'valid',
    invalid: 'not valid',
    outcomes: {
      connects: 'connects to',
      'not-a-url': 'SyntaxError',
      scheme: 'SyntaxError',
      fragment: 'SyntaxError',
      mixed: 'blocked: mixed content',
      port: 'fails: blocked port',
    },
  },
  ports: {
    heading: 'Ports that browsers never connect to',
    text: 'RFC 6455 allows any port. Browsers keep away from those of mail and other old services, because a request could pass for commands there. The list is the Fetch Standard’s:',
  },
  notes: {
    heading: 'Worth knowing',
    list: [
      'ws:// stands in what a script passes to new WebSocket(). On the wire the request line shows the path alone.',
      'Since 2023 the WebSockets Standard takes http:, https: and relative addresses, and turns them into ws: or wss:. Tools outside of browsers often do not.',
      'Everything behind the host is visible to the server and lands in its logs; over ws:// it is visible to everybody on the way.',
      'A page’s script cannot set headers. So tokens end up in the query: a cookie, or a first message, is better.',
      'One host may serve many things: path and subprotocol tell them apart, not the port.',
    ],
    section: 'The grammar stands in',
  },
};
