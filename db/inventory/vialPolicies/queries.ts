import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { vialPolicies, vialPolicyRevocations } from '../schema.ts';

/** A policy with its revocation, if there is one. */
export interface VialPolicyRow {
  id: string;
  productId: string;
  hours: number;
  validFrom: string;
  validUntil: string | null;
  conditions: string;
  signedBy: string;
  signedAt: number;
  documentId: string;
  revokedAt: number | null;
  revokedBy: string | null;
  revokeReason: string | null;
}

export const insertVialPolicy = insertInto(vialPolicies);
export const insertRevocation = insertInto(vialPolicyRevocations);

const columns = `SELECT v.id, v.product_id AS productId, v.hours, v.valid_from AS validFrom, v.valid_until AS validUntil, v.conditions,
    v.signed_by AS signedBy, v.signed_at AS signedAt, v.document_id AS documentId, r.at AS revokedAt, r.staff_id AS revokedBy,
    r.reason AS revokeReason
  FROM vial_policies v LEFT JOIN vial_policy_revocations r ON r.policy_id = v.id`;

const ofProduct = sqlText<VialPolicyRow, [string]>(`${columns} WHERE v.product_id = ? ORDER BY v.seq DESC`);
/** Everything ever signed for a product, the latest first. */
export function vialPoliciesOf(db: ReadDb, productId: string): VialPolicyRow[] {
  return ofProduct(db).all(productId);
}

const ofId = sqlText<VialPolicyRow, [string]>(`${columns} WHERE v.id = ?`);
export function vialPolicyOfId(db: ReadDb, id: string): VialPolicyRow | undefined {
  return ofId(db).get(id);
}

export interface OpenUnderPolicy {
  id: string;
  openedAt: number;
  beyondUseAt: number;
  expiresOn: string;
  version: number;
}
const openUnder = sqlText<OpenUnderPolicy, [string, string]>(
  `SELECT c.id, c.opened_at AS openedAt, c.beyond_use_at AS beyondUseAt, l.expires_on AS expiresOn, c.version
   FROM containers c JOIN lots l ON l.id = c.lot_id
   WHERE c.product_id = ? AND c.state IN ('opened', 'recalled') AND c.policy_id = ? AND c.opened_at IS NOT NULL`,
);
/** What is open under a policy. */
export function openUnderPolicy(db: ReadDb, productId: string, policyId: string): OpenUnderPolicy[] {
  return openUnder(db).all(productId, policyId);
}

const shorten = sqlText(
  `UPDATE containers SET beyond_use_at = ?, policy_id = NULL, version = version + 1 WHERE id = ? AND version = ?`,
);
/** Ends the longer time of an open container. */
export function shortenUse(tx: WriteTx, id: string, version: number, beyondUseAt: number): void {
  shorten(tx).run(beyondUseAt, id, version);
}
