/**
 * What was pasted and how it is to be read, with the document that followed from it.
 *
 * Knows the inputs (text, file, or bytes from a link, an example or a repair). Must not know how they are read
 * (paste-desk.ts does), the address bar, what is selected, or how anything looks.
 */
import type { Format } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';
import { EMPTY_DOCUMENT, type FrameDocument } from './frame-document.ts';
import type { LinkRun } from './permalink.ts';

/** Where the bytes come from. `runs` are bytes that were never read from a text. */
export type PasteInput =
  | { readonly kind: 'text' }
  | { readonly kind: 'runs'; readonly runs: readonly LinkRun[] }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

export interface PasteOptions {
  readonly rsv1Allowed?: boolean;
  readonly maxMessage?: number | null;
  readonly from?: Role | null;
  readonly readAs?: Format | null;
}

/** Everything needed to come back to an input. */
export interface PasteSnapshot {
  readonly input: PasteInput;
  readonly text: string;
  readonly readAs: Format | null;
  readonly from: Role | null;
  readonly rsv1Allowed: boolean;
  readonly maxMessage: number | null;
  readonly document: FrameDocument;
}

export type PasteTrouble = { readonly kind: 'not-loaded' | 'stopped' } | { readonly kind: 'unsupported'; readonly what: 'pcap' | 'pcapng' };

export class Paste {
  /** What the box holds; empty for bytes of a binary file. */
  text = $state.raw('');
  /** The chosen format; null is Auto. */
  readAs = $state.raw<Format | null>(null);
  /** The chosen side for bytes that do not say; null is Auto. */
  from = $state.raw<Role | null>(null);
  rsv1Allowed = $state.raw(false);
  maxMessage = $state.raw<number | null>(null);
  document = $state.raw<FrameDocument>(EMPTY_DOCUMENT);
  /** How far a long reading is; null when nothing is being read. */
  progress = $state.raw<{ readonly stage: 'reading' | 'scanning'; readonly done: number; readonly total: number } | null>(null);
  trouble = $state.raw<PasteTrouble | null>(null);
  /** What was there before the first repair. */
  unrepaired = $state.raw<PasteSnapshot | null>(null);
  /** Grows with every document that replaced another one whole; a preview and its completion count once. */
  arrivals = $state.raw(0);

  /** Grows with every document, typed ones included. */
  version = $state.raw(0);

  input = $state.raw<PasteInput>({ kind: 'text' });

  /** Takes over what is on screen already. */
  begin(document: FrameDocument): void {
    this.document = document;
    this.text = document.text ?? '';
    this.input = { kind: 'runs', runs: document.runs };
  }

  /** True when somebody typed or pasted what the box holds; false for a link's, an example's or a repair's bytes. */
  get isOwn(): boolean {
    return this.input.kind === 'text';
  }

  /** The name of the file that was opened, or null. */
  get fileName(): string | null {
    return this.input.kind === 'file' ? this.input.name : null;
  }

  /** Takes over a document that was read; `isNew` when it replaces another one whole. */
  arrive(document: FrameDocument, isNew: boolean): void {
    this.progress = null;
    this.trouble = null;
    this.document = document;
    this.version++;
    if (isNew) this.arrivals++;
  }
}
