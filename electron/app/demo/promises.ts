import { openEstimate } from '../../billing/estimates/record/service.ts';
import { acceptEstimate, createEstimate, declineEstimate, offerEstimate } from '../../billing/estimates/service.ts';
import { addDays, dateOf, day, hour } from '../../kernel/dates.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { signature } from './care.ts';
import type { Shelf } from './offer.ts';
import type { DemoPatient } from './people.ts';
import type { Stage } from './stage.ts';

type Ending = 'draft' | 'offered' | 'accepted' | 'declined';
const endings: readonly Ending[] = ['draft', 'offered', 'offered', 'accepted', 'accepted', 'declined'];

/** A few estimates of the last two weeks: one in the making, some on offer, some accepted, one declined. */
export function promiseCare(stage: Stage, shelf: Shelf, patients: readonly DemoPatient[]): void {
  endings.forEach((ending, at) => {
    const patient = patients[at * 7 + 3];
    if (!patient) return;
    const writtenAt = stage.now - (14 - at * 2) * day - 2 * hour;
    stage.plan(writtenAt, () => promise(stage, shelf, patient, ending, writtenAt));
  });
}

function promise(stage: Stage, shelf: Shelf, patient: DemoPatient, ending: Ending, at: number): void {
  const { tx, zone, chance } = stage;
  const asked = stage.play(at, 'frontDesk', 'billing.estimates.create', (act) =>
    createEstimate(tx, act, {
      patientId: patient.id,
      title: 'Upper face and skin, over the next months',
      note: 'As discussed: we begin with the forehead and see how the skin takes the first session.',
      validUntil: addDays(dateOf(at, zone), 30),
      visits: [
        { title: 'First session', weeksAfter: 0, lines: [line(shelf.service.upperFace, 24_000)] },
        { title: 'Skin', weeksAfter: 2, lines: [line(shelf.service.peel, 1000)] },
        { title: 'Refresh', weeksAfter: 12, lines: [line(shelf.service.upperFace, 20_000)] },
      ],
    }),
  );
  if (ending === 'draft') return;
  const offered = stage.play(at + hour / 4, 'frontDesk', 'billing.estimates.offer', (act) =>
    offerEstimate(tx, act, { id: asked.id, expectedVersion: asked.version }),
  );
  const decision = { id: offered.id, expectedVersion: offered.version };
  if (ending === 'declined')
    stage.play(at + day, 'frontDesk', 'billing.estimates.decline', (act) =>
      declineEstimate(tx, act, { ...decision, reason: 'Wants to wait until after the summer' }),
    );
  if (ending === 'accepted')
    stage.play(at + hour / 2, 'frontDesk', 'billing.estimates.accept', (act) =>
      acceptEstimate(tx, act, {
        ...decision,
        shownHash: openEstimate(tx, act, { id: offered.id }).documentHash ?? '',
        signedName: patientName(patientById(tx, patient.id)),
        strokes: signature(chance),
      }),
    );
}

function line(serviceId: string, quantity: number) {
  return { kind: 'service' as const, serviceId, productId: null, quantity };
}
