import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { type EncounterRow, findEncounter, openCharts } from '../../../db/charting/queries.ts';
import { cosignWaiting, signOffCounts } from '../../../db/charting/signOff/queries.ts';
import { chargesOfVisit } from '../../billing/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { mayDo } from '../../kernel/roles.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { visitOf } from '../../scheduling/service.ts';
import { listStaff } from '../../staff/service.ts';
import { cosign } from '../amendments/service.ts';
import { keptOverrides } from '../safety/service.ts';
import { chartOfVisit, isOver } from '../service.ts';
import { isMine, type Lack, lacksOf, oldestFirst } from './rules.ts';
import type { CosignedMany, CosignManyInput, Counts, Queue, QueueInput, QueueRow } from './schemas.ts';

/** At most so many of each kind are shown; the oldest come first, so the rest comes up in its turn. */
const shown = 100;

/** Charts nobody has signed and notes that wait for a co-signature, the longest waiting first, each with what is missing. */
export function signOffQueue(db: ReadDb, asker: Asker, input: z.output<typeof QueueInput>): z.input<typeof Queue> {
  const me = { staffId: asker.staffId, mayCosign: mayDo(asker.role, 'chart.cosign') };
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const ids = { sign: openCharts(db).map((row) => row.encounterId), cosign: cosignWaiting(db, shown + 1) };
  const rows = (['sign', 'cosign'] as const).flatMap((what) =>
    ids[what].slice(0, shown).flatMap((id): QueueRow[] => {
      const encounter = findEncounter(db, id) ?? refuse('NOT_FOUND');
      const visit = visitOf(db, encounter.appointmentId);
      if (what === 'sign' && isOver(visit)) return [];
      const waiting = {
        what,
        since: what === 'sign' ? encounter.openedAt : (encounter.signedAt ?? encounter.openedAt),
        byId: what === 'sign' ? encounter.openedBy : (encounter.signedBy ?? encounter.openedBy),
        providerIds: visit.lines.map((line) => line.providerId),
      };
      if (input.mine && !isMine(waiting, me)) return [];
      const { lacks, services } = stateOf(db, asker, encounter);
      const { providerIds: _, ...facts } = waiting;
      return [
        {
          ...facts,
          encounterId: id,
          appointmentId: encounter.appointmentId,
          patientId: encounter.patientId,
          patientName: patientName(patientById(db, encounter.patientId)),
          services,
          startsAt: visit.appointment.startsAt,
          byName: names.get(facts.byId) ?? '',
          missing: lacks,
          overrides: keptOverrides(db, encounter.appointmentId).map(({ sentence, reason, staffName }) => ({
            sentence,
            reason,
            byName: staffName,
          })),
          readyToCosign: what === 'cosign' && me.mayCosign && facts.byId !== me.staffId && lacks.length === 0,
        },
      ];
    }),
  );
  return { rows: oldestFirst(rows), more: ids.sign.length > shown || ids.cosign.length > shown };
}

/** What is missing of a chart, and what it is about. */
function stateOf(db: ReadDb, asker: Asker, encounter: EncounterRow): { lacks: Lack[]; services: string } {
  const visit = visitOf(db, encounter.appointmentId);
  const { chart, lines } = chartOfVisit(db, asker, visit, encounter);
  const notPerformed = new Set(visit.lines.filter((line) => line.state === 'notPerformed').map((line) => line.id));
  const invoiced = new Set(
    chargesOfVisit(db, encounter.appointmentId)
      .filter((charge) => charge.state === 'invoiced')
      .map((charge) => charge.serviceLineId),
  );
  return {
    lacks: lacksOf(chart, {
      notPerformed,
      paid: visit.lines.every((line) => notPerformed.has(line.id) || invoiced.has(line.id)),
    }),
    services: lines.map((line) => line.serviceName).join(', '),
  };
}

/** How much waits, for the list of what needs a person; what the asker may not do is not counted. */
export function signOffNumbers(db: ReadDb, asker: Asker): z.input<typeof Counts> {
  const { toSign, toCosign } = signOffCounts(db);
  return { toSign, toCosign: mayDo(asker.role, 'chart.cosign') ? toCosign : 0 };
}

/**
 * Co-signs several notes with one confirmation: all of them, or none when one is no longer complete.
 * @throws Refusal NOT_FOUND, NOT_NOW
 */
export function cosignMany(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof CosignManyInput>,
): z.input<typeof CosignedMany> {
  const ids = new Set<Id>(input.encounterIds);
  for (const encounterId of ids) {
    const encounter = findEncounter(tx, encounterId) ?? refuse('NOT_FOUND');
    const { lacks } = stateOf(tx, act, encounter);
    if (lacks.length > 0)
      refuse(
        'NOT_NOW',
        `The note of ${patientName(patientById(tx, encounter.patientId))} is not complete any more, so none was co-signed. Look at the list and do it again.`,
      );
    cosign(tx, act, { encounterId });
  }
  return { cosigned: ids.size };
}
