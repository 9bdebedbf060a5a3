import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { policies, policyChanges } from '../schema.ts';

const policyStatement = sqlText<{ value: string; version: number }, [string]>(
  'SELECT value, version FROM policies WHERE id = ?',
);
const policiesStatement = sqlText<{ id: string; value: string; version: number }, []>(
  'SELECT id, value, version FROM policies ORDER BY id',
);
const inForceStatement = sqlText<{ value: string }, [string, number]>(
  'SELECT value FROM policy_changes WHERE policy_id = ? AND at <= ? ORDER BY at DESC, seq DESC LIMIT 1',
);
const latestStatement = sqlText<{ seq: number; at: number; staffId: string | null }, []>(
  'SELECT seq, at, staff_id AS staffId FROM policy_changes ORDER BY seq DESC LIMIT 1',
);

/** A rule of the clinic as it is now; undefined while it has its default. */
export function findPolicy(db: ReadDb, id: string) {
  return policyStatement(db).get(id);
}

/** Every rule that was ever set. */
export function allPolicies(db: ReadDb) {
  return policiesStatement(db).all();
}

/** The value a rule had at an instant; undefined if it had its default. */
export function policyInForce(db: ReadDb, id: string, at: number) {
  return inForceStatement(db).get(id, at);
}

/** The latest change of any rule: its number is the version of them all together. */
export function latestPolicyChange(db: ReadDb) {
  return latestStatement(db).get();
}

export const insertPolicy = insertInto(policies);
export const updatePolicy = updateVersioned(policies, ['value']);
export const insertPolicyChange = insertInto(policyChanges);
