import bwip from 'bwip-js/node';
import { expect, it } from 'vitest';
import { parseScan } from '../../electron/devices/gs1/rules.ts';
import { separatorsOf } from './separators.ts';
import { symbolRows, symbolSize, testScan } from './testSymbol.ts';

const sent = ']d2010950600013435210SALVE\u001d17491231';

it('is what an encoder draws', () => {
  const [symbol] = bwip.raw({ bcid: 'gs1datamatrix', text: '(01)09506000134352(10)SALVE(17)491231' });
  if (!symbol || !('pixs' in symbol)) throw new Error('no symbol');
  const drawn = Array.from({ length: symbol.pixy }, (_, y) =>
    Array.from(symbol.pixs.slice(y * symbol.pixx, (y + 1) * symbol.pixx)).join(''),
  );
  expect(symbolSize).toBe(symbol.pixx);
  expect(symbolRows).toEqual(drawn);
});

it('says what the page expects of it', () => {
  expect(parseScan(sent, { year: 2026 })).toMatchObject({ kind: 'gs1', ...testScan });
});

it('tells whether separators arrive', () => {
  const look = (raw: string) => separatorsOf(raw, parseScan(raw, { year: 2026 }));
  expect(look(sent)).toBe('kept');
  expect(look(sent.replace('\u001d', '').replace(']d2', ''))).toBe('lost');
  // lot last: nothing to separate
  expect(look('01095060001343521749123110SALVE')).toBe('notNeeded');
  expect(look('4006381333931')).toBe('notNeeded');
});
