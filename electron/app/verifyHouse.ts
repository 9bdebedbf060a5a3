import type { ReadDb } from '../../db/access.ts';
import { verifyChain } from '../audit/service.ts';
import { verifyBilling } from '../billing/records/service.ts';
import { verifyImports } from '../charting/chartImport/kept/service.ts';
import { verifyDocuments } from '../documents/service.ts';
import { verifyStock } from '../inventory/service.ts';
import { verifyLedger } from '../ledger/service.ts';
import { verifySources } from '../reporting/service.ts';

/** Everything that must hold of a whole database, in sentences that name the first bad row; empty if all is sound. */
export function verifyHouse(db: ReadDb): string[] {
  const chain = verifyChain(db);
  const documents = verifyDocuments(db);
  return [
    ...(chain.whole ? [] : [`audit row ${chain.badSeq}: ${chain.problem}`]),
    ...verifyLedger(db).problems,
    ...verifyStock(db).problems,
    ...verifyBilling(db).problems,
    ...(documents.whole ? [] : [`document ${documents.documentId}: its content does not fit its hash`]),
    ...verifyImports(db),
    ...verifySources(db),
  ];
}
