/**
 * A GS1 DataMatrix to try a scanner with: (01) 09506000134352 (10) SALVE (17) 491231. The lot stands before the expiry,
 * so a separator must come between them: a scanner that drops it is found out. The GTIN is one GS1 keeps for examples.
 */
export const testScan = { gtin: '09506000134352', lot: 'SALVE', expiry: '2049-12-31' } as const;

/** One row of modules each, in base 36; checked against bwip-js in the test beside. */
const rows =
  'eze2 i6yv c4j8 gr6p kqaa bgq9 cvdy fvlx k87o ibr9 ko98 kez9 jy88 hfr3 houa idmd h594 ibdh dj7e mh33'.split(' ');

/** Modules across and down. */
export const symbolSize = rows.length;

/** The dark modules, row by row: '1' dark, '0' light. */
export const symbolRows: readonly string[] = rows.map((row) =>
  Number.parseInt(row, 36).toString(2).padStart(symbolSize, '0'),
);

/** The dark modules as one SVG path, a module being one unit. */
export const symbolPath = symbolRows
  .flatMap((row, y) => [...row].flatMap((module, x) => (module === '1' ? [`M${x} ${y}h1v1h-1z`] : [])))
  .join('');
