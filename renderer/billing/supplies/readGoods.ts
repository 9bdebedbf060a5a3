import { readScan } from '../../../electron/inventory/scans/rules.ts';
import { dateOf } from '../../../electron/kernel/dates.ts';

/** The product and lot that a code on a package names; null for anything that is no trade item. */
export function readGoods(raw: string, zone: string): { gtin: string; lot: string | null } | null {
  const scan = readScan(raw, dateOf(Date.now(), zone));
  if (scan.kind === 'ean') return { gtin: scan.gtin, lot: null };
  return scan.kind === 'gs1' && scan.container === undefined ? { gtin: scan.gtin, lot: scan.lot ?? null } : null;
}
