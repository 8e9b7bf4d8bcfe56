/** The shape of a recap on a card. Must not know a lesson's data. */

/** What a lesson's recap says, in one language. */
export interface RecapWords {
  readonly facts: readonly string[];
  readonly myth: { readonly says: string; readonly truth: string };
}
