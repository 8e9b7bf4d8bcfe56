/**
 * What becomes of a payload that is too long for a link: whether the tab keeps it for a reload, and whether it came from there.
 *
 * Knows when it is kept and forgotten. Must not know how the store spells it (session-payload.ts), or any wording.
 */
import { tabStorage } from '../../state/session-text.ts';
import type { Beside } from '../../state/tool-address.ts';
import type { Payload } from './payload-field.svelte.ts';
import { keptPayload, PayloadKeeper } from './session-payload.ts';

export class KeptPayload implements Beside<Payload> {
  readonly take: () => Payload | null;
  readonly #store = tabStorage();
  readonly #keeper = new PayloadKeeper(this.#store);
  /** The payload that the tab does not keep: it will not have it, or was told to forget it. */
  #lost = $state.raw<Payload | null>(null);
  #restored = $state.raw<Payload | null>(null);

  /** `take` gives the payload on screen while it is too long for a link. */
  constructor(take: () => Payload | null) {
    this.take = take;
  }

  /** A reload of this tab brings the payload on screen back. */
  get survives(): boolean {
    return this.take() !== this.#lost;
  }

  /** The payload on screen came back with a reload: it lies in the memory that was filled from the store. */
  get restored(): boolean {
    return this.#restored !== null && this.take()?.bytes.buffer === this.#restored.bytes.buffer;
  }

  kept(fragment: string): Payload | null {
    return (this.#restored = keptPayload(this.#store, fragment));
  }

  keep(fragment: string, payload: Payload | null): void {
    if (payload === null) this.#keeper.forget();
    else if (payload !== this.#lost && !this.#keeper.keep(fragment, payload)) this.#lost = payload;
  }

  forget(): void {
    this.#keeper.forget();
    this.#restored = null;
    this.#lost = this.take();
  }
}
