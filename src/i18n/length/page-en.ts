/** English words of the length page around its tool. */
export const pageEn = {
  lead: 'A frame says how many bytes of payload follow. Small numbers fit into byte 1; larger ones take two or eight bytes more.',
  forms: {
    heading: 'The three spellings',
    caption: 'How each spelling is written, and what it costs',
    spelling: 'Spelling',
    lengths: 'Lengths',
    code: 'Code in byte 1',
    codeIsLength: 'the length itself',
    after: 'Length bytes after it',
    none: 'none',
    header: 'Header',
    headerMasked: 'Header with MASK',
  },
  sizes: {
    heading: 'Header bytes at the edges',
    caption: 'Byte 1 and the length bytes, and the size of the whole header, where the spelling changes',
    length: 'Length',
    plain: 'From a server',
    masked: 'From a client',
    bytes: (count: number) => `${count} bytes`,
  },
  notes: {
    heading: 'What often goes wrong',
    list: (sample: string, sampleBytes: number, mostInControl: number) => [
      'The length counts the payload alone: neither the header nor the masking key.',
      `It counts bytes, not characters: “${sample}” is ${sampleBytes} bytes in UTF-8.`,
      'The shortest spelling is required, and the most significant byte comes first.',
      'Code 127 means eight bytes, even for a length that would fit into four; the top bit of the eight is 0.',
      `Close, ping and pong carry at most ${mostInControl} bytes, so they only know the first spelling.`,
    ],
    section: 'The rule stands in',
  },
};
