import type { ReadDb } from '../../db/access.ts';
import { verifyChain } from '../audit/service.ts';

/** Everything that must hold of a whole database, in sentences; empty if all is sound. */
export function verifyHouse(db: ReadDb): string[] {
  const problems: string[] = [];
  const chain = verifyChain(db);
  if (!chain.whole) problems.push(`audit row ${chain.badSeq}: ${chain.problem}`);
  return problems;
}
