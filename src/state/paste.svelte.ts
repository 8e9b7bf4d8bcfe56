/**
 * What was pasted and how it is to be read; from these two follows the document on screen.
 *
 * Knows the inputs (text, file, or bytes from a link, an example or a repair) and the one way back from a repair.
 * Must not know the address bar, what is selected, or how anything looks. Bytes are never changed in place: an edit is
 * a new input.
 */
import type { Repair } from '../capture/diagnoses.ts';
import type { Format } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';
import { documentOfBytes, EMPTY_DOCUMENT, type FrameDocument } from './frame-document.ts';
import type { LinkRun } from './permalink.ts';
import { ReadClient } from './read-client.ts';
import type { ReadRequest, ReadUpdate } from './read-job.ts';

/** Where the bytes come from. `runs` are bytes that were never read from a text. */
type Input =
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
  readonly input: Input;
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

  #input = $state.raw<Input>({ kind: 'text' });
  readonly #client = new ReadClient();

  constructor(runs: readonly LinkRun[] = []) {
    if (runs.length > 0) this.#place({ kind: 'runs', runs });
  }

  /** True when somebody typed or pasted what the box holds; false for a link's, an example's or a repair's bytes. */
  get isOwn(): boolean {
    return this.#input.kind === 'text';
  }

  /** The name of the file that was opened, or null. */
  get fileName(): string | null {
    return this.#input.kind === 'file' ? this.#input.name : null;
  }

  /** The box was typed into: the reading follows, the choices stay. */
  async type(text: string): Promise<void> {
    this.unrepaired = null;
    if (text === '') this.#resetChoices();
    this.#input = { kind: 'text' };
    this.text = text;
    await this.#read();
  }

  /** A text replaces everything; the choices go back to Auto unless given. */
  async paste(text: string, options: PasteOptions = {}): Promise<void> {
    this.unrepaired = null;
    this.#choose(options);
    this.#input = { kind: 'text' };
    this.text = text;
    await this.#read(true);
  }

  /** Bytes replace everything: a link or an example. */
  async show(runs: readonly LinkRun[], options: PasteOptions = {}): Promise<void> {
    this.unrepaired = null;
    this.#choose(options);
    this.#place({ kind: 'runs', runs });
    await this.diagnose();
  }

  /** A dropped or chosen file replaces everything. */
  async open(name: string, bytes: Uint8Array): Promise<void> {
    this.unrepaired = null;
    this.#resetChoices();
    this.#input = { kind: 'file', name, bytes };
    this.text = '';
    await this.#read(true);
  }

  async readDifferently(readAs: Format | null): Promise<void> {
    this.readAs = readAs;
    if (this.#input.kind === 'runs') this.#input = { kind: 'text' };
    await this.#read();
  }

  /** Changes who sent the bytes, who owns RSV1 or how long a message may be; the bytes stay. */
  async judgeDifferently(options: Pick<PasteOptions, 'from' | 'rsv1Allowed' | 'maxMessage'>): Promise<void> {
    if (options.from !== undefined) this.from = options.from;
    if (options.rsv1Allowed !== undefined) this.rsv1Allowed = options.rsv1Allowed;
    if (options.maxMessage !== undefined) this.maxMessage = options.maxMessage;
    if (this.#input.kind === 'runs') {
      this.#place(this.#input, false);
      await this.diagnose();
    } else await this.#read();
  }

  /** Puts the repair's bytes in the place of run `runIndex`; the way back stays open. */
  async repair(runIndex: number, repair: Repair): Promise<void> {
    const before = this.unrepaired ?? this.snapshot();
    const runs = this.document.runs.map((run, i): LinkRun => {
      const direction = run.directionMarked ? run.direction : 'unknown';
      return i === runIndex
        ? { bytes: repair.bytes, direction: repair.direction ?? direction, kind: 'frames' }
        : { bytes: run.bytes, direction, kind: run.kind };
    });
    if (repair.rsv1Allowed !== undefined) this.rsv1Allowed = repair.rsv1Allowed;
    this.unrepaired = before;
    this.readAs = null;
    this.#place({ kind: 'runs', runs });
    await this.diagnose();
  }

  /** Back to what was pasted. */
  undoRepairs(): void {
    if (this.unrepaired) this.restore(this.unrepaired);
    this.unrepaired = null;
  }

  clear(): void {
    this.#client.stop();
    this.unrepaired = null;
    this.#resetChoices();
    this.#input = { kind: 'text' };
    this.text = '';
    this.#arrive(EMPTY_DOCUMENT, true);
  }

  /** Stops a long reading; the text stays, and so does the preview of its head. */
  stop(): void {
    if (!this.progress) return;
    this.#client.stop();
    this.progress = null;
    this.trouble = { kind: 'stopped' };
  }

  /** Reads the same input again: after a stop, or when the code could not be loaded. */
  async again(): Promise<void> {
    await this.#read();
  }

  snapshot(): PasteSnapshot {
    const { text, readAs, from, rsv1Allowed, maxMessage, document } = this;
    return { input: this.#input, text, readAs, from, rsv1Allowed, maxMessage, document };
  }

  restore(snapshot: PasteSnapshot): void {
    this.#client.stop();
    this.#input = snapshot.input;
    this.text = snapshot.text;
    this.readAs = snapshot.readAs;
    this.from = snapshot.from;
    this.rsv1Allowed = snapshot.rsv1Allowed;
    this.maxMessage = snapshot.maxMessage;
    this.#arrive(snapshot.document, true);
  }

  /** Names what the bytes of the present document are; the code for it comes when it is needed. */
  async diagnose(): Promise<void> {
    const { document } = this;
    if (document.runs.length === 0) return;
    try {
      const { diagnosed } = await import('./read-job.ts');
      if (this.document === document) this.document = diagnosed(document);
    } catch {
      this.trouble = { kind: 'not-loaded' };
    }
  }

  #resetChoices(): void {
    this.readAs = null;
    this.from = null;
  }

  #choose({ rsv1Allowed = false, maxMessage = null, from = null, readAs = null }: PasteOptions): void {
    this.rsv1Allowed = rsv1Allowed;
    this.maxMessage = maxMessage;
    this.from = from;
    this.readAs = readAs;
  }

  get #options(): ReadRequest['options'] {
    return { rsv1Allowed: this.rsv1Allowed, ...(this.maxMessage === null ? {} : { maxMessage: this.maxMessage }) };
  }

  #place(input: Input & { kind: 'runs' }, isNew = true): void {
    this.#client.stop();
    this.#input = input;
    const document = documentOfBytes(input.runs, this.#options, this.from);
    this.text = document.text ?? '';
    this.#arrive(document, isNew);
  }

  #arrive(document: FrameDocument, isNew: boolean): void {
    this.progress = null;
    this.trouble = null;
    this.document = document;
    if (isNew) this.arrivals++;
  }

  async #read(isNew = false): Promise<void> {
    const input = this.#input;
    if (input.kind === 'runs') return;
    if (input.kind === 'text' && this.text.trim() === '') {
      this.#client.stop();
      this.#arrive(EMPTY_DOCUMENT, isNew);
      return;
    }
    let fresh = isNew;
    const report = (update: ReadUpdate): void => {
      if (update.kind === 'progress') this.progress = { stage: update.stage, done: update.done, total: update.total };
      else if (update.kind === 'unsupported') {
        this.#arrive(EMPTY_DOCUMENT, isNew);
        this.trouble = update;
      } else {
        const { progress } = this;
        this.#arrive(update.document, fresh);
        if (input.kind === 'file') this.text = update.document.text ?? '';
        fresh = false;
        if (update.kind === 'preview') this.progress = progress;
      }
    };
    try {
      this.trouble = null;
      await this.#client.read(this.#request(input), report);
    } catch {
      this.progress = null;
      this.trouble = { kind: 'not-loaded' };
    }
  }

  #request(input: Exclude<Input, { kind: 'runs' }>): ReadRequest {
    return {
      source: input.kind === 'text' ? { kind: 'text', text: this.text } : input,
      ...(this.readAs ? { readAs: this.readAs } : {}),
      ...(this.from ? { from: this.from } : {}),
      options: this.#options,
    };
  }
}
