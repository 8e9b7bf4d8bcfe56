/** Markdown of lessons: what it may say, and that every fault is said with file and line. */
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { fillIn } from '../../src/lesson/fill-in.ts';
import { compileProse, lengthOf, LIMITS, type Prose, structureOf } from '../../src/lesson/markdown.ts';

const compile = (source: string, locale: 'en' | 'zh' = 'en'): Prose =>
  compileProse(source, {
    locale,
    file: 'x.md',
    named: new Map([['ping', fromHex('89024869')]]),
    widgets: ['bits'],
    exercises: ['one'],
    page: (name) => (name === 'frames' ? '../../frames/' : null),
    fieldName: (field) => (locale === 'en' ? field : '操作码'),
  });
const html = ({ sections }: Prose): string =>
  sections.flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'prose' ? block.html : ''))).join('');

describe('prose', () => {
  it('becomes sections with places', () => {
    const { sections, faults } = compile('## One {#a}\n\nText.\n\n:::widget bits\n\nMore.\n\n- item\n\n:::exercise one\n');
    expect(faults).toEqual([]);
    expect(structureOf(sections)).toEqual(['## a', 'widget bits', 'exercise one']);
    expect(sections[0]).toMatchObject({
      title: 'One',
      blocks: [{ kind: 'prose' }, { kind: 'widget' }, { html: expect.stringContaining('<li>') as string }, {}],
    });
  });
  it('takes bytes and numbers from the data', () => {
    const filled = html(
      compile(
        '## A {#a}\n\n{ping}, {ping.byte.0} is {ping.bits.0}, opcode {ping.frame.opcode}, {ping.payload.length} bytes of {ping.payload.text}.',
      ),
    );
    expect(filled).toBe(
      '<p><code>89 02 48 69</code>, <code>89</code> is <code>1000 1001</code>, opcode <code>0x9</code>, 2 bytes of <code>Hi</code>.</p>\n',
    );
  });
  it('names fields by chips, sections and pages by links', () => {
    const made = html(
      compile('## A {#a}\n\n[](field:opcode) [the flag](field:fin) [](rfc:5.2) [](rfc:9110-7.8) [there](page:frames#f=8900)'),
    );
    expect(made).toContain(
      '<button type="button" class="chip" data-field="frame.opcode" data-role="opcode" aria-pressed="false"><b>O</b><span>frame.opcode</span></button>',
    );
    expect(made).toContain('data-field="frame.fin" data-role="flags" aria-pressed="false"><b>F</b><span>the flag</span></button>');
    expect(made).toContain('<a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455 §5.2</a>');
    expect(made).toContain('>RFC 9110 §7.8</a>');
    expect(made).toContain('<a href="../../frames/#f=8900">there</a>');
  });
  it('goes on without a blank where a line of Chinese ends', () => {
    expect(html(compile('## 一 {#a}\n\n第一行\n第二行', 'zh'))).toBe('<p>第一行第二行</p>\n');
  });
});

describe('faults', () => {
  const rest = '\n\nText.';
  it.each([
    ['raw HTML', `## A {#a}\n\n<b>bold</b>`, 'x.md:3: raw HTML is not allowed'],
    ['a block of HTML', `## A {#a}\n\nText.\n\n<div>\nx\n</div>`, 'x.md:5: raw HTML is not allowed'],
    ['a script in a list', `## A {#a}\n\n- a\n- <script>x</script>`, 'x.md:4: raw HTML is not allowed'],
    ['an image', `## A {#a}\n\n![x](https://example.com/x.png)`, 'x.md:3: lessons have no image'],
    ['a heading without an id', `## A${rest}`, 'x.md:1: a heading is “## Title {#id}”'],
    ['a smaller heading', `## A {#a}\n\n### B {#b}`, 'x.md:3: a heading is'],
    ['a section twice', `## A {#a}\n\n## B {#a}`, 'x.md:3: the section “a” is there twice'],
    ['text before any heading', 'Text.', 'x.md:1: a lesson begins with a heading'],
    ['an unknown widget', `## A {#a}\n\n:::widget bats`, 'x.md:3: there is no widget “bats” in lesson.json'],
    ['an unknown exercise', `## A {#a}\n\n:::exercise two`, 'x.md:3: there is no exercise “two”'],
    ['another directive', `## A {#a}\n\n:::video one`, 'x.md:3: “:::video one” is neither'],
    ['an unknown reference', `## A {#a}\n\nSee {pong}.`, 'x.md:3: nothing is called {pong}'],
    ['a byte that is not there', `## A {#a}\n\n{ping.byte.4}`, 'x.md:3: nothing is called {ping.byte.4}'],
    ['a path that is none', `## A {#a}\n\n{ping.frame.colour}`, 'x.md:3: nothing is called'],
    ['an unknown field', `## A {#a}\n\n[x](field:fun)`, 'x.md:3: there is no field “fun”'],
    ['an unknown section', `## A {#a}\n\n[](rfc:5.99)`, 'x.md:3: there is no section “5.99”'],
    ['an unknown page', `## A {#a}\n\n[x](page:blog)`, 'x.md:3: there is no page “blog”'],
    ['a link elsewhere', `## A {#a}\n\n[x](http://example.com)`, 'x.md:3: “http://example.com” leads nowhere'],
    ['a link without words', `## A {#a}\n\n[](page:frames)`, 'x.md:3: the link to “page:frames” has no words'],
    ['too much between two things to do', `## A {#a}\n\n${'word '.repeat(LIMITS.en.between + 1)}\n\n:::widget bits`, 'x.md:5: 121 words'],
    [
      'too much in all',
      `## A {#a}\n${'\n' + 'word '.repeat(101) + '\n\n:::widget bits\n'.repeat(1)}`.repeat(1) +
        ('\n' + 'word '.repeat(110) + '\n\n:::widget bits\n').repeat(5),
      'the lesson has 651 words',
    ],
  ])('%s', (_, source, says) => {
    expect(compile(source).faults.join('\n')).toContain(says);
  });
  it('never prints raw HTML, whatever it is told', () => {
    expect(html(compile('## A {#a}\n\ntext <img src=x onerror=alert(1)> & <b>x</b>'))).not.toMatch(/<img src=x/);
  });
});

describe('lengths', () => {
  it.each([
    ['en', 'Two words, and 3 numbers.', 5],
    ['zh', '两个字和 RSV1。', 5],
    ['zh', '前两个字节 81 00', 7],
  ] as const)('%s: %s', (locale, text, length) => {
    expect(lengthOf(text, locale)).toBe(length);
  });
  it('leaves marks alone that it does not know', () => {
    expect(fillIn('{ nothing } {ping.unknown}', new Map([['ping', fromHex('8900')]]))).toEqual({
      text: '{ nothing } {ping.unknown}',
      unknown: ['{ping.unknown}'],
    });
  });
});
