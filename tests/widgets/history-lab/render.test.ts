/** The history page's widgets as they are prerendered: readable without a script. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { component as Lab, texts as labEn } from '../../../src/widgets/history-lab/en.ts';
import { texts as labZh } from '../../../src/widgets/history-lab/zh.ts';
import { component as Readings, texts as readingsEn } from '../../../src/widgets/history-readings/en.ts';
import { texts as readingsZh } from '../../../src/widgets/history-readings/zh.ts';

describe.each([
  ['English', labEn, readingsEn],
  ['Chinese', labZh, readingsZh],
])('in %s', (_, lab, readings) => {
  it('the handshake has both keys, their characters and their spelling, and no style attribute', () => {
    const html = render(Lab, { props: { texts: lab } }).body;
    expect(html).toContain('value="4 @1  46546xW%0l 1 5"');
    expect(html).toContain(lab.page.keys.spelledLabel);
    expect(html.match(/class="digit[ "]/g)!.length).toBeGreaterThanOrEqual(20);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('both readers have a verdict and a list, and the time line its sample', () => {
    const html = render(Readings, { props: { frames: '../frames/', texts: readings } }).body;
    expect(html).toContain(readings.readers.oldVerdict(1, false, false));
    expect(html).toContain(readings.readers.nowFails(1002, 0));
    expect(html).toContain(readings.time.lines['two-keys']);
    expect(html).toContain('href="../frames/#f=0048656c6c6fff"');
    expect(html).not.toMatch(/\sstyle=/);
  });
});
