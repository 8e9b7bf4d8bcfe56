/**
 * Any bytes at all have an explanation: 100,000 random ones take the way that the page takes (document, frame, fields,
 * findings, sentences in both languages) and every sentence is whole.
 */
import { describe, it } from 'vitest';
import { en as explainEn } from '../../src/i18n/explain/en.ts';
import { zh as explainZh } from '../../src/i18n/explain/zh.ts';
import { en as fieldsEn } from '../../src/i18n/fields/en.ts';
import { zh as fieldsZh } from '../../src/i18n/fields/zh.ts';
import { en as findingsEn } from '../../src/i18n/findings/en.ts';
import { zh as findingsZh } from '../../src/i18n/findings/zh.ts';
import { en as termsEn } from '../../src/i18n/terms/en.ts';
import { zh as termsZh } from '../../src/i18n/terms/zh.ts';
import { en as uiEn } from '../../src/i18n/ui/en.ts';
import { zh as uiZh } from '../../src/i18n/ui/zh.ts';
import { walk } from '../../src/protocol/annotation/query.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import type { DissectedFrame } from '../../src/protocol/frame/dissect.ts';
import { documentOfBytes } from '../../src/state/document-of-bytes.ts';
import { explanationOf, rowsOf, sectionLink, type ExplainingTexts } from '../../src/widgets/frame-bench/explaining.ts';
import { characterSpan } from '../../src/widgets/frame-bench/frame-characters.ts';
import { frameLine } from '../../src/widgets/frame-bench/stream-rows.ts';
import { findingSpec } from '../../src/protocol/findings.ts';
import { says } from '../../src/i18n/findings/says.ts';

const ROUNDS = 100_000;
const MOST_BYTES = 20;
/** What a sentence with a hole in it shows. */
const HOLE = /undefined|NaN|\[object|null|Infinity/;

const LOCALES = [
  { texts: { ui: uiEn, fields: fieldsEn, explain: explainEn, terms: termsEn } as ExplainingTexts, findings: findingsEn },
  { texts: { ui: uiZh, fields: fieldsZh, explain: explainZh, terms: termsZh } as ExplainingTexts, findings: findingsZh },
];

/** The same numbers every time, from one seed (Mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(Number(process.env['FAST_CHECK_SEED'] ?? 6455));
const DIRECTIONS = ['unknown', 'c2s', 's2c'] as const;
/** Bytes that headers are made of come up more often than chance would have it. */
const LIKELY = [0x00, 0x01, 0x02, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8a, 0xc1, 0x7e, 0x7f, 0xfe, 0xff, 0x03, 0xe8];
const byte = (): number => (random() < 0.4 ? LIKELY[Math.floor(random() * LIKELY.length)]! : Math.floor(random() * 256));

/** Every sentence about one frame in one language. */
function sentencesOf(frame: DissectedFrame, number: number, { texts, findings }: (typeof LOCALES)[number]): string[] {
  const sentences = [texts.explain.frameSentence(frame)];
  for (const row of rowsOf(frame, number, frame.findings, null, texts)) sentences.push(row.name, row.meaning, row.missing ?? '-');
  // One field a frame is pointed at, another one each time.
  const nodes = [...walk(frame.tree)].filter((node) => node.range.end > node.range.start);
  const node = nodes[Math.floor(random() * nodes.length)];
  if (node) {
    const bit = node.range.start;
    const span = node.source === 'wire' ? characterSpan(frame, number, bit) : null;
    const pointed = span ?? { frame: number, source: node.source, range: node.range, field: node.field, bit };
    const explained = explanationOf(frame, pointed, texts);
    if (!explained) throw new Error(`nothing to say about ${node.field}`);
    sentences.push(explained.name, explained.text, explained.ghost ?? '-');
  }
  for (const { code, params } of frame.findings) {
    const text = findings[code];
    sentences.push(text.title, text.text(params), text.consequence(params));
    sentences.push(text.repair(params) || '-');
    sentences.push(...says(code, params).map((quote) => quote.text));
    if (!sectionLink(findingSpec(code).section)) throw new Error(`${code} has no section`);
  }
  return sentences;
}

describe('random bytes', () => {
  it(`are explained, ${ROUNDS.toLocaleString('en')} times 0 to ${MOST_BYTES} of them`, () => {
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * (MOST_BYTES + 1)) }, byte);
      const direction = DIRECTIONS[round % 3]!;
      const options = { rsv1Allowed: round % 5 === 0, ...(round % 7 === 0 ? { maxMessage: 16 } : {}) };
      const document = documentOfBytes([{ bytes, direction, kind: 'frames' }], options);
      const [run] = document.runs;
      let end = 0;
      for (let number = 0; number < document.frameCount; number++) {
        const frame = frameAt(run!.bytes, run!.index!, number);
        if (frame.offset !== end) throw new Error(`a gap before byte ${frame.offset} of ${Buffer.from(bytes).toString('hex')}`);
        end = frame.offset + frame.byteLength;
        for (const sentence of sentencesOf(frame, number, LOCALES[round % 2]!)) {
          if (sentence === '' || HOLE.test(sentence))
            throw new Error(`“${sentence}” for ${Buffer.from(bytes).toString('hex')} ${direction}`);
        }
        if (frameLine(document, number) === null) throw new Error(`no line for frame ${number}`);
      }
      if (end !== bytes.length) throw new Error(`${bytes.length - end} bytes of ${Buffer.from(bytes).toString('hex')} belong to no frame`);
    }
  });
});
