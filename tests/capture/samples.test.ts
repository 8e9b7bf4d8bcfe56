import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import type { ByteRun, Format } from '../../src/capture/reading.ts';

interface Sample {
  id: string;
  kind: string;
  format: string;
  text: string;
  bytesHex?: string;
  truncated?: boolean;
  stripLowerLayersBytes?: number;
}
const samples = JSON.parse(readFileSync(new URL('../samples/pastes.json', import.meta.url), 'utf8')) as Sample[];

/** What the samples call their shape, in the names of the command line. */
const FORMAT: Readonly<Record<string, Format>> = {
  'node-buffer-inspect': 'node-buffer',
  '0x-list': 'hex-list',
  'escaped-literal': 'escapes',
  'hex-pairs': 'hex',
  'binary-digits': 'binary-digits',
  'decimal-list': 'decimal',
  'websocketpp-log': 'library-log',
  'hex-bare': 'hex',
  'go-mixed': 'hex-list',
  'xxd-groups': 'devtools',
  'json-buffer': 'node-json',
  handshake: 'handshake',
};
const FORMAT_OF_SAMPLE: Readonly<Record<string, Format>> = { F26: 'signed-decimal', F39: 'erlang' };

const hexOf = (runs: readonly ByteRun[]): string => runs.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join('');

describe('real pastes', () => {
  it.each(samples.map((sample) => [sample.id, sample] as const))('%s', (_, sample) => {
    const best = readPaste(sample.text).guesses[0]!;
    expect(best.format).toBe(FORMAT_OF_SAMPLE[sample.id] ?? FORMAT[sample.format]);
    if (sample.bytesHex !== undefined) {
      expect(hexOf(best.runs)).toBe(sample.bytesHex.slice(2 * (sample.stripLowerLayersBytes ?? 0)));
      expect(best.truncated).toBe(sample.truncated);
    }
    // A masking key out of a receiver's fields is no frame.
    if (sample.kind === 'payload-only' || sample.id === 'F64') expect(best.runs.map(({ kind }) => kind)).toEqual(['payload']);
    if (sample.kind === 'handshake') {
      expect(best.runs.map(({ kind, direction }) => `${kind} ${direction}`)).toEqual(['handshake c2s', 'handshake s2c']);
      for (const { bytes } of best.runs) expect(Buffer.from(bytes).toString()).toMatch(/^(?:GET|HTTP)[^]*\r\n$/);
    }
  });
});
