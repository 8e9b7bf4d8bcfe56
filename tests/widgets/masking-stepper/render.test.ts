/** The masking page as it is prerendered: complete without a script. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { component as Tool, texts as en } from '../../../src/widgets/masking-stepper/en.ts';
import { texts as zh } from '../../../src/widgets/masking-stepper/zh.ts';

const cells = (html: string): string[] => [...html.matchAll(/data-cell="([^"]+)"/g)].map((match) => match[1]!);

describe.each([
  ['English', en],
  ['Chinese', zh],
])('the masking tool in %s', (_, texts) => {
  const html = render(Tool, { props: { frames: '../frames/', texts } }).body;

  it('shows the RFC’s example in lanes and as a table with every result', () => {
    expect(cells(html)).toEqual([
      ...[0, 1, 2, 3].map((lane) => `head-${lane}`),
      ...['plain', 'key', 'wire'].flatMap((row) => [0, 1, 2, 3].map((index) => `${row}-${index}`)),
      ...['plain', 'key', 'wire'].map((row) => `${row}-4`),
    ]);
    for (const byte of ['7f', '9f', '4d', '51', '58']) expect(html).toMatch(new RegExp(`<td[^>]*>${byte}</td>`));
  });

  it('has one tab stop in the lanes and no style attribute', () => {
    expect([...html.matchAll(/data-cell="[^"]+"[^>]*tabindex="0"/g)]).toHaveLength(1);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('links the frame', () => {
    expect(html).toContain('href="../frames/#f=818537fa213d7f9f4d5158&amp;dir=c2s"');
  });
});
