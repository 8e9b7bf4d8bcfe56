/**
 * The code behind a row of the script: the call as it was made, or the handler that would print the event.
 *
 * Knows the WebSocket API's spelling. Must not know wording.
 */
import type { ScriptRow } from './script-log.ts';

export interface Printing {
  readonly isCall: boolean;
  readonly text: string;
}

/** Null where nothing but the row itself could be printed. */
export function printing({ kind, number, text, flag }: ScriptRow): Printing | null {
  switch (kind) {
    case 'new':
      return { isCall: true, text: `const ws = new WebSocket(${JSON.stringify(text)});` };
    case 'send':
      return { isCall: true, text: flag ? `ws.send(${JSON.stringify(text)});` : `ws.send(bytes); // ${number} bytes: ${text}` };
    case 'close-call': {
      const values = number < 0 ? [] : [String(number), ...(text === '' ? [] : [JSON.stringify(text)])];
      return { isCall: true, text: `ws.close(${values.join(', ')});` };
    }
    case 'open':
      return { isCall: false, text: "ws.onopen = () => console.log('open', ws.protocol, ws.extensions);" };
    case 'message':
      return { isCall: false, text: "ws.onmessage = ({ data }) => console.log('message', data);" };
    case 'error':
      return { isCall: false, text: "ws.onerror = () => console.log('error'); // the event says nothing more" };
    case 'close':
      return { isCall: false, text: "ws.onclose = ({ code, reason, wasClean }) => console.log('close', code, reason, wasClean);" };
    case 'throws':
      return { isCall: false, text: 'try { /* the call above */ } catch (error) { console.log(error.name); }' };
  }
}
