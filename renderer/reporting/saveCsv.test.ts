import { describe, expect, it } from 'vitest';
import { groupCsv } from './GroupedReport.tsx';
import { csvOf } from './saveCsv.ts';

describe('a report as a file for a spreadsheet', () => {
  it('never begins a formula, whatever somebody wrote as a reason', () => {
    expect(csvOf([{ reason: '=HYPERLINK("http://x")', cost: '1.00' }])).toBe(
      `reason,cost\n"'=HYPERLINK(""http://x"")",1.00`,
    );
    expect(csvOf([{ reason: '+1', cost: '@x' }])).toBe(`reason,cost\n"'+1","'@x"`);
  });

  it('writes quantities and amounts as decimal numbers', () => {
    const row = {
      name: 'Ingrid',
      productId: 'b',
      product: 'Botox',
      unit: 'U',
      quantity: 22_500,
      costCents: 9450,
    } as const;
    expect(groupCsv([row], 'provider')).toBe('provider,product,quantity,unit,cost\nIngrid,Botox,22.5,U,94.50');
    expect(groupCsv([row], null)).toBe('product,quantity,unit,cost\nBotox,22.5,U,94.50');
  });
});
