import { createHash } from 'node:crypto';
import { photoViews, saveSet } from '../../charting/photos/sets/service.ts';
import { addPhoto, type StoredPhoto } from '../../charting/photos/storing/service.ts';
import { giveUse } from '../../charting/photos/uses/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import { day, minute } from '../../kernel/dates.ts';
import type { Role } from '../../kernel/roles.ts';
import type { Opened } from '../openClinic.ts';
import { filesOf } from '../outbox.ts';
import { photos as thread } from '../photoThread.ts';
import { actAs } from '../systemAct.ts';

const views = [
  ['view-face-rest', 'rest'],
  ['view-face-frown', 'frown'],
  ['view-face-brows', 'brows'],
] as const;
/** How many treated patients have photos. */
const people = 4;

interface Treated {
  appointmentId: string;
  serviceLineId: string;
  serviceId: string;
  patientId: string;
  signedAt: number;
  signedBy: string;
  role: Role;
}

/**
 * Drawn people on the charts of a few patients: before a neurotoxin treatment, and two weeks after it. Plainly drawings,
 * but made, encrypted and put on record like any photo.
 */
export async function hangPhotos(clinic: Opened, owner: { staffId: string; stationId: string }): Promise<void> {
  const treated = clinic.store.read.raw
    .prepare<[number, number], Treated>(
      `SELECT e.appointment_id AS appointmentId, l.id AS serviceLineId, l.service_id AS serviceId, e.patient_id AS patientId,
         e.signed_at AS signedAt, e.signed_by AS signedBy, s.role
       FROM encounters e JOIN service_lines l ON l.appointment_id = e.appointment_id JOIN services v ON v.id = l.service_id
         JOIN products p ON p.id = v.product_id AND p.kind = 'toxin' JOIN staff s ON s.id = e.signed_by
       WHERE e.state = 'signed' AND e.signed_at < ? GROUP BY e.patient_id ORDER BY e.signed_at DESC LIMIT ?`,
    )
    .all(clinic.now() - 15 * day, people);
  const { stationId } = owner;
  const as = (who: Treated, procedure: string) => ({ staffId: who.signedBy, role: who.role, stationId, procedure });
  for (const [look, who] of treated.entries()) {
    const ids: string[] = [];
    for (const [phase, lines, start] of [
      ['before', 0.9, who.signedAt - 12 * minute],
      ['after', 0.12, who.signedAt + 14 * day],
    ] as const)
      for (const [order, [viewId, view]] of views.entries()) {
        const stored = await drawn(clinic, { look, view, lines });
        const at = start + order * minute;
        const ofVisit = phase === 'before';
        ids.push(
          actAs(
            clinic,
            as(who, 'charting.photos.add'),
            (tx, act) =>
              addPhoto(
                tx,
                act,
                {
                  uploadId: 'demo',
                  patientId: who.patientId,
                  appointmentId: ofVisit ? who.appointmentId : null,
                  serviceLineId: ofVisit ? who.serviceLineId : null,
                  viewId,
                  phase,
                  source: 'camera',
                  takenAt: at,
                },
                stored,
              ),
            at,
          ).id,
        );
      }
    if (look === 0)
      actAs(clinic, as(who, 'charting.photos.giveUse'), (tx, act) =>
        giveUse(tx, act, {
          photoIds: ids,
          use: 'education',
          documentId: null,
          reason: 'Agreed at the check after two weeks.',
          givenAt: null,
        }),
      );
  }
  const [face] = photoViews(clinic.store.read).sets;
  const serviceIds = [...new Set(treated.map(({ serviceId }) => serviceId))];
  if (face)
    actAs(clinic, { ...owner, role: 'owner', procedure: 'charting.photos.saveSet' }, (tx, act) =>
      saveSet(tx, act, { ...face, serviceIds, expectedVersion: face.version }),
    );
}

async function drawn(clinic: Opened, order: Parameters<typeof thread.portrait>[0]): Promise<StoredPhoto> {
  const made = await thread.make(await thread.portrait(order), policy(clinic.store.read, 'charting.photoEdge'));
  const kept = made?.pictures.find(({ size }) => size === 'kept');
  if (!made || !kept) throw new Error('No portrait was drawn.');
  const files: StoredPhoto['files'] = [];
  for (const { bytes, ...facts } of made.pictures) {
    const id = clinic.newId();
    const { wrappedKey } = await filesOf(clinic).write(id, bytes);
    files.push({ ...facts, id, bytes: bytes.length, wrappedKey });
  }
  const sha256 = createHash('sha256').update(kept.bytes).digest('hex');
  return { files, width: kept.width, height: kept.height, sha256, takenNote: null };
}
