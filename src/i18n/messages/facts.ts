/** What the sentences of the messages page are told. Knows shapes. Must not know either language. */

/** What the receiver makes of one frame. Numbers of frames count from 1; lengths are payload bytes. */
export type EntryFacts =
  | { readonly kind: 'start'; readonly text: boolean; readonly total: number; readonly missing: number }
  | { readonly kind: 'more'; readonly length: number; readonly total: number; readonly missing: number }
  | { readonly kind: 'end'; readonly frames: number; readonly total: number; readonly shown: string | null }
  | { readonly kind: 'whole'; readonly text: boolean; readonly total: number; readonly shown: string | null }
  | { readonly kind: 'ping' | 'pong'; readonly open: boolean }
  | { readonly kind: 'close'; readonly code: number | null; readonly lost: number | null }
  | {
      readonly kind: 'fails';
      readonly title: string | null;
      readonly closeCode: number;
      readonly section: string;
      readonly lost: number | null;
    }
  | { readonly kind: 'waits' };

/** What the whole stream comes to. */
export interface OutcomeFacts {
  readonly frames: number;
  readonly delivered: number;
  /** Payload bytes of a message that nothing has ended; null where none is open. */
  readonly open: number | null;
  /** The frame at which the receiver stops, from 1, and with which close code (null: a Close came); null where it takes them all. */
  readonly stop: { readonly frame: number; readonly closeCode: number | null } | null;
}

/** What is done to the lane, for those who hear it. */
export type DeedFacts =
  | { readonly kind: 'moved'; readonly to: number; readonly of: number }
  | { readonly kind: 'split'; readonly frame: number; readonly inside: boolean }
  | { readonly kind: 'merged' | 'removed' | 'inserted'; readonly frame: number; readonly of: number }
  | { readonly kind: 'fin'; readonly frame: number; readonly fin: boolean }
  /** Why a frame cannot be joined with the next one. */
  | { readonly kind: 'obstacle'; readonly why: 'last' | 'control' | 'control-between' | 'incomplete' }
  /** The lane has no room for it: how much it holds at most. */
  | ({ readonly kind: 'full' } & Room)
  | { readonly kind: 'undone' | 'redone' };

/** How many frames, and how many bytes in all. */
export interface Room {
  readonly frames: number;
  readonly bytes: number;
}

/** What a receiver knows after one TCP read. */
export interface ReadFacts {
  /** Whole frames that have been taken so far. */
  readonly frames: number;
  /** The frame that has begun and is not all there; null between frames. */
  readonly part: {
    readonly frame: number;
    /** Bytes of the header that are there, and of how many as far as is known. */
    readonly header: number;
    readonly headerNeeds: number;
    /** Payload bytes that are there, and announced; null while the header is not all there. */
    readonly payload: { readonly have: number; readonly of: number } | null;
  } | null;
  readonly open: number | null;
  readonly delivered: number;
  /** The close code that the receiver has failed the connection with; 0 after a Close; null while it takes more. */
  readonly stopped: number | null;
}
