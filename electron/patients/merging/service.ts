import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { insertMerge, mergesOf, pointAt } from '../../../db/patients/merging/queries.ts';
import { findPatient, type PatientRow } from '../../../db/patients/queries.ts';
import { clinicCountry } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { chartsOf, hitOf, patientById, today } from '../service.ts';
import { type MergeEvent, mergeProblem, parentsOf, pointersOf } from './rules.ts';
import type * as S from './schemas.ts';

/**
 * Makes one chart part of another. No row of either is rewritten but the pointer: everything stays under the chart it was
 * kept under, and whoever asks for the survivor gets both. @throws Refusal NOT_FOUND, NOT_NOW, CHANGED_ELSEWHERE
 */
export function mergePatients(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.MergeInput>,
): z.input<typeof S.MergedOutput> {
  const survivor = chart(tx, input.patientId);
  const merged = chart(tx, input.mergedId);
  act.concerns(survivor.id);
  const problem = mergeProblem(survivor, merged);
  if (problem) refuse('NOT_NOW', problem);
  if (survivor.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: survivor });
  if (merged.version !== input.expectedMergedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: merged });
  const ids = [...chartsOf(tx, survivor.id), ...chartsOf(tx, merged.id)];
  const events: MergeEvent[] = [...mergesOf(tx, survivor.id), ...mergesOf(tx, merged.id)];
  const event = { kind: 'merge', patientId: merged.id, intoId: survivor.id } as const;
  keep(tx, act, event, input.reason);
  const version = point(tx, act, [...events, event], ids, survivor.id);
  return { patientId: survivor.id, version };
}

/**
 * Lets a merged chart stand by itself again, with everything that was kept under it and under the charts merged into it
 * before. What was added since the merge was added to the survivor and stays there. @throws Refusal NOT_FOUND, NOT_NOW, CHANGED_ELSEWHERE
 */
export function unmergePatient(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.UnmergeInput>,
): z.input<typeof S.MergedOutput> {
  const merged = chart(tx, input.id);
  act.concerns(patientById(tx, merged.id).id);
  const events: MergeEvent[] = mergesOf(tx, merged.id);
  const intoId = parentsOf(events).get(merged.id);
  if (intoId === undefined) refuse('NOT_NOW', 'This chart stands by itself already.');
  if (merged.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: merged });
  const ids = chartsOf(tx, merged.id);
  const event = { kind: 'unmerge', patientId: merged.id, intoId } as const;
  keep(tx, act, event, input.reason);
  const version = point(tx, act, [...events, event], ids, merged.id);
  return { patientId: merged.id, version };
}

/** The charts that are part of this one, and who merged them when and why. */
export function mergedCharts(db: ReadDb, asker: Asker, input: { patientId: Id }): S.MergedCharts {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const events = mergesOf(db, patient.id);
  const country = clinicCountry(db);
  return {
    charts: [...parentsOf(events)].map(([id, intoId]) => {
      const row = chart(db, id);
      const last = events.findLast((event) => event.patientId === id);
      return {
        ...hitOf(row, country, today(asker)),
        version: row.version,
        email: row.email,
        intoId,
        intoNumber: chart(db, intoId).number,
        mergedAt: last?.at ?? 0,
        mergedBy: last?.staffName ?? '',
        reason: last?.reason ?? '',
      };
    }),
  };
}

function chart(db: ReadDb, id: Id): PatientRow {
  return findPatient(db, id) ?? refuse('NOT_FOUND', 'This patient is not here. Go back and search again.');
}

function keep(tx: WriteTx, act: Act, event: MergeEvent, reason: string): void {
  const { staffId, stationId } = act;
  insertMerge(tx, { ...event, id: act.newId(), reason, at: act.now, staffId, stationId });
  act.changed('mergedIntoId');
}

/** Sets the pointers that the events ask for; returns the version of `answerId`. */
function point(tx: WriteTx, act: Act, events: readonly MergeEvent[], ids: readonly Id[], answerId: Id): number {
  for (const [id, pointer] of pointersOf(parentsOf(events), ids)) {
    const row = chart(tx, id);
    if (row.mergedIntoId === pointer && id !== answerId) act.touch('patients', 'patient', id, row.version);
    else act.touch('patients', 'patient', id, pointAt(tx, id, pointer));
  }
  return chart(tx, answerId).version;
}
