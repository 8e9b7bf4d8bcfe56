/**
 * The worker that reads long pastes: one request in, updates out, documents as parcels that are handed over instead of copied.
 *
 * Knows messages. Must not know how reading works (read-job.ts) or who asked.
 */
import { buffersOf, packParcel, type Parcel } from './document-parcel.ts';
import { readInSteps, type ReadRequest, type ReadUpdate } from './read-job.ts';

/** What the worker says: updates, with the document packed. */
export type ReadMessage =
  Exclude<ReadUpdate, { kind: 'preview' | 'done' }> | { readonly kind: 'preview' | 'done'; readonly parcel: Parcel };

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  const isText = event.data.source.kind === 'text';
  for (const update of readInSteps(event.data)) {
    if (update.kind === 'done' || update.kind === 'preview') {
      // The page has the pasted text already; sending it back would copy it once more.
      const parcel = packParcel(isText ? { ...update.document, text: '' } : update.document);
      postMessage({ kind: update.kind, parcel } satisfies ReadMessage, { transfer: buffersOf(parcel) });
    } else postMessage(update satisfies ReadMessage);
  }
});
