/**
 * Which entries a typed text leaves: all its words must stand in an entry, in either language.
 *
 * Knows text. Must not know the page.
 */

/** As it is compared: width and case do not count, nor does the blank in “§ 5.5”. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('§ ', '§');

/** The words that are asked for; none for blanks. */
export const wordsOf = (typed: string): readonly string[] =>
  folded(typed)
    .split(/[\s,，、]+/)
    .filter((word) => word !== '');

/** Whether an entry whose text is `entry` (folded) is asked for. */
export const matches = (entry: string, words: readonly string[]): boolean => words.every((word) => entry.includes(word));
