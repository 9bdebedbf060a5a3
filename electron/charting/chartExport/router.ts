import { command, router } from '../../api/door.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { ExportInput, ExportOutput } from './schemas.ts';
import { exportChart } from './service.ts';

/** A chart as a file. A command, because what leaves the clinic goes on record; the file itself is not kept. */
export function createChartExportRouter(approvals: Approvals) {
  return router({
    export: command(
      { permission: 'chart.export', input: ExportInput, output: ExportOutput, secret: true },
      (tx, act, input) => exportChart(tx, act, input, approvals),
    ),
  });
}
