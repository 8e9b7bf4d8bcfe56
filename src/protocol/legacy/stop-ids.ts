/** The stops on the way from the first draft to HTTP/3, by name. Knows names only, so that a link need not carry the samples. */
export const STOP_IDS = ['75', '76', 'hybi', 'rfc', 'http2'] as const;
export type StopId = (typeof STOP_IDS)[number];
