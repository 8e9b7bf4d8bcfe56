/**
 * What every page runs in the browser. The page is complete without it, so it waits for the first paint and only then
 * asks for the modules that this page needs, all at once; src/site/document.ts has listed them.
 */
async function painted(): Promise<void> {
  // A page opened in a background tab is not painted until it is looked at.
  if (document.visibilityState === 'hidden') return;
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
}

await painted();
for (const href of document.querySelector<HTMLScriptElement>('script[data-modules]')?.dataset['modules']?.split(' ') ?? []) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = href;
  document.head.append(link);
}
await import('./start.ts');

export {};
