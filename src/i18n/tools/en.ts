/**
 * English words that every step-by-step tool shares: the stepper, its questions, what a link could not say.
 *
 * Knows the words around the steps. Must not know a tool, or what its steps are called.
 */
export const en = {
  stepper: {
    first: 'First step',
    previous: 'Previous step',
    play: 'Play',
    pause: 'Pause',
    next: 'Next step',
    last: 'Last step',
    scrub: 'Step',
    speed: 'Speed',
    times: (speed: number) => `${speed}×`,
    at: (step: number, count: number, name: string) => `Step ${step} of ${count}: ${name}`,
    start: (count: number, name: string) => `Start of ${count} ${count === 1 ? 'step' : 'steps'}. First: ${name}`,
    spoken: (position: string, sentence: string) => `${position}. ${sentence}`,
    ask: 'Let me guess first',
    commit: 'Check',
    dontKnow: 'I don’t know',
    right: (answer: string) => `Yes: ${answer}.`,
    wrong: (said: string, answer: string) => `You said ${said}. It is ${answer}.`,
    told: (answer: string) => `It is ${answer}.`,
  },
  link: {
    elsewhere: 'Open this in the tool',
    unread: (part: string) => `This link had a part I could not read: ${part}.`,
    unreadMany: (parts: string) => `This link had parts I could not read: ${parts}.`,
  },
};

export type ToolTexts = typeof en;
