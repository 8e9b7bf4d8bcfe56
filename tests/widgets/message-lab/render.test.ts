/** The messages page's tool as it is prerendered: complete without a script. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { component as Tool, texts as en } from '../../../src/widgets/message-lab/en.ts';
import { texts as zh } from '../../../src/widgets/message-lab/zh.ts';

describe.each([
  ['English', en],
  ['Chinese', zh],
])('the messages tool in %s', (_, texts) => {
  const html = render(Tool, { props: { frames: '../frames/', texts } }).body;

  it('shows the RFC’s fragments with a Ping between them, and the receiver after each', () => {
    expect([...html.matchAll(/data-card="(\d)"/g)].map((match) => match[1])).toEqual(['0', '1', '2']);
    expect(html.match(/<tr/g)).toHaveLength(4);
    for (const words of [texts.page.table.cell(true, 3, 0), texts.page.receiver.nothingOpen]) expect(html).toContain(words);
  });
  it('has no style attribute', () => {
    expect(html).not.toMatch(/\sstyle=/);
  });
});
