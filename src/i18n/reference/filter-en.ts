/** English words of the reference's filter. Must not know what is filtered. */
export const filterEn = {
  label: 'Filter',
  hint: 'A word in either language, a code, a number or a section.',
  placeholder: '1007, mask, 掩码, §5.5',
  clear: 'Clear',
  count: (shown: number, all: number): string => `${shown} of ${all} entries`,
  none: (text: string): string => `No entry has “${text}”. Try a shorter word, a number such as 1002, or a section such as §5.2.`,
  openAll: 'Open all',
  closeAll: 'Close all',
};

export type FilterTexts = typeof filterEn;
