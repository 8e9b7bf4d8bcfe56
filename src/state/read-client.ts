/**
 * Where reading happens: short inputs on the page, long ones in a worker that can be stopped.
 *
 * Knows the limits and one running job at a time. Must not know what becomes of the document.
 */
import { unpackParcel } from './document-parcel.ts';
import { LONG_TEXT } from './long-text.ts';
import type { ReadRequest, ReadUpdate } from './read-job.ts';
import type { ReadMessage } from './read.worker.ts';
import { trustedScriptUrl } from './trusted-url.ts';

/** More bytes, or more runs, than this are read in the worker. */
const WORKER_BYTES = 1024 * 1024;
const WORKER_RUNS = 500;

function isLong({ source }: ReadRequest): boolean {
  if (source.kind === 'text') return source.text.length > LONG_TEXT;
  return source.kind === 'file' ? source.bytes.length > WORKER_BYTES : areMany(source.runs);
}

/** True for runs that take longer to scan than the page may be silent. */
export function areMany(runs: readonly { readonly bytes: Uint8Array }[]): boolean {
  return runs.length > WORKER_RUNS || runs.reduce((sum, { bytes }) => sum + bytes.length, 0) > WORKER_BYTES;
}

/** Runs one request at a time; a new one stops the one before. */
export class ReadClient {
  #worker: Worker | null = null;
  #job = 0;
  #settle: (() => void) | null = null;

  /** Reads `request` and reports every update. Rejects when the code for it could not be loaded. Stopped jobs fall silent. */
  async read(request: ReadRequest, report: (update: ReadUpdate) => void): Promise<void> {
    this.stop();
    const job = this.#job;
    if (isLong(request) && typeof Worker === 'function') await this.#inWorker(request, job, report);
    else await this.#here(request, job, report);
  }

  /** Stops what is running, and keeps its promise. Terminating the worker is what frees its memory. */
  stop(): void {
    this.#settle?.();
    this.#settle = null;
    this.#job++;
    this.#worker?.terminate();
    this.#worker = null;
  }

  async #here(request: ReadRequest, job: number, report: (update: ReadUpdate) => void): Promise<void> {
    const { readInSteps } = await import('./read-job.ts');
    if (job !== this.#job) return;
    for (const update of readInSteps(request)) report(update);
  }

  async #inWorker(request: ReadRequest, job: number, report: (update: ReadUpdate) => void): Promise<void> {
    const { default: url } = await import('./read.worker.ts?worker&url');
    if (job !== this.#job) return;
    await new Promise<void>((done, fail) => {
      this.#settle = done;
      const worker = new Worker(trustedScriptUrl(url), { type: 'module' });
      this.#worker = worker;
      worker.addEventListener('error', (event) => fail(new Error(event.message)));
      worker.addEventListener('message', ({ data }: MessageEvent<ReadMessage>) => {
        if (job !== this.#job) return;
        const ended = data.kind === 'done' || data.kind === 'unsupported';
        if (ended) this.stop();
        report(unpacked(data, request));
        if (ended) done();
      });
      worker.postMessage(request);
    });
  }
}

/** The worker leaves out a text that the page holds already. */
function unpacked(message: ReadMessage, { source }: ReadRequest): ReadUpdate {
  if (!('parcel' in message)) return message;
  const document = unpackParcel(message.parcel);
  return { kind: message.kind, document: source.kind === 'text' ? { ...document, text: source.text } : document };
}
