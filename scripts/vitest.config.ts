import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { countingReporter } from './countingReporter.ts';
import { LongestFirst } from './longestFirst.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const outside = ['**/node_modules/**', 'out/**', 'dist/**'];

/** Whole processes, Electron and the packed desk: each has the machine to itself. */
const alone = ['tests/e2e/{day,electron,host,kill,stockDay,visit}.test.ts', 'tests/packaging.test.ts'];
/** The app is loaded once for all files of a worker: it keeps nothing of a clinic outside the clinic. */
const together = { isolate: false };
/** A window that is drawn anew under a key press is tried again; a fault stays a fault. */
const patient = { retry: 2, testTimeout: 600_000, hookTimeout: 180_000 };

/**
 * Four projects, run one after the other: `unit` (pure code beside its source), `scenarios` (the composed app on a real
 * encrypted database), `pages` (the desk in a browser) and `e2e` (whole processes, one file at a time).
 */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite',
  test: {
    globalSetup: fileURLToPath(new URL('testFolder.ts', import.meta.url)),
    pool: 'forks',
    // every core has a file; left to itself the runner keeps one back, which on two cores is half of them
    maxWorkers: '100%',
    reporters: ['default', countingReporter()],
    passWithNoTests: false,
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
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
          ...together,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...outside, ...alone],
          ...together,
          ...patient,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: alone,
          exclude: outside,
          fileParallelism: false,
          ...patient,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
