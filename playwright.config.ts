import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.js';

const executablePath = findBrowser();

/** Browser tests of the built site, served below a sub-path with its strict Content-Security-Policy on. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  globalSetup: './tests/browser/serve.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Generous, so that a slow or busy machine finds the same faults and no others: nothing here measures time.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), chromiumSandbox: false },
  },
});
