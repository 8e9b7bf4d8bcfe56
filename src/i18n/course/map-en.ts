/** English words of the course map: progress, and taking it along. */
export const mapEn = {
  minutes: (n: number) => `${n} min`,
  exercises: (n: number) => (n === 1 ? '1 exercise' : `${n} exercises`),
  solved: (n: number, of: number) => `${n} of ${of} solved`,
  finished: 'finished',
  soon: 'being written',
  review: {
    title: 'Review',
    how: 'five cards a day from finished lessons, with new numbers',
    due: (n: number) => (n === 0 ? 'nothing is due today' : n === 1 ? '1 card is due today' : `${n} cards are due today`),
  },
  keep: {
    heading: 'Your progress',
    intro: 'It is kept in this browser alone. Take it to another one as a file, or clear it.',
    export: 'Save as a file',
    import: 'Load a file',
    reset: 'Clear everything',
    sure: 'Clear all guesses, tries and solved exercises? This cannot be undone.',
    yes: 'Yes, clear it',
    no: 'Keep it',
    cleared: 'Everything is cleared.',
    loaded: 'The file is loaded.',
    notOne: 'This file holds no course progress: it must be one that “Save as a file” made here. Nothing was changed.',
  },
};

export type MapTexts = typeof mapEn;
