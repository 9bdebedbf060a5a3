import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTRPCClient } from './client.ts';

/** Which slice a cached answer belongs to: the first word of its procedure. */
function sliceOf(queryKey: readonly unknown[]): string | null {
  const [path] = queryKey;
  return Array.isArray(path) && typeof path[0] === 'string' ? path[0] : null;
}

/** Marks every cached answer of these slices as stale; those on screen are asked again at once. */
export function invalidateSlices(cache: QueryClient, slices: ReadonlySet<string>): Promise<void> {
  return cache.invalidateQueries({ predicate: ({ queryKey }) => slices.has(sliceOf(queryKey) ?? '') });
}
