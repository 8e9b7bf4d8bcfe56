/**
 * What each kind of review card is about: the numbers in it, the mistakes it foresees, the options it has. Both languages word the
 * same facts.
 *
 * Knows shapes. Must not know how numbers are drawn or answers worked out (lesson/review does), or any wording.
 */

/** A card whose answer is typed. */
export interface Typed<Facts, Mistake extends string> {
  readonly form: 'typed';
  readonly facts: Facts;
  readonly mistake: Mistake;
}
/** A card with options to choose from. */
export interface Chosen<Facts, Option extends string> {
  readonly form: 'chosen';
  readonly facts: Facts;
  readonly option: Option;
}

export type CloseSituation = 'done' | 'leaving' | 'rule' | 'type' | 'utf8' | 'policy' | 'size' | 'inside';
export type CloseChoice = '1000' | '1001' | '1002' | '1003' | '1007' | '1008' | '1009' | '1011';
export type HeaderName =
  'Host' | 'Upgrade' | 'Connection' | 'Sec-WebSocket-Key' | 'Sec-WebSocket-Accept' | 'Sec-WebSocket-Version' | 'Origin';

export interface CardShapes {
  'who-sent': Chosen<{ bytes: string; masked: boolean; second: string }, 'client' | 'server'>;
  'frame-size': Typed<{ payload: number; masked: boolean; header: number; size: number }, 'payload' | 'no-key'>;
  'resource-name': Typed<{ url: string; resource: string }, 'path-only' | 'whole'>;
  port: Typed<{ url: string; port: number; isDefault: boolean }, 'other'>;
  'strict-server': Chosen<
    { line: string; fault: 'none' | 'method' | 'version' | 'key' | 'upgrade' | 'http' },
    '101' | '400' | '405' | '426' | '505'
  >;
  'which-message': Chosen<{ header: HeaderName }, 'request' | 'response' | 'both'>;
  'key-bytes': Typed<{ key: string; octets: number; characters: number }, 'characters'>;
  'spare-bits': Chosen<{ keys: readonly string[]; last: string; means: string }, 'a' | 'b' | 'c'>;
  'read-opcode': Typed<{ byte: string; bits: string; opcode: number }, 'byte' | 'left'>;
  'first-byte': Typed<{ opcode: number; fin: boolean; bits: string }, 'fin' | 'opcode'>;
  'first-byte-legal': Chosen<{ byte: string; bits: string; opcode: number }, 'legal' | 'rsv' | 'opcode' | 'fragmented'>;
  'header-size': Typed<{ payload: number; masked: boolean; more: number; size: number }, 'no-key' | 'no-length' | 'with-payload'>;
  'second-byte': Typed<{ payload: number; masked: boolean; code: number }, 'mask' | 'number'>;
  'length-bytes': Typed<{ payload: number }, 'swapped'>;
  'mask-byte': Typed<{ byte: string; key: string; keyByte: string; index: number; at: number; result: string }, 'first-key-byte' | 'same'>;
  'unmask-letter': Typed<{ byte: string; keyByte: string; plain: string }, 'hex'>;
  'guessed-key': Typed<{ wanted: string; wantedByte: string; keyByte: string; result: string }, 'wanted'>;
  'utf8-length': Typed<
    { text: string; characters: number; bytes: number; each: readonly { character: string; bytes: number }[] },
    'characters' | 'utf16'
  >;
  'utf8-lead': Typed<{ byte: string; bits: string; bytes: number }, 'less' | 'more'>;
  'fragment-byte': Typed<{ type: number; place: 'first' | 'middle' | 'last' }, 'whole' | 'fin' | 'opcode'>;
  'frames-legal': Chosen<{ bytes: readonly string[] }, 'legal' | 'no-start' | 'interrupted' | 'unfinished'>;
  'pong-frame': Typed<{ text: string; payload: string; length: number }, 'ping' | 'masked'>;
  'ping-length': Chosen<{ length: number }, 'legal' | 'too-long'>;
  'code-bytes': Typed<{ code: number }, 'swapped'>;
  'read-code': Typed<{ bytes: string; code: number }, 'swapped'>;
  'which-code': Chosen<{ situation: CloseSituation }, CloseChoice>;
  'code-on-wire': Chosen<{ code: number }, 'usable' | 'never-sent' | 'unusable'>;
  'close-call': Chosen<{ code: number }, 'works' | 'throws'>;
  'buffered-amount': Typed<{ texts: readonly string[]; bytes: number }, 'characters' | 'with-headers'>;
  'key-number': Typed<{ key: string; digits: string; spaces: number }, 'digits' | 'all-spaces'>;
}

export type CardId = keyof CardShapes;
export type FactsOf<Id extends CardId> = CardShapes[Id]['facts'];

/** Words of a card whose answer is typed. {value} in `otherwise` is what was typed. */
export interface TypedWords<Mistake extends string> {
  readonly title: string;
  readonly prompt: string;
  readonly label: string;
  readonly right: string;
  readonly wrong: Readonly<Record<Mistake, string>>;
  readonly otherwise: string;
}
export interface ChosenWords<Option extends string> {
  readonly title: string;
  readonly prompt: string;
  readonly right: string;
  /** What an option is, and what is said when it is chosen wrongly. */
  readonly options: Readonly<Record<Option, { readonly text: string; readonly why: string }>>;
}

export type CardTexts = {
  readonly [Id in CardId]: CardShapes[Id] extends Typed<infer Facts, infer Mistake>
    ? (facts: Facts) => TypedWords<Mistake>
    : CardShapes[Id] extends Chosen<infer Facts, infer Option>
      ? (facts: Facts) => ChosenWords<Option>
      : never;
};
