/**
 * Bytes that a sentence names: `the first byte is 0x81, the second 05`, `第一个字节是 81，第二个是 05`, `buf[0]=81`.
 *
 * Knows how people say so in English and in Chinese. Must not know how a byte is spelled, or any format.
 */

const BYTE = /(?:\b(?:byte|octet)|字节)[ ]?(?:(?:no\.? ?|#)?\d{1,3})?\s?(?:\b(?:is|was)\b|[=:]|为|是)?\s?["'`]?$/i;
/** `it begins with 81 and 05`, `以 0x81 开头`. */
const BEGINNING = /(?:\b(?:begins?|starts?|beginning|starting) with\s|(?:^|[^可所难])以\s?)["'`]?$/i;
const PLACE = /\w\[\d{1,6}\]\s?[=:]\s?$/;
/** Says it of a byte only where a byte came before: `the second is`, `2nd:`, `第二个是`. */
const ORDINAL =
  /(?:\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|\d{1,3}(?:st|nd|rd|th))(?: (?:one|byte|octet))?|第[一二三四五六七八九十\d]{1,3}[个位]?|下一个|最后一个|后一个)\s?(?:(?:\bis|\bwas|\bwould be|[=:]|为|是)\s?)["'`]?$/i;
const NEXT = /(?:\b(?:then|next|and|followed by)\b|接着|然后|再|和|跟着)[^\n.]{0,12}$/i;

/** Characters before a byte that a sentence about it needs at most. */
const REACH = 48;

/**
 * True when the words that end at `start` say that a byte follows. `told`: another byte was named before, so that an ordinal
 * suffices.
 */
export function isToldAt(text: string, start: number, told: boolean): boolean {
  const before = text.slice(Math.max(0, start - REACH), start).replace(/0[xXbB]$/, '');
  return BYTE.test(before) || BEGINNING.test(before) || PLACE.test(before) || (told && ORDINAL.test(before));
}

/** True when the words [from, start) go on from a byte to the next one: `81, then`, `81 followed by`. */
export function goesOnTo(text: string, from: number, start: number): boolean {
  return NEXT.test(text.slice(Math.max(from, start - 28), start));
}
