/**
 * What can be done with the paste: type, paste, open, read differently, repair, go back, stop.
 *
 * Knows the order of things (a new input stops the reading before it, a repair keeps the way back). Must not know the
 * address bar or any component. Bytes are never changed in place: an edit is a new input.
 */
import type { Repair } from '../capture/diagnoses.ts';
import type { Format } from '../capture/reading.ts';
import { documentOfBytes } from './document-of-bytes.ts';
import { EMPTY_DOCUMENT } from './frame-document.ts';
import type { Paste, PasteInput, PasteOptions, PasteSnapshot } from './paste.svelte.ts';
import type { LinkRun } from './permalink.ts';
import { areMany, ReadClient } from './read-client.ts';
import type { ReadRequest, ReadUpdate } from './read-job.ts';

export class Desk {
  readonly #paste: Paste;
  readonly #client = new ReadClient();

  constructor(paste: Paste) {
    this.#paste = paste;
  }

  /** The box was typed into: the reading follows, the choices stay. */
  async type(text: string): Promise<void> {
    this.#paste.unrepaired = null;
    if (text === '') this.#resetChoices();
    this.#paste.input = { kind: 'text' };
    this.#paste.text = text;
    await this.#read();
  }

  /** A text replaces everything; the choices go back to Auto unless given. */
  async paste(text: string, options: PasteOptions = {}): Promise<void> {
    this.#paste.unrepaired = null;
    this.#choose(options);
    this.#paste.input = { kind: 'text' };
    this.#paste.text = text;
    await this.#read(true);
  }

  /** Bytes replace everything: a link or an example. */
  async show(runs: readonly LinkRun[], options: PasteOptions = {}): Promise<void> {
    this.#paste.unrepaired = null;
    this.#choose(options);
    this.#place({ kind: 'runs', runs });
    await this.diagnose();
  }

  /** A dropped or chosen file replaces everything. */
  async open(name: string, bytes: Uint8Array): Promise<void> {
    this.#paste.unrepaired = null;
    this.#resetChoices();
    this.#paste.input = { kind: 'file', name, bytes };
    this.#paste.text = '';
    await this.#read(true);
  }

  async readDifferently(readAs: Format | null): Promise<void> {
    this.#paste.readAs = readAs;
    if (this.#paste.input.kind === 'runs') this.#paste.input = { kind: 'text' };
    await this.#read();
  }

  /** Changes who sent the bytes, who owns RSV1 or how long a message may be; the bytes stay. */
  async judgeDifferently(options: Pick<PasteOptions, 'from' | 'rsv1Allowed' | 'maxMessage'>): Promise<void> {
    if (options.from !== undefined) this.#paste.from = options.from;
    if (options.rsv1Allowed !== undefined) this.#paste.rsv1Allowed = options.rsv1Allowed;
    if (options.maxMessage !== undefined) this.#paste.maxMessage = options.maxMessage;
    if (this.#paste.input.kind === 'runs') {
      const [only, ...others] = this.#paste.input.runs;
      // Whoever chooses a direction for bytes of one direction means it, whatever the link or example said.
      const freed = options.from !== undefined && only && others.length === 0 ? [{ ...only, direction: 'unknown' as const }] : null;
      await (this.#put(freed ?? this.#paste.input.runs) ?? this.diagnose());
    } else await this.#read();
  }

  /** Puts the repair's bytes in the place of run `runIndex`; the way back stays open. */
  async repair(runIndex: number, repair: Repair): Promise<void> {
    const before = this.#paste.unrepaired ?? this.snapshot();
    const runs = this.#paste.document.runs.map((run, i): LinkRun => {
      const direction = run.directionMarked ? run.direction : 'unknown';
      return i === runIndex
        ? { bytes: repair.bytes, direction: repair.direction ?? direction, kind: 'frames' }
        : { bytes: run.bytes, direction, kind: run.kind };
    });
    if (repair.rsv1Allowed !== undefined) this.#paste.rsv1Allowed = repair.rsv1Allowed;
    this.#paste.unrepaired = before;
    this.#paste.readAs = null;
    await (this.#put(runs, true) ?? this.diagnose());
  }

  /**
   * The bytes were edited; the choices stay, and so does the way back from a repair. Many bytes are scanned and spelled
   * elsewhere: then the document follows when the promise is kept, and null says that it is there already.
   */
  edit(runs: readonly LinkRun[]): Promise<void> | null {
    this.#paste.readAs = null;
    const reading = this.#put(runs);
    if (!reading) void this.diagnose();
    return reading;
  }

  /** Back to what was pasted. */
  undoRepairs(): void {
    if (this.#paste.unrepaired) this.restore(this.#paste.unrepaired);
    this.#paste.unrepaired = null;
  }

  clear(): void {
    this.#client.stop();
    this.#paste.unrepaired = null;
    this.#resetChoices();
    this.#paste.input = { kind: 'text' };
    this.#paste.text = '';
    this.#paste.arrive(EMPTY_DOCUMENT, true);
  }

  /** Stops a long reading; the text stays, and so does the preview of its head. */
  stop(): void {
    if (!this.#paste.progress) return;
    this.#client.stop();
    this.#paste.progress = null;
    this.#paste.trouble = { kind: 'stopped' };
  }

  /** Reads the same input again: after a stop, or when the code could not be loaded. */
  async again(): Promise<void> {
    await this.#read();
  }

  snapshot(): PasteSnapshot {
    const { input, text, readAs, from, rsv1Allowed, maxMessage, document } = this.#paste;
    return { input, text, readAs, from, rsv1Allowed, maxMessage, document };
  }

  /** Comes back to an earlier moment; `isNew` when it replaces what is on screen whole, false when it only takes edits back. */
  restore(snapshot: PasteSnapshot, isNew = true): void {
    this.#client.stop();
    this.#paste.input = snapshot.input;
    this.#paste.text = snapshot.text;
    this.#paste.readAs = snapshot.readAs;
    this.#paste.from = snapshot.from;
    this.#paste.rsv1Allowed = snapshot.rsv1Allowed;
    this.#paste.maxMessage = snapshot.maxMessage;
    this.#paste.arrive(snapshot.document, isNew);
  }

  /** Names what the bytes of the present document are; the code for it comes when it is needed. */
  async diagnose(): Promise<void> {
    const { document } = this.#paste;
    // What was read from a text or a file, or scanned elsewhere, was diagnosed on the way.
    if (document.runs.length === 0 || this.#paste.input.kind !== 'runs' || areMany(document.runs)) return;
    try {
      const { diagnosed } = await import('./read-job.ts');
      if (this.#paste.document === document) this.#paste.document = diagnosed(document);
    } catch {
      this.#paste.trouble = { kind: 'not-loaded' };
    }
  }

  #resetChoices(): void {
    this.#paste.readAs = null;
    this.#paste.from = null;
  }

  #choose({ rsv1Allowed = false, maxMessage = null, from = null, readAs = null }: PasteOptions): void {
    this.#paste.rsv1Allowed = rsv1Allowed;
    this.#paste.maxMessage = maxMessage;
    this.#paste.from = from;
    this.#paste.readAs = readAs;
  }

  get #options(): ReadRequest['options'] {
    return { rsv1Allowed: this.#paste.rsv1Allowed, ...(this.#paste.maxMessage === null ? {} : { maxMessage: this.#paste.maxMessage }) };
  }

  /** Takes the same document's bytes anew: at once, or elsewhere where they are many. */
  #put(runs: readonly LinkRun[], isNew = false): Promise<void> | null {
    if (areMany(runs)) {
      this.#paste.input = { kind: 'runs', runs };
      return this.#read(isNew);
    }
    this.#place({ kind: 'runs', runs }, isNew);
    return null;
  }

  #place(input: PasteInput & { kind: 'runs' }, isNew = true): void {
    this.#client.stop();
    this.#paste.input = input;
    const document = documentOfBytes(input.runs, this.#options, this.#paste.from);
    this.#paste.text = document.text ?? '';
    this.#paste.arrive(document, isNew);
  }

  async #read(isNew = false): Promise<void> {
    const input = this.#paste.input;
    if (input.kind === 'text' && this.#paste.text.trim() === '') {
      this.#client.stop();
      this.#paste.arrive(EMPTY_DOCUMENT, isNew);
      return;
    }
    let fresh = isNew;
    const report = (update: ReadUpdate): void => {
      if (update.kind === 'progress') this.#paste.progress = { stage: update.stage, done: update.done, total: update.total };
      else if (update.kind === 'unsupported') {
        this.#paste.arrive(EMPTY_DOCUMENT, isNew);
        this.#paste.trouble = update;
      } else {
        const { progress } = this.#paste;
        this.#paste.arrive(update.document, fresh);
        if (input.kind !== 'text') this.#paste.text = update.document.text ?? '';
        fresh = false;
        if (update.kind === 'preview') this.#paste.progress = progress;
      }
    };
    try {
      this.#paste.trouble = null;
      await this.#client.read(this.#request(input), report);
    } catch {
      this.#paste.progress = null;
      this.#paste.trouble = { kind: 'not-loaded' };
    }
  }

  #request(input: PasteInput): ReadRequest {
    return {
      source: input.kind === 'text' ? { kind: 'text', text: this.#paste.text } : input,
      ...(this.#paste.readAs ? { readAs: this.#paste.readAs } : {}),
      ...(this.#paste.from ? { from: this.#paste.from } : {}),
      options: this.#options,
    };
  }
}
