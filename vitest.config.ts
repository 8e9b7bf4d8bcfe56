import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Tests of the core, the readers and everything else that needs no browser; tests/browser belongs to Playwright. */
export default defineConfig({
  plugins: [svelte()],
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 60_000,
    coverage: { include: ['src/**'], reportsDirectory: 'coverage' },
  },
});
