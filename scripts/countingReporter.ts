import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What `npm test` says at the end; written as JSON to the file named in SALVE_TEST_REPORT. */
export interface TestReport {
  passed: number;
  failed: number;
  skipped: { test: string; file: string; reason: string | null }[];
}

/** Did a hook above this test, or its file, fail? Then it never ran, and that is not a skip by choice. */
function brokenAbove(test: TestCase): boolean {
  let above: TestSuite | TestModule = test.parent;
  for (;;) {
    if (above.errors().length > 0) return true;
    if (above.type === 'module') return false;
    above = above.parent;
  }
}

function count(report: TestReport, module: TestModule, root: string): void {
  const file = relative(root, module.moduleId);
  const tests = [...module.children.allTests()];
  if (module.errors().length > 0 && tests.length === 0) report.failed += 1;
  for (const test of tests) {
    const result = test.result();
    if (result.state === 'passed') report.passed += 1;
    else if (result.state === 'skipped' && !brokenAbove(test)) {
      report.skipped.push({ test: test.fullName, file, reason: result.note ?? null });
    } else report.failed += 1;
  }
}

/** Counts every test once and keeps the reason of every skip. Silent unless SALVE_TEST_REPORT is set. */
export function countingReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const target = process.env.SALVE_TEST_REPORT;
      if (target === undefined) return;
      const report: TestReport = { passed: 0, failed: unhandled.length, skipped: [] };
      for (const module of modules) count(report, module, process.cwd());
      writeFileSync(target, JSON.stringify(report));
    },
  };
}
