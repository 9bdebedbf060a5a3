import type { ReadDb } from '../../../db/access.ts';
import { closedDays } from '../../clinic/service.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { dateHours, hoursOf, workingHours } from '../../staff/service.ts';
import type { Hours } from './rules.ts';

/** Who works when from the first to the last date; of `people` alone if they are named. */
export function hoursBetween(db: ReadDb, first: LocalDate, last: LocalDate, people?: ReadonlySet<Id>): Hours {
  return {
    weekly: people ? hoursOf(db, people) : workingHours(db),
    dates: dateHours(db, first, last),
    closed: new Set(closedDays(db, first, last).map((row) => row.date)),
  };
}
