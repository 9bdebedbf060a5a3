import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { invalidateSlices, staleSlices } from './feed.ts';
import { dispatchScan } from './scan.ts';

describe('what a change makes stale', () => {
  it('is the slice itself and those that show it', () => {
    expect([...staleSlices(['devices'])]).toEqual(['devices']);
    expect(staleSlices(['charting'])).toContain('billing');
    expect(staleSlices([])).toEqual(new Set());
  });

  it('touches only cached answers of those slices', async () => {
    const cache = new QueryClient();
    cache.setQueryData([['patients', 'get'], { input: { id: '1' }, type: 'query' }], { name: 'Ana' });
    cache.setQueryData([['catalog', 'services'], { type: 'query' }], { services: [] });
    await invalidateSlices(cache, new Set(['patients']));
    const stale = (slice: string) =>
      cache.getQueryCache().findAll({ predicate: ({ queryKey }) => (queryKey[0] as string[])[0] === slice })[0]?.state
        .isInvalidated;
    expect(stale('patients')).toBe(true);
    expect(stale('catalog')).toBe(false);
  });
});

describe('a scan', () => {
  it('that nobody waits for is refused', () => {
    expect(dispatchScan({ raw: '0101', scanner: 'wedge', sendsGs: false })).toBe('nobody');
  });
});
