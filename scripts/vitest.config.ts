import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { countingReporter } from './countingReporter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const outside = ['**/node_modules/**', 'out/**', 'dist/**'];

/**
 * Three projects, run one after the other:
 * `unit` (pure code beside its source), `scenarios` (the composed app on a real encrypted database),
 * `e2e` (a browser, Electron, whole processes), which never shares the machine with another file.
 */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite',
  test: {
    pool: 'forks',
    // every core has a file; left to itself the runner keeps one back, which on two cores is half of them
    maxWorkers: '100%',
    reporters: ['default', countingReporter()],
    passWithNoTests: false,
    teardownTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{electron,db,renderer,scripts}/**/*.test.{ts,tsx}'],
          exclude: outside,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'scenarios',
          include: ['tests/**/*.test.ts'],
          exclude: [...outside, 'tests/e2e/**', 'tests/packaging.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/packaging.test.ts'],
          exclude: outside,
          fileParallelism: false,
          // a window that is drawn anew under a key press is tried again; a fault stays a fault
          retry: 2,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
