import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  insertRevocation,
  insertVialPolicy,
  openUnderPolicy,
  shortenUse,
  type VialPolicyRow,
  vialPoliciesOf,
  vialPolicyOfId,
} from '../../../db/inventory/vialPolicies/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import { strokesProblem } from '../../documents/signatures/rules.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf, dayBounds } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { staffById } from '../../staff/service.ts';
import type { Product } from '../schemas.ts';
import { productById } from '../service.ts';
import type { VialPolicySnapshot } from './prints.ts';
import { hoursAlone, labelledHours, policyInForce, usableUntil } from './rules.ts';
import type * as S from './schemas.ts';

/** Until when a container of a product that is opened now may be used, and the policy it owes that to. */
export function usableUntilNow(
  db: ReadDb,
  asker: Pick<Asker, 'now' | 'zone'>,
  productId: Id,
  expiresOn: string,
): { until: number; policyId: Id | null } {
  const inForce = policyInForce(vialPoliciesOf(db, productId), dateOf(asker.now, asker.zone));
  return usableUntil(asker.now, productById(db, productId), inForce, expiresOn, asker.zone);
}

/** How long opened containers of a product may be used, and what was signed about it. @throws Refusal NOT_FOUND */
export function productPolicies(db: ReadDb, asker: Asker, input: { productId: Id }): S.ProductPolicies {
  const product = productById(db, input.productId);
  const policies = vialPoliciesOf(db, product.id).map((row) => policyView(db, row));
  const row = policyInForce(vialPoliciesOf(db, product.id), dateOf(asker.now, asker.zone));
  return {
    labelHours: labelledHours(product),
    hoursAlone: hoursAlone(product),
    inForce: policies.find((policy) => policy.id === row?.id) ?? null,
    policies,
  };
}

function policyView(db: ReadDb, row: VialPolicyRow): S.Policy {
  const { revokedAt, revokedBy, revokeReason } = row;
  return {
    id: row.id,
    hours: row.hours,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    conditions: row.conditions,
    signedByName: staffById(db, row.signedBy).name,
    signedAt: row.signedAt,
    documentId: row.documentId,
    revoked:
      revokedAt === null || revokedBy === null
        ? null
        : { at: revokedAt, byName: staffById(db, revokedBy).name, reason: revokeReason ?? '' },
  };
}

function refuseUseless(product: Product, input: z.output<typeof S.SignPolicyInput>, today: string): void {
  if (!product.inContainers) refuse('BAD_INPUT', `${product.name} is not kept in vials or syringes.`);
  const alone = hoursAlone(product);
  if (alone === null)
    refuse('NOT_NOW', `${product.name} may be used until it expires as it is. Enter the hours its label allows first.`);
  if (input.hours <= alone)
    refuse('BAD_INPUT', `${product.name} may be used for ${alone} hours without a policy. A policy is for longer.`);
  if (input.validUntil && input.validUntil < today)
    refuse('BAD_INPUT', 'The last day has passed already. Choose a later one, or none.');
}

/**
 * The medical director signs how long opened containers of a product may be used beyond its label; it counts for what is opened
 * from its first day on. The text, the strokes and who signed are kept for good.
 * @throws Refusal NOT_ALLOWED for anyone else, BAD_INPUT, NOT_NOW
 */
export function signPolicy(tx: WriteTx, act: Act, input: z.output<typeof S.SignPolicyInput>) {
  if (act.role !== 'medicalDirector')
    refuse(
      'NOT_ALLOWED',
      'Only the medical director signs for longer than the label allows. Ask them to sign in here.',
    );
  const product = productById(tx, input.productId);
  refuseUseless(product, input, dateOf(act.now, act.zone));
  const problem = strokesProblem(input.strokes);
  if (problem) refuse('BAD_INPUT', problem);
  const { hours, validFrom, conditions, strokes } = input;
  const validUntil = input.validUntil ?? null;
  const id = act.newId();
  const signer = staffById(tx, act.staffId);
  const { name, address, phone, email, language } = clinicProfile(tx);
  const snapshot: VialPolicySnapshot = {
    form: 1,
    language,
    zone: act.zone,
    clinic: { name, address, phone, email },
    product: product.name,
    labelHours: labelledHours(product),
    hours,
    validFrom,
    validUntil,
    conditions,
    signedBy: { id: signer.id, name: signer.name, title: signer.title },
    signedAt: act.now,
    strokes,
  };
  const document = keepDocument(tx, act, {
    kind: 'vialPolicy',
    title: `Use of ${product.name} after opening`,
    snapshot,
    sourceKind: 'vialPolicy',
    sourceId: id,
    patientId: null,
  });
  const { staffId: signedBy, stationId, now: signedAt } = act;
  insertVialPolicy(tx, {
    id,
    productId: product.id,
    hours,
    validFrom,
    validUntil,
    conditions,
    signedBy,
    signedAt,
    stationId,
    documentId: document.id,
  });
  act.changed('beyondUseHours', { from: hoursAlone(product), to: hours });
  act.touch('inventory', 'vialPolicy', id, 1);
  act.touch('inventory', 'product', product.id, product.version);
  return { id, documentId: document.id, sha256: document.sha256 };
}

/** Ends a policy at once: what is open under it is held to the label again. @throws Refusal NOT_FOUND, NOT_NOW */
export function revokePolicy(tx: WriteTx, act: Act, input: { id: Id; reason: string }): { shortened: number } {
  const policy = vialPolicyOfId(tx, input.id) ?? refuse('NOT_FOUND', 'This policy is no longer here.');
  if (policy.revokedAt !== null) refuse('NOT_NOW', 'This policy was revoked already.');
  insertRevocation(tx, { policyId: policy.id, reason: input.reason, staffId: act.staffId, at: act.now });
  const product = productById(tx, policy.productId);
  const open = openUnderPolicy(tx, policy.productId, policy.id);
  for (const { id, openedAt, beyondUseAt, expiresOn, version } of open) {
    const alone = usableUntil(openedAt, product, null, expiresOn, act.zone).until;
    shortenUse(tx, id, version, Math.min(alone, beyondUseAt, dayBounds(expiresOn, act.zone).until));
    act.touch('inventory', 'container', id, version + 1);
  }
  act.changed('beyondUseHours', { from: policy.hours, to: hoursAlone(product) });
  act.touch('inventory', 'vialPolicy', policy.id, 2);
  return { shortened: open.length };
}
