import type { Quantity } from '../../kernel/quantity.ts';

/** What a line of the report says of one product. */
export interface ComparedLine {
  productName: string | null;
  unit: string;
  charted: Quantity | null;
  drawn: Quantity;
  billed: Quantity | null;
  billedUnit: 'perUnit' | 'perArea' | 'flat';
  problems: readonly string[];
  open: boolean;
}

/** One product over the whole period. Only what is billed by the unit can be compared with the other two. */
export interface ProductTotal {
  productName: string;
  unit: string;
  lines: number;
  charted: Quantity;
  drawn: Quantity;
  /** Null where nothing of it is billed by the unit. */
  billed: Quantity | null;
  differing: number;
  open: number;
}

/** Adds the lines up by product, by name. Lines without a product are left out. */
export function totalsByProduct(rows: readonly ComparedLine[]): ProductTotal[] {
  const totals = new Map<string, ProductTotal>();
  for (const row of rows) {
    if (row.productName === null) continue;
    const fresh = { productName: row.productName, unit: row.unit, lines: 0, charted: 0, drawn: 0, billed: null };
    const total: ProductTotal = totals.get(row.productName) ?? { ...fresh, differing: 0, open: 0 };
    total.lines += 1;
    total.charted += row.charted ?? 0;
    total.drawn += row.drawn;
    if (row.billedUnit === 'perUnit' && row.billed !== null) total.billed = (total.billed ?? 0) + row.billed;
    if (row.problems.length > 0) total.differing += 1;
    if (row.open) total.open += 1;
    totals.set(row.productName, total);
  }
  return [...totals.values()].sort((a, b) => a.productName.localeCompare(b.productName));
}
