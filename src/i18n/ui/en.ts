/**
 * English words of the shared components: grid, strip, table, copy menu, keyboard list.
 *
 * Knows the words every page needs. Must not know a field, a finding or a page.
 */
const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const en = {
  grid: {
    label: (bytes: number) => `Frame bits, ${count(bytes, 'byte')}`,
    row: (byte: number, hex: string) => `Byte ${byte}, hex ${hex}`,
    rows: (first: number, last: number) => `Bytes ${first} to ${last}`,
    rowMissing: (byte: number) => `Byte ${byte}, not here yet`,
    cell: (field: string, bit: number, byte: number) => `${field}, bit ${bit} of byte ${byte}`,
    missing: (name: string) => `${name}, not here yet`,
    fault: (name: string, number: number) => `${name}, problem ${number}`,
    more: (rows: number) => `… ${count(rows, 'more row')}`,
    fewer: 'Fewer rows',
    msbHint: 'Bit 0 is the most significant bit, as in the RFC. Most programs count the other way.',
  },
  strip: {
    add: 'Add a byte',
    label: (bytes: number) => `Bytes, ${count(bytes, 'byte')}`,
    byte: (index: number, hex: string, fields: readonly string[]) => `Byte ${index}, ${hex}, ${fields.join(', ')}`,
    unmaskedByte: (index: number, hex: string, fields: readonly string[]) => `Byte ${index}, ${hex} after unmasking, ${fields.join(', ')}`,
    asSent: 'As sent',
    unmasked: 'Unmasked',
    view: 'Payload bytes',
    more: (bytes: number) => `… ${count(bytes, 'more byte')}`,
  },
  table: {
    caption: 'Fields of this frame',
    field: 'Field',
    value: 'Value',
    meaning: 'Meaning',
    computed: 'computed',
    computedHint: 'Worked out from other bytes, not read from its own',
    problems: (n: number) => count(n, 'problem'),
    missing: 'not here yet',
    partly: (bits: string) => `${bits} still missing`,
  },
  explain: {
    label: 'Explanation',
    idle: 'Point at a bit, a byte or a field, or tap it: this line says what it is.',
    pinned: 'pinned',
  },
  finding: {
    error: 'Fails',
    warning: 'Rule broken',
    note: 'Note',
    closeCode: (code: number) => `close code ${code}`,
    forExample: (who: string) => `For example, ${who} prints:`,
    repair: 'Way out:',
    reference: 'In the reference',
    number: (n: number) => `Problem ${n}`,
  },
  copy: {
    menu: 'Copy',
    done: 'Copied',
    byHand: 'Selected: press Ctrl+C or ⌘C',
    text: 'Text to copy',
  },
  keys: {
    title: 'Keys in the bit grid',
    close: 'Close',
    rows: [
      { keys: ['←', '→'], does: 'previous or next bit' },
      { keys: ['↑', '↓'], does: 'same bit one row up or down' },
      { keys: ['Ctrl ←', 'Ctrl →'], does: 'previous or next field' },
      { keys: ['Home', 'End'], does: 'first or last bit of the row' },
      { keys: ['Page Up', 'Page Down'], does: 'four rows up or down' },
      { keys: ['Enter', 'Space'], does: 'pin the field; again to let it go' },
      { keys: ['f'], does: 'next field' },
      { keys: ['i'], does: 'next problem' },
      { keys: ['c'], does: 'copy what is pointed at' },
      { keys: ['Esc'], does: 'unpin' },
      { keys: ['?'], does: 'this list' },
    ] as readonly { readonly keys: readonly string[]; readonly does: string }[],
  },
};

export type UiTexts = typeof en;
