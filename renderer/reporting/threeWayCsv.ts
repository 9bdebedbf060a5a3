import { formatQuantity } from '../../electron/kernel/quantity.ts';
import type { ThreeWayRow } from '../../electron/reporting/threeWay/schemas.ts';
import { csvOf } from './saveCsv.ts';

/** The report for a spreadsheet: quantities as decimal numbers, times in UTC. */
export function threeWayCsv(rows: readonly ThreeWayRow[]): string {
  const amount = (quantity: number | null): string => (quantity === null ? '' : formatQuantity(quantity));
  return csvOf(
    rows.map((row) => ({
      time: new Date(row.startsAt).toISOString(),
      patient: row.patientName,
      treatment: row.service,
      product: row.productName ?? '',
      unit: row.unit,
      charted: amount(row.charted),
      drawn: amount(row.drawn),
      billed: amount(row.billed),
      billed_as: row.billedUnit,
      problems: row.problems.join(' '),
      reasons: row.reasons.map(({ where, reason, staffName }) => `${where}: ${reason} (${staffName})`).join('; '),
      open: row.open ? 'yes' : 'no',
    })),
  );
}
