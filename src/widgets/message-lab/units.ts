/**
 * Characters of messages and bytes of cards, tied together by keys: what is pointed at on one side lights on the other.
 *
 * Knows which bytes make a character, wherever they travelled. Must not know what lighting looks like.
 */
import { hexByte } from '../../protocol/bytes/hex.ts';
import { characters } from '../../protocol/bytes/utf8.ts';
import { payloadOf } from '../../protocol/frame/frame-list.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { isControl, TEXT } from '../../protocol/frame/opcodes.ts';
import { type Card, type Cards, opcodeOf } from './cards.ts';
import type { Message, Reception } from './receiver.ts';

/** One character of a text, or one byte of anything else. */
export interface Unit {
  readonly key: string;
  /** As it is shown. */
  readonly shown: string;
  /** Its bytes in the message: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Places of the cards that brought them, each once. */
  readonly cards: readonly number[];
}

/** One payload byte on a card. */
export interface Cell {
  readonly key: string;
  /** As it stands on the wire, two digits. */
  readonly wire: string;
  /** The character that it belongs to; null for a byte that is none. */
  readonly character: string | null;
  /** Which of the character's bytes, from 1, and of how many. */
  readonly part: number;
  readonly parts: number;
  /** How many bytes of the character stand on this card from here on; 0 behind the first of them. */
  readonly span: number;
}

/** White space and controls are shown by their pictures. */
export function visible(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  if (code === 0x20) return '␣';
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '␡' : text;
}

const cardsUnder = ({ parts }: Message, start: number, end: number): number[] =>
  parts.filter(({ at, length }) => at < end && at + length > start).map(({ card }) => card);

/** The units of a message, in order. A character that is not all there yet is one unit, shown as "…". */
export function unitsOf(message: Message): Unit[] {
  const { payload, text, parts } = message;
  const name = parts[0]?.card ?? 0;
  const found = text
    ? characters(payload, 0, payload.length).map(({ start, end, text: shown, codePoint }) => ({
        start,
        end,
        shown: codePoint === null ? '…' : visible(shown),
      }))
    : Array.from(payload, (byte, start) => ({ start, end: start + 1, shown: hexByte(byte) }));
  return found.map((each) => ({ ...each, key: `m${name}-${each.start}`, cards: cardsUnder(message, each.start, each.end) }));
}

/** Every card's payload, byte by byte. */
export function cellsOf(cards: Cards, reception: Reception): readonly (readonly Cell[])[] {
  const last = reception.moments.at(-1);
  const messages = [...(last?.delivered ?? []), ...(last?.open ? [last.open] : [])];
  const inMessages = new Map<number, Cell[]>();
  for (const message of messages) for (const [card, cells] of cellsOfMessage(cards, message)) inMessages.set(card, cells);
  return cards.map((card, at) => inMessages.get(at) ?? ownCells(card, at));
}

function wireOf(card: Card | undefined): string[] {
  if (!card) return [];
  return Array.from(card.bytes.subarray(readHeader(card.bytes, 0).payloadAt), hexByte);
}

function cellsOfMessage(cards: Cards, message: Message): Map<number, Cell[]> {
  const units = unitsOf(message);
  let unit = 0;
  return new Map(
    message.parts.map(({ card, at, length }) => {
      const wire = wireOf(cards[card]);
      const cells = Array.from({ length }, (_, index): Cell => {
        const byte = at + index;
        while (units[unit] && units[unit]!.end <= byte) unit++;
        const { key = '', start = byte, end = byte + 1, shown = null } = units[unit] ?? {};
        const isFirst = index === 0 || byte === start;
        return {
          key,
          wire: wire[index] ?? '',
          character: message.text ? shown : null,
          part: byte - start + 1,
          parts: end - start,
          span: isFirst ? Math.min(end, at + length) - byte : 0,
        };
      });
      return [card, cells];
    }),
  );
}

/** A card that belongs to no message is read on its own: control frames, and what is never processed. */
function ownCells(card: Card, at: number): Cell[] {
  const payload = payloadOf(card.bytes);
  const wire = wireOf(card);
  const opcode = opcodeOf(card);
  const readable = opcode === TEXT || isControl(opcode);
  const cells: Cell[] = [];
  for (const { start, end, codePoint, text } of characters(payload, 0, payload.length)) {
    for (let byte = start; byte < end; byte++) {
      const character = readable && codePoint !== null ? visible(text) : null;
      const span = character === null ? 1 : byte === start ? end - start : 0;
      cells.push({ key: `c${at}-${start}`, wire: wire[byte] ?? '', character, part: byte - start + 1, parts: end - start, span });
    }
  }
  return cells;
}
