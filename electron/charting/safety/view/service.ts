import type { ReadDb } from '../../../../db/access.ts';
import { findExam } from '../../../../db/charting/orders/queries.ts';
import type { Asker } from '../../../kernel/act.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Order } from '../../orders/rules.ts';
import { currentStanding } from '../../orders/service.ts';
import type { SafetySnapshot } from '../rules.ts';
import type { ChartSafety } from '../schemas.ts';
import { keptOverrides, mayOverride, type Safety } from '../service.ts';

type ShownOrder = ChartSafety['ordered'][number]['orders'][number];

function shownOrder(db: ReadDb, order: Order): ShownOrder[] {
  if (order.kind === 'exam') {
    const exam = findExam(db, order.id);
    if (!exam) return [];
    const { performedOn, validUntil, documentId, signedByName } = exam;
    return [
      {
        kind: 'exam',
        title: 'Good-faith exam',
        byName: signedByName,
        from: performedOn,
        until: validUntil,
        documentId,
      },
    ];
  }
  const standing = currentStanding(db).find(({ id }) => id === order.id);
  if (!standing) return [];
  const { title, edition, signedByName, validFrom, validUntil, documentId } = standing;
  return [
    {
      kind: 'standing',
      title: `${title} (edition ${edition})`,
      byName: signedByName,
      from: validFrom,
      until: validUntil,
      documentId,
    },
  ];
}

/** What the visit page shows of it. */
export function safetyView(db: ReadDb, asker: Asker, appointmentId: Id, { ordered }: Safety): ChartSafety {
  return {
    mayOverride: mayOverride(db, asker.role),
    ordered: ordered.map(({ serviceLineId, serviceName, cover, sentence }) => ({
      serviceLineId,
      serviceName,
      gap: cover.covered ? null : cover.gap,
      sentence,
      orders: cover.covered ? cover.by.flatMap((order) => shownOrder(db, order)) : [],
    })),
    overrides: keptOverrides(db, appointmentId).map(({ id, serviceLineId, sentence, reason, staffName, at }) => ({
      id,
      serviceLineId,
      sentence,
      reason,
      byName: staffName,
      at,
    })),
  };
}

/** What a signed note keeps of it, for the lines that were performed. Call it once the reasons are kept. */
export function safetySnapshot(
  db: ReadDb,
  appointmentId: Id,
  { ordered, items }: Safety,
  performed: ReadonlyMap<Id, string>,
): Required<SafetySnapshot> {
  return {
    orders: ordered.flatMap(({ serviceLineId, serviceName, cover }) =>
      cover.covered && performed.has(serviceLineId)
        ? cover.by
            .flatMap((order) => shownOrder(db, order))
            .map(({ title, byName, until }) => ({ service: serviceName, order: title, by: byName, validUntil: until }))
        : [],
    ),
    overrides: keptOverrides(db, appointmentId).map(({ serviceLineId, sentence, reason, staffName, at }) => ({
      service: performed.get(serviceLineId) ?? '',
      sentence,
      reason,
      by: staffName,
      at,
    })),
    advice: items.flatMap(({ weight, serviceLineId, sentence }) =>
      weight === 'advice' && performed.has(serviceLineId) ? [sentence] : [],
    ),
  };
}
