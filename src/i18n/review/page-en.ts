/** English words of the review page: the deck, a day's cards, what is next. */
const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

export const reviewEn = {
  lead: 'Cards from the lessons you have finished, five a day, with new numbers each time. A card comes back after 1, 3, 7 and 14 days; a wrong answer brings it back tomorrow.',
  still: 'The cards are drawn in your browser, so they need a script. Below stands which lesson gives how many.',
  loading: 'Opening the deck …',
  progress: (at: number, of: number) => `Card ${at} of ${of} today`,
  from: 'From the lesson',
  check: 'Check',
  next: 'Next card',
  finish: 'Finish',
  right: 'Right.',
  notYet: 'Not yet.',
  answer: 'The answer:',
  empty: (label: string) => `“${label}” is still empty.`,
  nothing: 'Nothing is chosen yet.',
  backIn: (days: number) => (days === 1 ? 'It comes back tomorrow.' : `It comes back in ${days} days.`),
  none: {
    heading: 'Your deck is empty',
    text: 'A lesson’s cards come in when all of its exercises are solved. Or take a lesson’s cards in below, if you know it already.',
    start: 'Start with',
  },
  done: {
    heading: 'Done for today',
    said: (right: number, of: number) => `${right} of ${of} right.`,
    nothing: 'Nothing is due today',
    due: (days: number, n: number) =>
      `${count(n, 'card')} ${n === 1 ? 'comes' : 'come'} back ${days === 1 ? 'tomorrow' : `in ${days} days`}.`,
    waiting: (n: number) => `${count(n, 'more card')} ${n === 1 ? 'is' : 'are'} waiting.`,
    more: 'Five more now',
    next: 'Or go on in the course:',
    all: 'All lessons are finished.',
  },
  deck: {
    heading: 'Your deck',
    lesson: 'Lesson',
    cards: 'Cards',
    dueNow: 'Due',
    state: 'In the deck',
    finished: 'finished',
    add: 'Take in',
    remove: 'Take out',
    addWhat: (lesson: string) => `Take the cards of “${lesson}” into the deck`,
    removeWhat: (lesson: string) => `Take the cards of “${lesson}” out of the deck`,
    kept: 'The deck is part of your progress: it stays in this browser, and it is saved, loaded and cleared with it on the page of the course.',
  },
  recap: {
    title: 'True or not?',
    prompt: (statement: string) => `${statement}`,
    yes: 'That is so',
    no: 'That is not so',
    isSo: (statement: string) => `It is one of the facts to take with you: ${statement}`,
    isNot: (truth: string) => `A myth. ${truth}`,
  },
  course: {
    due: (n: number) => (n === 0 ? 'No review card is due today.' : `${count(n, 'review card')} ${n === 1 ? 'is' : 'are'} due today.`),
    open: 'Review',
  },
  note: {
    before: (n: number) =>
      `When all exercises are solved, ${count(n, 'card')} of this lesson ${n === 1 ? 'goes' : 'go'} into your review deck.`,
    after: (n: number) => `${count(n, 'card')} of this lesson ${n === 1 ? 'is' : 'are'} in your review deck.`,
    open: 'To the review',
  },
};

export type ReviewTexts = typeof reviewEn;
