/**
 * The worker that reads long pastes: one request in, updates out, its buffers handed over instead of copied.
 *
 * Knows messages. Must not know how reading works (read-job.ts) or who asked.
 */
import { readInSteps, type ReadRequest } from './read-job.ts';

/** Every buffer that a typed array in `value` looks into, once. */
function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    for (const each of value) buffersIn(each, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) buffersIn(each, found);
  }
  return found;
}

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  for (const update of readInSteps(event.data)) {
    if (update.kind === 'done' || update.kind === 'preview') {
      // The page has the pasted text already; sending it back would copy it once more.
      const ownText = event.data.source.kind === 'text' ? { ...update, document: { ...update.document, text: '' } } : update;
      postMessage(ownText, { transfer: [...buffersIn(update.document)] });
    } else postMessage(update);
  }
});
