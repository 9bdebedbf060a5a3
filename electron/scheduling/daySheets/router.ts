import { command, router } from '../../api/door.ts';
import type { SheetsRenderer } from '../ports.ts';
import { DaySheetInput, DaySheetOutput } from './schemas.ts';
import { daySheetPdf } from './service.ts';

/** The day on paper. A command, because what leaves on paper goes on record; nothing of it is kept here. */
export function createDaySheetsRouter(sheets: SheetsRenderer) {
  return router({
    draw: command(
      {
        permission: 'patients.read',
        input: DaySheetInput,
        output: DaySheetOutput,
        secret: true,
        prepare: (input, asker, db) => daySheetPdf(db, asker, input, sheets),
      },
      (_tx, act, input, pdf) => {
        act.changed('day', { from: null, to: input.date });
        return pdf;
      },
    ),
  });
}
