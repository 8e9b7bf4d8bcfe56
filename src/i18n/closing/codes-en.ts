/** English words of the close-code explorer. The codes themselves are worded in i18n/terms. */
import type { CloseCodeClass } from '../../protocol/frame/close-body.ts';
import type { CloseCodeRange } from '../../protocol/frame/close-codes.ts';

export const codesEn = {
  heading: 'The close codes',
  intro: 'Two bytes, most significant first. Choose a range, a code, or type any number from 0 to 65535.',
  line: 'Codes 0 to 4999 and their ranges',
  ranges: {
    unused: 'not used',
    protocol: 'protocol and extensions',
    registered: 'libraries, at IANA',
    private: 'your own',
    undefined: 'nothing',
  } satisfies Record<CloseCodeRange['kind'], string>,
  span: (from: number, to: number) => `${from}–${to}`,
  known: 'Codes with a meaning of their own',
  type: 'Code',
  noCode: (typed: string) => `“${typed}” is no close code: a code is two bytes, so a number from 0 to 65535.`,
  registered: 'Registered as',
  range: 'Range',
  when: 'When',
  who: 'Who may send it',
  wire: 'On the wire',
  wires: {
    usable: 'yes',
    'never-sent': 'never',
    unusable: 'no: a receiver fails the connection with 1002',
  } satisfies Record<CloseCodeClass, string>,
  api: 'In a page',
  apiYes: (code: number) => `close(${code}) is allowed`,
  apiNo: (code: number) => `close(${code}) throws InvalidAccessError`,
  source: 'Where it stands',
  iana: 'IANA registry',
  reference: 'in the reference',
  frames: 'Example',
  fromServer: 'from a server',
  fromClient: 'from a client',
  open: 'Take it apart',
  wrong: 'Not to be sent. Bytes that a receiver would refuse:',
  sentence: (name: string, meaning: string) => `${name}: ${meaning}.`,
};

export type CodeTexts = typeof codesEn;
