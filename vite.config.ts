import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { echoServer } from './src/server/vite-plugin.ts';
import { site } from './src/site/build/plugin.ts';

export default defineConfig({
  base: './',
  appType: 'custom',
  plugins: [svelte(), site(), echoServer()],
  build: {
    // These know light-dark() and nesting, so the sheets are shipped as they are written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
});
