/**
 * What every page runs in the browser, once it is painted: asks for the modules and the style sheet that this page needs, all at
 * once (src/site/document.ts has listed them), and starts them.
 */
const linked = (rel: string, href: string): HTMLLinkElement => {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  document.head.append(link);
  return link;
};

const { modules, styles } = document.querySelector<HTMLScriptElement>('script[data-modules]')?.dataset ?? {};
for (const href of modules?.split(' ') ?? []) linked('modulepreload', href);
// What an island draws when it wakes may need rules that the first paint did not. Without them it still works.
await Promise.all(
  (styles?.split(' ') ?? []).map(
    (href) =>
      new Promise((done) => {
        const sheet = linked('stylesheet', href);
        sheet.onload = sheet.onerror = done;
      }),
  ),
);
await import('./start.ts');

export {};
