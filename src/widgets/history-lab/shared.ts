/**
 * The one state of the history page, which its two islands share.
 *
 * Knows that a browser shows one page. Must not be called while a page is rendered: every render has a state of its own.
 */
import type { HistoryTexts } from '../../i18n/history/en.ts';
import { ToolAddress } from '../../state/tool-address.ts';
import { HISTORY_LINK, type HistoryLink } from './history-link.ts';
import { HistoryTool } from './history-tool.svelte.ts';

interface Shared {
  readonly tool: HistoryTool;
  readonly address: ToolAddress<HistoryLink>;
  /** Told of parts of a link that could not be read. */
  report: (unread: readonly string[]) => void;
}
let shared: Shared | null = null;

/** The state in this browser; the first call makes it. Its address is not followed before `address.start`. */
export function sharedHistory(texts: HistoryTexts): Shared {
  if (shared !== null) return shared;
  const tool = new HistoryTool(texts);
  const made: Shared = {
    tool,
    address: new ToolAddress({
      schema: HISTORY_LINK,
      read: () => tool.link,
      open: (link) => {
        tool.open(link);
      },
      report: (unread) => {
        made.report(unread);
      },
    }),
    report: () => undefined,
  };
  return (shared = made);
}
