/**
 * The endpoint that is open: one at a time, opened anew when the target is behind another one.
 *
 * Knows that each endpoint counts its connections from 1, and that in one log they go on from those before. Must not know what records hold.
 */
import type { ControlRefusal } from '../../wire/control.ts';
import type { ServerCommand, Tapped } from '../../wire/endpoint.ts';
import type { WireRecord } from '../../wire/record.ts';
import type { Target } from './target.ts';

/** Opens what a target is behind. `lost`: what shows its bytes is gone. `refused`: the server did not do what it was told. */
export type OpenEndpoint = (
  target: Target,
  told: (record: WireRecord) => void,
  lost: () => void,
  refused: (refusal: ControlRefusal) => void,
) => Promise<Tapped>;

export interface EndpointListener {
  /** Gets records under the numbers of the log. */
  readonly told: (record: WireRecord, target: Target) => void;
  readonly lost: () => void;
  readonly refused: (refusal: ControlRefusal) => void;
}

export class CurrentEndpoint {
  #open: { readonly tapped: Tapped; readonly key: string; readonly base: number } | null = null;
  /** Highest number of a connection so far. */
  #connections = 0;
  /** Goes up when what is being opened is not wanted any more. */
  #turn = 0;

  constructor(
    private readonly opener: OpenEndpoint,
    private readonly listener: EndpointListener,
  ) {}

  /** Rejects when there is none to be had. */
  async for(target: Target): Promise<Tapped> {
    const key = `${target.kind} ${target.tap ?? ''}`;
    if (this.#open?.key === key) return this.#open.tapped;
    this.leave();
    const turn = this.#turn;
    const base = this.#connections;
    const told = (record: WireRecord): void => {
      const connection = record.connection + base;
      this.#connections = Math.max(this.#connections, connection);
      this.listener.told({ ...record, connection }, target);
    };
    const lost = (): void => {
      if (this.#open?.key !== key) return;
      this.#open = null;
      this.listener.lost();
    };
    const tapped = await this.opener(target, told, lost, (refusal) => {
      const { connection } = refusal;
      this.listener.refused(connection === undefined ? refusal : { ...refusal, connection: connection + base });
    });
    if (turn !== this.#turn) {
      tapped.close();
      throw new Error('Another endpoint was wanted meanwhile');
    }
    this.#open = { tapped, key, base };
    return tapped;
  }

  /** False where there is nobody to tell. */
  command(connection: number, commands: readonly ServerCommand[]): boolean {
    if (this.#open === null) return false;
    for (const command of commands) this.#open.tapped.command(connection - this.#open.base, command);
    return true;
  }

  leave(): void {
    this.#turn++;
    this.#open?.tapped.close();
    this.#open = null;
  }
}
