/**
 * A lesson's prose in one language -> sections of HTML with places for widgets and exercises. Runs in the build only.
 *
 * Knows the Markdown that lessons may use: paragraphs, lists, tables, code, **strong**, links, `## Title {#id}`, and the directives
 * `:::widget id` and `:::exercise id`. Must not know the lesson's data beyond the names it is given. Raw HTML is an error: with it
 * a text could say what no translator sees, and the page's policy would block half of it.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Locale } from '../i18n/catalogue.ts';
import { sectionLabel, sectionUrl } from '../i18n/rfc.ts';
import { FIELDS, fieldSpec, type FieldId } from '../protocol/fields.ts';
import { fillIn } from './fill-in.ts';

export type Block = { readonly kind: 'prose'; readonly html: string } | { readonly kind: 'widget' | 'exercise'; readonly id: string };
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface ProseContext {
  readonly locale: Locale;
  /** The file's name, for complaints. */
  readonly file: string;
  readonly named: ReadonlyMap<string, Uint8Array>;
  readonly widgets: readonly string[];
  readonly exercises: readonly string[];
  /** Address of a page of the site (`frames/`) from this lesson; null for a page that does not exist. */
  readonly page: (name: string) => string | null;
  readonly fieldName: (field: FieldId) => string;
}

export interface Prose {
  readonly sections: readonly Section[];
  /** `file:line: what is wrong`; empty when all is well. */
  readonly faults: readonly string[];
}

/** English words, or Han characters, of the whole lesson and between two interactions. */
export const LIMITS = { en: { whole: 600, between: 120 }, zh: { whole: 1000, between: 200 } } as const;

const ALLOWED = new Set(
  (
    'paragraph heading bullet_list ordered_list list_item table thead tbody tr th td fence inline text strong em code_inline link softbreak ' +
    'hardbreak blockquote'
  )
    .split(' ')
    .flatMap((name) => [name, `${name}_open`, `${name}_close`]),
);
const DIRECTIVE = /^:::(\w+) +([\w-]+)$/;
const HEADING = /^(.+?) *\{#([a-z][a-z0-9-]*)\}$/;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How long a text is: words of English; of Chinese, characters, a Latin word counting as one. */
export function lengthOf(text: string, locale: Locale): number {
  if (locale === 'en') return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return (text.match(/\p{Script=Han}|[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.-]*/gu) ?? []).length;
}

/** Compiles `source`. Never throws: what is wrong is said by file and line. */
export function compileProse(source: string, context: ProseContext): Prose {
  return new Compiler(context).compile(source);
}

class Compiler {
  readonly faults: string[] = [];
  // With HTML on, the parser tells raw HTML from text, so that it can be refused; nothing of it is ever printed.
  private readonly markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
  private readonly sections: { id: string; title: string; blocks: Block[] }[] = [];
  private total = 0;
  private since = 0;

  constructor(private readonly context: ProseContext) {
    const { rules } = this.markdown.renderer;
    rules['link_open'] = (tokens, at) => this.opened(tokens[at]!);
    rules['link_close'] = (tokens, at) => (tokens[at]!.meta as { readonly close: string } | null)?.close ?? '</a>';
    for (const raw of ['html_block', 'html_inline']) rules[raw] = () => '';
    // A line that ends in Chinese goes on without a blank.
    rules['softbreak'] = () => (context.locale === 'zh' ? '' : '\n');
    rules['table_open'] = () => '<div class="table"><table>';
    rules['table_close'] = () => '</table></div>';
  }

  compile(source: string): Prose {
    const lines = source.split('\n').map((line, at) => {
      const { text, unknown } = fillIn(line, this.context.named);
      for (const mark of unknown) this.complain(at + 1, `nothing is called ${mark}`);
      return text;
    });
    const tokens = this.markdown.parse(lines.join('\n'), {});
    for (let at = 0; at < tokens.length;) at = this.take(tokens, at);
    this.pause(lines.length);
    const { whole } = LIMITS[this.context.locale];
    if (this.total > whole) this.complain(lines.length, `the lesson has ${this.total} words or characters, the limit is ${whole}`);
    return { sections: this.sections, faults: this.faults };
  }

  private complain(line: number, says: string): void {
    this.faults.push(`${this.context.file}:${line}: ${says}`);
  }

  /** Takes the block that begins at token `at`; returns where the next one begins. */
  private take(tokens: readonly Token[], at: number): number {
    const first = tokens[at]!;
    const line = (first.map?.[0] ?? 0) + 1;
    const end = endOf(tokens, at);
    const block = tokens.slice(at, end);
    this.validate(block, line);
    const inline = block.find(({ type }) => type === 'inline');
    if (first.type === 'heading_open') this.heading(first, inline!.content, line);
    else {
      const directive = first.type === 'paragraph_open' && inline!.content.startsWith(':::');
      if (directive) this.directive(inline!.content, line);
      else this.prose(block, line);
    }
    return end;
  }

  private validate(block: readonly Token[], line: number): void {
    for (const token of block) {
      const here = token.map ? token.map[0] + 1 : line;
      if (token.type.startsWith('html')) this.complain(here, `raw HTML is not allowed: ${token.content.trim()}`);
      else if (!ALLOWED.has(token.type)) this.complain(here, `lessons have no ${token.type}`);
      else if (token.type === 'inline') this.links(token.children ?? [], here);
      if (token.children) this.validate(token.children, here);
    }
  }

  private heading(token: Token, content: string, line: number): void {
    const [, title, id] = HEADING.exec(content) ?? [];
    if (token.tag !== 'h2' || title === undefined || id === undefined) return this.complain(line, 'a heading is “## Title {#id}”');
    if (this.sections.some((section) => section.id === id)) this.complain(line, `the section “${id}” is there twice`);
    this.sections.push({ id, title, blocks: [] });
  }

  private directive(content: string, line: number): void {
    const [, kind, id] = DIRECTIVE.exec(content) ?? [];
    if ((kind !== 'widget' && kind !== 'exercise') || id === undefined)
      return this.complain(line, `“${content}” is neither “:::widget id” nor “:::exercise id”`);
    const known = kind === 'widget' ? this.context.widgets : this.context.exercises;
    if (!known.includes(id)) return this.complain(line, `there is no ${kind} “${id}” in lesson.json`);
    this.pause(line);
    this.put({ kind, id }, line);
  }

  private prose(block: readonly Token[], line: number): void {
    const text = block
      .flatMap(({ children }) => (children ?? []).map((each) => (each.type === 'softbreak' ? '\n' : each.content)))
      .join('');
    const length = lengthOf(text, this.context.locale);
    this.total += length;
    this.since += length;
    this.put({ kind: 'prose', html: this.markdown.renderer.render([...block], this.markdown.options, {}) }, line);
  }

  /** An interaction, or the end: no more than so many words may have come since the last one. */
  private pause(line: number): void {
    const { between } = LIMITS[this.context.locale];
    if (this.since > between) this.complain(line, `${this.since} words or characters since the last thing to do, the limit is ${between}`);
    this.since = 0;
  }

  private put(block: Block, line: number): void {
    const section = this.sections.at(-1);
    if (!section) return this.complain(line, 'a lesson begins with a heading');
    const last = section.blocks.at(-1);
    if (block.kind === 'prose' && last?.kind === 'prose')
      section.blocks[section.blocks.length - 1] = { kind: 'prose', html: last.html + block.html };
    else section.blocks.push(block);
  }

  /** Looks up what links lead to, and gives a link without words its usual ones. */
  private links(children: Token[], line: number): void {
    children.forEach((token, at) => {
      if (token.type !== 'link_open') return;
      const href = decodeURI(String(token.attrGet('href') ?? ''));
      const isEmpty = children[at + 1]?.type === 'link_close';
      const close = children.slice(at).find(({ type }) => type === 'link_close')!;
      const target = this.target(href);
      if (typeof target === 'string') return this.complain(line, target);
      if (isEmpty && target.words === undefined) return this.complain(line, `the link to “${href}” has no words`);
      token.meta = { open: target.open + (isEmpty ? escaped(target.words!) : '') };
      close.meta = { close: target.close };
    });
  }

  private opened(token: Token): string {
    return (token.meta as { readonly open: string } | null)?.open ?? '';
  }

  private target(href: string): { readonly open: string; readonly close: string; readonly words?: string } | string {
    const [, scheme, name = ''] = /^(\w+):(.*)$/.exec(href) ?? [];
    const anchor = (to: string): string => `<a href="${escaped(to)}">`;
    switch (scheme) {
      case 'field': {
        const field = `frame.${name}`;
        if (!Object.hasOwn(FIELDS, field)) return `there is no field “${name}”`;
        const { role, letter } = fieldSpec(field as FieldId);
        const open = `<button type="button" class="chip" data-field="${field}" data-role="${role ?? ''}" aria-pressed="false"><b>${letter ?? ''}</b><span>`;
        return { open, close: '</span></button>', words: this.context.fieldName(field as FieldId) };
      }
      case 'rfc': {
        const url = sectionUrl(name.replace(/^(\d{4})-/, 'RFC $1 §'));
        if (url === null) return `there is no section “${name}”`;
        return { open: anchor(url), close: '</a>', words: sectionLabel(name.replace(/^(\d{4})-/, 'RFC $1 §')) };
      }
      case 'page': {
        const [page, ...fragment] = name.split('#');
        const to = this.context.page(page!);
        if (to === null) return `there is no page “${page}”`;
        return { open: anchor([to, ...fragment].join('#')), close: '</a>' };
      }
      case 'https':
        return { open: anchor(href), close: '</a>' };
      default:
        return `“${href}” leads nowhere: links are field:, rfc:, page: or https:`;
    }
  }
}

/** Where the block that opens at token `at` ends. */
function endOf(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let end = at; end < tokens.length; end++) {
    depth += tokens[end]!.nesting;
    if (depth === 0) return end + 1;
  }
  return tokens.length;
}

/** The order of sections, widgets and exercises: the same in every language. */
export const structureOf = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ id, blocks }) => [
    `## ${id}`,
    ...blocks.filter((each) => each.kind !== 'prose').map((each) => `${each.kind} ${each.id}`),
  ]);
