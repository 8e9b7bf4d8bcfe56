/** The snippets of the game by name. Knows names only, so that both languages can be checked for a missing one. */
export const SNIPPET_IDS = ['delimiters', 'capital', 'thirteen', 'spaces', 'moz', 'connect', 'sample', 'masked'] as const;
export type SnippetId = (typeof SNIPPET_IDS)[number];
