/** Connects the static controls of header and footer: theme, motion, and the language link that keeps the fragment. */
import { preferences, type Theme } from '../state/preferences.svelte.ts';

export function connectSwitches(): void {
  preferences.connect();
  connectTheme();
  connectMotion();
  connectLanguage();
  printInLight();
}

function connectTheme(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('[data-theme-switch] input')];
  // The switch is there before its script: a choice made meanwhile counts.
  const early = inputs.find((input) => input.checked && !input.defaultChecked);
  if (early) preferences.chooseTheme(early.value as Theme);
  const show = () => inputs.forEach((input) => (input.checked = input.value === preferences.theme));
  show();
  window.addEventListener('storage', show);
  for (const input of inputs) input.addEventListener('change', () => preferences.chooseTheme(input.value as Theme));
}

function connectMotion(): void {
  const input = document.querySelector<HTMLInputElement>('[data-motion-switch] input');
  if (!input) return;
  if (input.checked) preferences.chooseMotion('reduced');
  const show = () => (input.checked = preferences.motion === 'reduced');
  show();
  window.addEventListener('storage', show);
  input.addEventListener('change', () => preferences.chooseMotion(input.checked ? 'reduced' : 'system'));
}

function connectLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-language]');
  if (!link) return;
  // Just before any way of following it, so that a copied or middle-clicked link carries the fragment too.
  const keepFragment = () => (link.hash = location.hash);
  for (const event of ['pointerdown', 'focus', 'click', 'contextmenu']) link.addEventListener(event, keepFragment);
}

/** Paper is white: a chosen dark theme steps aside while the page is printed. */
function printInLight(): void {
  const { dataset } = document.documentElement;
  window.addEventListener('beforeprint', () => (dataset['theme'] = 'light'));
  window.addEventListener('afterprint', () => preferences.chooseTheme(preferences.theme));
}
