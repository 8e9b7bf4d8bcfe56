/** Length bytes to try in the reverse mode: one that is right and one for each way of getting them wrong. */
export const READ_EXAMPLES = {
  right: '7e 00 7e',
  long: '7e 00 7d',
  top: '7f 80 00 00 00 00 00 00 80',
  swapped: '7e 80 00',
  short: '7f 00 01 00 00',
  cut: '7e 01',
} as const;
