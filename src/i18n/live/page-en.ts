/** English words of the live page around its panel. */
export const pageEn = {
  lead: 'Connect and talk. On the left stands what a script sees; on the right, the bytes that made it so: handshake, frames of both sides, Pings, Closes, the end of TCP.',
  without: 'The panel itself needs JavaScript. What it would show stands below as an example, and all its scenarios as a table.',
  see: {
    heading: 'What to look for',
    list: [
      {
        text: 'One send() is one frame, and one frame is one event: until the server sends a message in fragments. Then several frames are one event.',
        section: '5.4',
      },
      { text: 'A Ping is a frame, and no event. The browser answers it by itself, and the script never knows.', section: '5.5.2' },
      {
        text: 'Every frame of the client is masked with a key of its own. Send the same text twice, and the payload on the wire is another.',
        section: '5.3',
      },
      { text: 'close comes when TCP ends, not when the Close frame comes. What stands in between is CLOSING.', section: '7.1.4' },
      {
        text: 'When the server breaks a rule, the script is told error and 1006. The code that says why is on the wire, on its way to the server.',
        section: '7.1.7',
      },
    ],
  },
  honest: {
    heading: 'Observed, and reconstructed',
    observed: 'Observed: a tap at the server’s end saw these bytes and sent them here over a connection of its own. Solid.',
    reconstructed:
      'Reconstructed: a foreign server has no tap, and a browser shows pages no bytes. The panel puts together what must have been sent for what the script did and was told. Dashed, and without the masking key: nobody told it to the page.',
    relay: 'To see the real bytes between your own client and your own server, start the relay in front of it.',
  },
  table: {
    heading: 'All scenarios',
    caption: 'Each is a path of the echo server: /echo, /welcome, … With npm start it is there at once.',
    path: 'Path',
    does: 'What the server does',
    requires: 'What the RFC requires',
    section: 'Section',
  },
};
