/**
 * A `curl` command with the headers of a handshake, as browsers copy it and as tutorials print it.
 *
 * Knows how shells quote and which of curl's options make a head. Must not judge headers. What curl prints (`-v`) is HTTP
 * behind marks: readers/handshake.ts has that.
 */
import type { Draft, Reader, Source } from '../draft.ts';
import { headerLine, headsDraft, type HeadLine, linesOfAddress, WEBSOCKET_NAME } from './head-lines.ts';

export const curlCommand: Reader = { formats: ['handshake'], read };

const COMMAND = /(?:^|\n)[^\n\S]*(?:[$>%#][^\n\S]+)?curl(?:\.exe)?\s/;
/** Options whose word behind them is no address. */
const WITH_VALUE =
  /^(?:-[HXAbedouUmETKcwrxz]|--(?:header|request|user-agent|cookie|referer|data\S*|output|user|max-time|connect-\S+|cacert|cert|key|resolve|proxy))$/;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function read({ text, raw }: Source): Draft[] {
  const command = COMMAND.exec(text);
  if (command === null || !WEBSOCKET_NAME.test(text) || /HTTP\/\d(?:\.\d)? \d{3}|[A-Z]+ \S+ HTTP\/\d/.test(text)) return [];
  const words = wordsOf(raw, command.index + command[0].length);
  const headers: HeadLine[] = [];
  let address: Word | null = null;
  let method = 'GET';
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    const glued = /^(-H|--header=|-X|--request=|--url=|-A)(.+)$/s.exec(word.text);
    const option = glued?.[1] ?? word.text;
    const value = glued?.[2] ?? next?.text ?? '';
    const end = glued ? word.end : (next?.end ?? word.end);
    if (/^(?:-H|--header=?)$/.test(option)) {
      const header = /^\s*([^:;]+)\s*[:;]\s*(.*)$/s.exec(value);
      if (header) headers.push(headerLine(header[1]!, header[2]!, word.start, end));
    } else if (/^(?:-X|--request=?)$/.test(option)) method = value;
    else if (/^(?:-A|--user-agent)$/.test(option)) headers.push(headerLine('User-Agent', value, word.start, end));
    else if (/^(?:-b|--cookie)$/.test(option)) headers.push(headerLine('Cookie', value, word.start, end));
    else if (/^--url=?$/.test(option)) address = { text: value, start: word.start, end };
    else if (!word.text.startsWith('-')) address ??= word;
    if (!glued && (WITH_VALUE.test(option) || option === '--url')) i++;
  }
  if (headers.length === 0) return [];
  const { text: url, start, end } = address ?? { text: '/', start: headers[0]!.start, end: headers[0]!.start };
  const first = linesOfAddress(url, method, start, end);
  const hasHost = headers.some((line) => /^host:/i.test(line.text));
  const lines = [...(hasHost ? first.slice(0, 1) : first), ...headers];
  // The map wants ascending places: an address at the end of the command stands for its lines at the beginning.
  const from = Math.min(...lines.map((line) => line.start));
  const placed = lines.map((line, i) => (i < lines.length - headers.length ? { ...line, start: from, end: from + 1 } : line));
  return [headsDraft(text, [placed], 0.97)];
}

/** Words of a command for a POSIX shell or, where `^"` shows it, for the one of Windows. Ends where the command does. */
function wordsOf(text: string, from: number): Word[] {
  const isWindows = text.includes('^"');
  const words: Word[] = [];
  let at = from;
  while (at < text.length) {
    if (/[\s^\\]/.test(text[at]!) && (/\s/.test(text[at]!) || /^[\\^]\s*\n/.test(text.slice(at, at + 8)))) {
      // A line that does not end in a mark of continuation is the command's last.
      if (text[at] === '\n') return words;
      at = /[\\^]/.test(text[at]!) ? text.indexOf('\n', at) + 1 : at + 1;
      continue;
    }
    if (/[|;&]/.test(text[at]!)) return words;
    const start = at;
    let word = '';
    let quote = '';
    for (; at < text.length; at++) {
      const character = text[at]!;
      if (isWindows && character === '^') continue;
      if (quote === '' && /[\s|;]/.test(character)) break;
      if (quote === '' && character === '$' && text[at + 1] === "'") continue;
      if (quote === '' && (character === '"' || character === "'")) quote = character;
      else if (character === quote) quote = '';
      else if (character === '\\' && quote !== "'" && /["\\$`\n ]/.test(text[at + 1] ?? '')) word += text[++at]! === '\n' ? '' : text[at]!;
      else word += character;
    }
    words.push({ text: word, start, end: at });
  }
  return words;
}
