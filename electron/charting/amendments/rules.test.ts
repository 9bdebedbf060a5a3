import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amendment, afterSignature, cosignProblem, lateEntryProblem, mayMark } from './rules.ts';

const people = ['ann', 'ben', 'cora'] as const;

/** Any history that the database lets through: marks only on what is there, each once, each co-signer once. */
const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom('addendum', 'error', 'cosignature'),
      who: fc.constantFrom(...people),
      pick: fc.nat(),
    }),
  )
  .map((acts) => {
    const rows: Amendment[] = [];
    for (const [at, { kind, who, pick }] of acts.entries()) {
      const row = {
        id: `a${at}`,
        kind,
        happenedAt: null,
        addendumId: null,
        staffId: who,
        name: who,
        title: '',
        at,
      } as const;
      const targets = [null, ...rows.filter((one) => one.kind === 'addendum').map(({ id }) => id)].filter(
        (target) => !rows.some((one) => one.kind === 'error' && one.addendumId === target),
      );
      if (kind === 'addendum') rows.push({ ...row, text: `words ${at}` });
      else if (kind === 'cosignature') {
        if (!rows.some((one) => one.kind === kind && one.staffId === who)) rows.push({ ...row, text: null });
      } else if (targets.length > 0)
        rows.push({ ...row, text: `reason ${at}`, addendumId: targets[pick % targets.length] ?? null });
    }
    return rows;
  });

describe('what came after a signature', () => {
  it('holds every row of the history exactly once, in order, and no row takes another away', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const after = afterSignature(rows);
        const of = (kind: Amendment['kind']): Amendment[] => rows.filter((row) => row.kind === kind);
        expect(after.addenda.map(({ id, text }) => [id, text])).toEqual(
          of('addendum').map(({ id, text }) => [id, text]),
        );
        expect(after.cosignatures.map(({ at }) => at)).toEqual(of('cosignature').map(({ at }) => at));
        const marks = [after.error, ...after.addenda.map(({ error }) => error)].filter((mark) => mark !== null);
        expect(marks).toHaveLength(of('error').length);
        expect(new Set(marks.map(({ reason }) => reason))).toEqual(new Set(of('error').map(({ text }) => text)));
      }),
    );
  });

  it('only grows: what a history said, a longer one still says', () => {
    fc.assert(
      fc.property(history, fc.nat(), (rows, cut) => {
        const earlier = afterSignature(rows.slice(0, cut % (rows.length + 1)));
        const later = afterSignature(rows);
        for (const [at, row] of earlier.addenda.entries()) {
          expect(later.addenda[at]).toMatchObject({ id: row.id, text: row.text, at: row.at });
          if (row.error) expect(later.addenda[at]?.error).toEqual(row.error);
        }
        expect(later.cosignatures.slice(0, earlier.cosignatures.length)).toEqual(earlier.cosignatures);
        if (earlier.error) expect(later.error).toEqual(earlier.error);
      }),
    );
  });
});

describe('who may', () => {
  it('mark: the author who may sign, and whoever may co-sign', () => {
    const asker = (staffId: string, maySign: boolean, mayCosign: boolean) => ({ staffId, maySign, mayCosign });
    expect(mayMark('ann', asker('ann', true, false))).toBe(true);
    expect(mayMark('ann', asker('ann', false, false))).toBe(false);
    expect(mayMark('ann', asker('ben', true, false))).toBe(false);
    expect(mayMark('ann', asker('ben', true, true))).toBe(true);
  });

  it('co-sign: nobody their own note, nobody twice, no note in error', () => {
    const by = (staffId: string) => ({ staffId, name: staffId, title: '', at: 1 });
    const plain = { error: null, addenda: [], cosignatures: [] };
    expect(cosignProblem(plain, 'ann', 'ben')).toBeUndefined();
    expect(cosignProblem(plain, 'ann', 'ann')).toMatch(/yourself/);
    expect(cosignProblem({ ...plain, cosignatures: [by('ben')] }, 'ann', 'ben')).toMatch(/already/);
    expect(cosignProblem({ ...plain, cosignatures: [by('ben')] }, 'ann', 'cora')).toBeUndefined();
    expect(cosignProblem({ ...plain, error: { ...by('ann'), reason: 'x' } }, 'ann', 'ben')).toMatch(/error/);
  });

  it('tell late of what has happened, never of what will', () => {
    expect(lateEntryProblem(null, 5)).toBeUndefined();
    expect(lateEntryProblem(5, 5)).toBeUndefined();
    expect(lateEntryProblem(6, 5)).toMatch(/has passed/);
  });
});
