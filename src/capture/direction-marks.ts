/**
 * Which way bytes went, from the words and arrows people and tools write in front of them.
 *
 * Knows marks in text. Must not know bytes: whose log `sent` and `>` were written by is settled in directions.ts.
 */
import { directionOfPorts } from './lower-layers.ts';

/**
 * `c2s`, `s2c`: the paste labels the sides. `c2s-told`, `s2c-told`: a sentence says so, which is how people also describe
 * what they only suppose. `out`, `in`: it names only the teller's side (sent, `>`, TX).
 */
export type Mark = 'c2s' | 's2c' | 'c2s-told' | 's2c-told' | 'out' | 'in';

const ARROW_RIGHT = '(?:-+>|=+>|→|➡|⇒|>+|\\bto\\b|\\b2\\b)';
const ARROW_LEFT = '(?:<-+|<=+|←|⬅|⇐|<+|\\bfrom\\b)';
const CLIENT = '(?:\\bclient\\b|\\bbrowser\\b|\\bpeer0|客户端|浏览器)';
const SERVER = '(?:\\bserver\\b|\\bpeer1|服务器|服务端)';
const GAP = '[\\s\\]\\[()"\'*:]{0,4}';

/** In order: the first that matches decides. All look at no more than 160 lower-case characters. */
const RULES: readonly (readonly [RegExp, Mark])[] = [
  // curl --trace: always the client's.
  [/=> send (?:header|data|ssl)/, 'c2s'],
  [/<= recv (?:header|data|ssl)/, 's2c'],
  [new RegExp(`${CLIENT}${GAP}(?:${ARROW_RIGHT}|到|至|发往)${GAP}(?:the )?${SERVER}`), 'c2s'],
  [new RegExp(`${SERVER}${GAP}(?:${ARROW_RIGHT}|到|至|发往)${GAP}(?:the )?${CLIENT}`), 's2c'],
  [new RegExp(`${CLIENT}${GAP}${ARROW_LEFT}${GAP}(?:the )?${SERVER}`), 's2c'],
  [new RegExp(`${SERVER}${GAP}${ARROW_LEFT}${GAP}(?:the )?${CLIENT}`), 'c2s'],
  [/\bc\s{0,2}(?:2|to|-+>|=+>|→|>+)\s{0,2}s\b/, 'c2s'],
  [/\bs\s{0,2}(?:2|to|-+>|=+>|→|>+)\s{0,2}c\b/, 's2c'],
  [/\bfrom_?(?: the)? ?(?:client|browser)|\bto(?: the)? server\b|(?:发|送)(?:给|往|到)服务/, 'c2s-told'],
  [/\bfrom_?(?: the)? ?server|\bto(?: the)? (?:client|browser)\b|(?:发|送)(?:给|往|到)(?:客户|浏览)/, 's2c-told'],
  [/(?:→|-+>|=+>|⬆|↑)\s?server\b|(?:←|<-+|<=+)\s?server\b.{0,3}(?:recv|received)/, 'c2s'],
  [/(?:→|-+>|=+>|←|<-+|<=+|⬇|↓)\s?client\b|(?:←|<-+|<=+)\s?server\b/, 's2c'],
  [
    new RegExp(
      `${CLIENT}.{0,12}(?:\\b(?:sent|sends?|sending|says?|wrote|writes?|tx|out|request|asks?|asked|replies|replied|answers|answered|responds|responded)\\b|发送|发出)`,
    ),
    'c2s-told',
  ],
  [new RegExp(`${SERVER}.{0,12}(?:\\b(?:recv|rx|received|receives?|receiving|got|gets?|reads?|in)\\b|收到|接收)`), 'c2s-told'],
  [
    new RegExp(
      `${SERVER}.{0,12}(?:\\b(?:sent|sends?|sending|says?|wrote|writes?|tx|out|response|reply|replies|replied|answers?|answered|responds?|responded)\\b|发送|发出|回复|返回|响应|应答)`,
    ),
    's2c-told',
  ],
  [new RegExp(`${CLIENT}.{0,12}(?:\\b(?:recv|rx|received|receives?|receiving|got|gets?|reads?|in)\\b|收到|接收)`), 's2c-told'],
  [
    new RegExp(
      `${CLIENT}(?:'s)?(?: ?(?:frames?|data|bytes|side|message|msg|packet|\\d+|_\\d+|数据|帧))*\\s*[\\])】]?\\s*(?:[:：>|=→]|-+>|$)`,
    ),
    'c2s',
  ],
  [
    new RegExp(
      `${SERVER}(?:'s)?(?: ?(?:frames?|data|bytes|side|message|msg|packet|\\d+|_\\d+|数据|帧))*\\s*[\\])】]?\\s*(?:[:：>|=<→]|-+>|$)`,
    ),
    's2c',
  ],
  [/^\s*(?:c|cli)\s*[:>]/, 'c2s'],
  [/^\s*(?:s|srv)\s*[:>]/, 's2c'],
  [
    /\b(?:sent|send|sending|sends|tx|outgoing|outbound|writing|wrote|write|upload|upstream|sendto|out:)|\btransmit|发送|发出|上行|请求|\brequest:|📤|[→➡⬆↑⇒▲▶]|(?:^|[\s\])])(?:-+>|=+>|>{1,3})(?=\s|$)/,
    'out',
  ],
  [
    /\b(?:recv|recvfrom|received|receive|receiving|receives|rx|incoming|inbound|reading|read|got|download|downstream|in:)|收到|接收|下行|响应|\bresponse:|📥|[←⬅⬇↓⇐▼◀]|(?:^|[\s\])])(?:<-+|<=+|<{1,3})(?=\s|$)/,
    'in',
  ],
];

/** The longest piece of text that is looked at; marks stand next to what they mark. */
const REACH = 160;

/** `host:50000 -> host:8080`: the ports tell which side is the server. */
const PORTS = /[\w\]]:(\d{1,5})\s{0,3}(?:→|-+>|=+>|>{1,3}|\bto\b)\s{0,3}\[?[\w.:-]{1,60}?\]?:(\d{1,5})(?!\d)/;

/** The mark in the text [start, end), or null. Only the last 160 characters count. */
export function markIn(text: string, start: number, end: number): Mark | null {
  const words = text.slice(Math.max(start, end - REACH), end).toLowerCase();
  const ports = PORTS.exec(words);
  const direction = ports === null ? 'unknown' : directionOfPorts(Number(ports[1]), Number(ports[2]));
  return direction === 'unknown' ? (RULES.find(([pattern]) => pattern.test(words))?.[1] ?? null) : direction;
}
