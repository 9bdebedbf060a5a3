import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allPolicies,
  findPolicy,
  insertPolicy,
  insertPolicyChange,
  latestPolicyChange,
  policyInForce,
  updatePolicy,
} from '../../../db/clinic/policies/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import type { Instant } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { type PolicyKey, type PolicyValue, type PolicyValues, policyDefaults, policyProblem } from './rules.ts';
import { type PoliciesOutput, policyKeys, type SetPoliciesInput } from './schemas.ts';

/** One of the clinic's own rules as it is now, or its default. */
export function policy<K extends PolicyKey>(db: ReadDb, key: K): PolicyValue<K> {
  const row = findPolicy(db, key);
  return row ? (JSON.parse(row.value) as PolicyValue<K>) : policyDefaults[key];
}

/** A rule as it was at an instant, or its default: what was booked is held to what was in force when it was booked. */
export function policyAt<K extends PolicyKey>(db: ReadDb, key: K, at: Instant): PolicyValue<K> {
  const row = policyInForce(db, key, at);
  return row ? (JSON.parse(row.value) as PolicyValue<K>) : policyDefaults[key];
}

/** Every rule with its value, and the version of them all together. */
export function listPolicies(db: ReadDb): PoliciesOutput {
  const latest = latestPolicyChange(db);
  return {
    values: currentPolicies(db),
    version: latest?.seq ?? 0,
    changedAt: latest?.at ?? null,
    changedBy: latest?.staffId ?? null,
  };
}

function currentPolicies(db: ReadDb): PolicyValues {
  const set = new Map(allPolicies(db).map((row) => [row.id, JSON.parse(row.value) as unknown]));
  return Object.fromEntries(policyKeys.map((key) => [key, set.get(key) ?? policyDefaults[key]])) as PolicyValues;
}

/** Changes rules from now on; the audit row holds old and new values. @throws Refusal BAD_INPUT, CHANGED_ELSEWHERE with the current rules */
export function setPolicies(tx: WriteTx, act: Act, input: z.output<typeof SetPoliciesInput>): { version: number } {
  const before = listPolicies(tx);
  if (before.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  const wanted = { ...before.values, ...input.values } as PolicyValues;
  const problem = policyProblem(wanted);
  if (problem) refuse('BAD_INPUT', problem);
  let { version } = before;
  for (const key of policyKeys) {
    const value = canonicalJson(wanted[key]);
    if (value === canonicalJson(before.values[key])) continue;
    const row = findPolicy(tx, key);
    if (!row) insertPolicy(tx, { id: key, value, version: 1 });
    else if (!updatePolicy(tx, key, row.version, { value })) refuse('CHANGED_ELSEWHERE');
    version = insertPolicyChange(tx, { policyId: key, value, at: act.now, staffId: act.staffId });
    act.changed(key, { from: before.values[key], to: wanted[key] });
  }
  act.touch('clinic', 'policies', 'policies', version);
  return { version };
}
