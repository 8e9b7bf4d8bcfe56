/** English prose of the messages page, around the tool. */
export const pageEn = {
  lead: 'A message may travel in one frame or in many. Cut one, put frames in between, change their order, and watch what a strict receiver makes of it.',
  why: {
    heading: 'Message, frame, read: three different things',
    message:
      'A message is what one program hands over and the other gets. A frame is how it travels: the sender, or anything on the way that understands frames, may cut it into fragments. A TCP read is how many bytes happened to arrive together. None of the three borders says anything about the others.',
    opcode:
      'The first fragment alone says the type, text or binary. Every further one has opcode 0, continuation, and only the last has FIN 1. Who writes “text” on each fragment starts a new message in the middle of the old one, and the receiver fails the connection with 1002.',
    control: (most: number) =>
      `Ping, Pong and Close may come between fragments: that is why a long message does not hold up a heartbeat. They carry at most ${most} bytes and are never fragmented themselves. Data frames of another message may not come in between.`,
    text: 'A text message must be UTF-8 as a whole. A single frame of it need not be: a cut may go through the middle of a character. Who decodes each frame on its own gets broken characters, or fails a connection that is in order.',
    why: 'What is it good for? A sender can begin before it knows the length, and a sender that streams can let control frames through in time. Applications should not give fragments a meaning: the borders may be moved on the way.',
    further: 'Where it stands:',
    between: ', ',
  },
};
