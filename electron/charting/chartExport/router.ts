import { command, router } from '../../api/door.ts';
import { exportChart, makeExport } from './handing/service.ts';
import type { ExportParts } from './ports.ts';
import { ExportInput, ExportOutput } from './schemas.ts';

/** A chart as a file. A command, because what leaves the clinic goes on record; the file itself is not kept. */
export function createChartExportRouter(parts: ExportParts) {
  return router({
    export: command(
      {
        permission: 'chart.export',
        input: ExportInput,
        output: ExportOutput,
        secret: true,
        prepare: (input, asker, db) => makeExport(db, asker, input, parts),
      },
      (tx, act, input, ready) => exportChart(tx, act, input, ready, parts),
    ),
  });
}
