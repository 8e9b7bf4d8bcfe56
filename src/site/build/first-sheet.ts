/**
 * The part of the site's style sheet that one prerendered page needs before any script has run: it stands in the page
 * itself, so that the first paint waits for one answer and not for two.
 *
 * Knows that Svelte scopes a component's rules by a class `svelte-…`. Must not know pages or components.
 */
import { transform } from 'lightningcss';

const SCOPE = /\bsvelte-[0-9a-z]{5,8}\b/g;

/** The scopes that a text names: HTML, CSS or a script. `svelte-trusted-html` is a policy, not a scope. */
export function scopesIn(text: string): Set<string> {
  const scopes = new Set(text.match(SCOPE));
  scopes.delete('svelte-trusted');
  return scopes;
}

/**
 * The rules of `sheet` that can match in `html`: those without a scope, and those whose scopes all occur in it. In the order
 * of the sheet, so that the whole sheet coming after them changes nothing on a page that is as it was. Addresses in it, which
 * count from the sheet's folder, get `toFolder` in front: the way there from the page.
 */
export function firstSheet(sheet: Uint8Array, html: string, toFolder: string): string {
  const present = scopesIn(html);
  const canMatch = (selector: unknown): boolean => [...scopesIn(JSON.stringify(selector))].every((scope) => present.has(scope));
  const { code } = transform({
    filename: 'first.css',
    code: sheet,
    visitor: {
      Rule: { style: (rule) => (rule.value.selectors.some(canMatch) ? undefined : []) },
      Url: (address) => (address.url.startsWith('data:') ? undefined : { ...address, url: toFolder + address.url.replace(/^\.\//, '') }),
    },
  });
  // Once more, for what became empty.
  const small = transform({ filename: 'first.css', code, minify: true });
  return new TextDecoder().decode(small.code);
}
