import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical.ts';
import type { ChartFile } from '../schemas.ts';

/** SHA-256 of a value as canonical JSON: what a signed record is known by. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** SHA-256 of bytes. */
export function bytesHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The chart with the hash of everything else in it. */
export function sealed(file: Omit<ChartFile, 'sha256'>): ChartFile {
  return { ...file, sha256: contentHash(file) };
}

/** True if a chart fits its own hash. */
export function isWhole({ sha256, ...file }: ChartFile): boolean {
  return contentHash(file) === sha256;
}
