/** The space between two sentences. Knows that full-width punctuation brings its own. Must not know any wording. */
export const gapAfter = (text: string): string => (/[。，：；！？”）]$/.test(text) ? '' : ' ');
