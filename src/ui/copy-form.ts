/** What a copy list offers. Knows nothing of what is copied; a text is made, and a file written, only when it is asked for. */
export type CopyForm = { readonly id: string; readonly label: string } & ({ readonly make: () => string } | { readonly save: () => void });

export interface CopyGroup {
  readonly label: string;
  readonly forms: readonly CopyForm[];
}
