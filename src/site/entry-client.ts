/**
 * What every page runs in the browser. The page is complete without it, so it waits for the first paint and only then
 * asks for the modules and the style sheet that this page needs, all at once; src/site/document.ts has listed them.
 */
async function painted(): Promise<void> {
  // A page opened in a background tab is not painted until it is looked at.
  if (document.visibilityState === 'hidden') return;
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
}

const linked = (rel: string, href: string): HTMLLinkElement => {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  document.head.append(link);
  return link;
};

await painted();
const { modules, styles } = document.querySelector<HTMLScriptElement>('script[data-modules]')?.dataset ?? {};
for (const href of modules?.split(' ').filter(Boolean) ?? []) linked('modulepreload', href);
// What an island draws when it wakes may need rules that the first paint did not. Without them it still works.
await Promise.all(
  (styles?.split(' ').filter(Boolean) ?? []).map(
    (href) =>
      new Promise((done) => {
        const sheet = linked('stylesheet', href);
        sheet.onload = sheet.onerror = done;
      }),
  ),
);
await import('./start.ts');

export {};
