/** Every real paste of tests/samples: pasted with the keyboard, named, and shown field by field. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { box, counts, list, openBench, paste, table, valueOf } from './bench.ts';
import { expect, test } from './site.ts';

interface Decoded {
  readonly fin: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly key?: string;
  readonly payloadLen: number;
  readonly payloadHex?: string;
  readonly text?: string;
  readonly incomplete?: string;
}
interface Sample {
  readonly id: string;
  readonly kind: string;
  readonly format: string;
  readonly text: string;
  readonly decoded?: readonly Decoded[];
}
const samples = JSON.parse(readFileSync(resolve(import.meta.dirname, '../samples/pastes.json'), 'utf8')) as Sample[];

/** What the page calls the shape of each sample. */
const NAMES: Readonly<Record<string, string>> = {
  'node-buffer-inspect': 'Node Buffer',
  '0x-list': 'list of 0x bytes',
  'escaped-literal': 'string with escapes',
  'hex-pairs': 'hex',
  'binary-digits': 'binary digits',
  'decimal-list': 'decimal bytes',
  'websocketpp-log': 'library log',
  'hex-bare': 'hex',
  'go-mixed': 'list of 0x bytes',
  'xxd-groups': 'browser tools hex view',
  'json-buffer': 'Node Buffer as JSON',
  handshake: 'handshake',
};
const NAME_OF_SAMPLE: Readonly<Record<string, string>> = { F26: 'signed decimal bytes', F39: 'Erlang or Elixir binary' };
const SHOWN_BYTES = 16;

for (const sample of samples) {
  test(`paste ${sample.id}, ${sample.format}`, async ({ page }) => {
    await openBench(page);
    await paste(page, sample.text);
    const name = NAME_OF_SAMPLE[sample.id] ?? NAMES[sample.format]!;
    await expect(page.locator('select option').first()).toHaveText(`Auto: ${name}`);
    await expect(box(page)).toHaveValue(sample.text.replaceAll('\r\n', '\n'));
    if (sample.kind === 'handshake') {
      await expect(page.getByRole('list', { name: 'Parts of the paste' }).getByRole('listitem')).toHaveCount(2);
      await expect(page.getByText('Opening handshake (HTTP)')).toHaveCount(2);
      return;
    }
    const decoded = sample.decoded;
    if (!decoded) {
      // Bytes of a log that are no frame: content, or a frame with what is wrong about it.
      if (sample.kind !== 'payload-only') {
        await expect(page.locator('.finding').or(page.getByText('message content, no frame header')).first()).toBeVisible();
        return;
      }
      await expect(page.getByText('message content, no frame header')).toBeVisible();
      await page.getByRole('button', { name: 'As a browser would send it' }).click();
      await expect(counts(page)).toContainText('1 frame');
      await page.getByRole('button', { name: 'Back to what you pasted' }).click();
      await expect(box(page)).toHaveValue(sample.text.replaceAll('\r\n', '\n'));
      return;
    }
    await expect(counts(page)).toContainText(decoded.length === 1 ? '1 frame' : `${decoded.length} frames`);
    for (const [at, frame] of decoded.entries()) {
      if (decoded.length > 1) await list(page).getByRole('option').nth(at).click();
      await expect.poll(() => valueOf(page, 'Opcode')).toBe(`0x${frame.opcode.toString(16)}`);
      expect(await valueOf(page, 'FIN')).toBe(String(frame.fin));
      expect(await valueOf(page, 'MASK')).toBe(frame.masked ? '1' : '0');
      expect(await valueOf(page, 'Payload length')).toBe(String(frame.payloadLen));
      if (frame.masked) expect((await valueOf(page, 'Masking key')).replaceAll(' ', '')).toBe(frame.key);
      if (frame.payloadHex) {
        const value = await valueOf(page, frame.masked ? 'Payload, unmasked' : 'Payload');
        const bytes = frame.payloadHex.match(/../g)!;
        expect(value).toBe(bytes.slice(0, SHOWN_BYTES).join(' ') + (bytes.length > SHOWN_BYTES ? ' …' : ''));
      }
      if (frame.text && frame.opcode === 1) await expect(page.locator('.text')).toHaveText(frame.text);
      if (frame.incomplete) await expect(table(page).filter({ hasText: 'still missing' })).not.toHaveCount(0);
    }
  });
}
