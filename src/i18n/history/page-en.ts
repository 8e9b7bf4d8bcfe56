/** English words of the history page around the tool. */
export const pageEn = {
  badge: 'Obsolete: for reading old material only',
  lead: 'Before RFC 6455 browsers spoke other protocols under the same name, and tutorials from that time are still copied. Here you can work their handshake out, read their frames beside today’s, and tell from a line how old a text is.',
  facts: {
    heading: 'The versions at a glance',
    stop: 'Version',
    date: 'Date',
    version: 'Sec-WebSocket-Version',
    proof: 'Proof that the request was read',
    framing: 'Messages',
    none: 'none',
    proofs: {
      '75': 'none',
      '76': 'MD5 of two numbers and eight bytes',
      hybi: 'SHA-1 of key and GUID',
      rfc: 'SHA-1 of key and GUID',
      http2: 'none needed: :protocol',
    },
    framings: {
      'until-ff': '00 … ff, text only',
      frames: 'frames with opcode and length; a client masks',
    },
  },
  worked: {
    heading: 'The draft’s example, worked out',
    key: 'Key',
    digits: 'Digits',
    spaces: 'Spaces',
    number: 'Number',
    bytes: 'Bytes',
    result: (body: string, answer: string) => `With the body ${body} the answer is ${answer}.`,
  },
  notes: {
    heading: 'When you meet it',
    list: [
      'An article says that data starts with 0x00 and ends with 0xFF: it describes 2010. No browser of today sends or takes such frames.',
      'A library offers “hixie” or “draft 76” support: switch it off. What still needs it is out of support for more than ten years.',
      'A capture begins with 00 and text: the frames page recognises it, rewrites it as today’s frames and leads here.',
      'A server waits for a Key1: the client speaks RFC 6455, and the server is from 2010. Update the server.',
    ],
    sources: 'The drafts:',
  },
};
