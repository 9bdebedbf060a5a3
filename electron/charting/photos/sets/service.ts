import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { photoViewRows } from '../../../../db/charting/photos/queries.ts';
import {
  clearSet,
  earlierPhotos,
  insertSet,
  insertSetService,
  insertSetView,
  insertView,
  photoSetRows,
  requiredViewsOf,
  updateSet,
  updateView,
} from '../../../../db/charting/photos/sets/queries.ts';
import { serviceById } from '../../../catalog/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById } from '../../../patients/service.ts';
import { type PhotoGap, photoGaps } from './rules.ts';
import type { EarlierInput, EarlierOutput, SaveSetInput, SaveViewInput, ViewsOutput } from './schemas.ts';

interface Saved {
  id: Id;
  version: number;
}

/** Every view a photo can show, in the clinic's order, and the sets made of them. */
export function photoViews(db: ReadDb): z.input<typeof ViewsOutput> {
  return { views: photoViewRows(db), sets: photoSetRows(db) };
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Makes a view or changes one. @throws Refusal DUPLICATE (name), NOT_FOUND, CHANGED_ELSEWHERE */
export function saveView(tx: WriteTx, act: Act, input: z.output<typeof SaveViewInput>): Saved {
  const views = photoViewRows(tx);
  const { name, outline, active } = input;
  if (views.some((view) => view.id !== input.id && sameName(view.name, name)))
    refuse('DUPLICATE', 'There is a view of this name. Choose another name.');
  if (input.id === null) {
    const id = act.newId();
    const position = Math.max(0, ...views.map((view) => view.position)) + 1;
    insertView(tx, { id, name, outline, active, position, version: 1 });
    return saved(act, 'photoView', id, 1);
  }
  const known = views.find((view) => view.id === input.id) ?? refuse('NOT_FOUND', 'This view is no longer here.');
  const expected = input.expectedVersion ?? 0;
  if (!updateView(tx, known.id, expected, { name, outline, active }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: known });
  return saved(act, 'photoView', known.id, expected + 1);
}

/** Makes a set or changes one: its views in order, and the services it is for. @throws Refusal DUPLICATE (name, view), NOT_FOUND, CHANGED_ELSEWHERE */
export function saveSet(tx: WriteTx, act: Act, input: z.output<typeof SaveSetInput>): Saved {
  const sets = photoSetRows(tx);
  const { name, active, views, serviceIds } = input;
  if (sets.some((set) => set.id !== input.id && sameName(set.name, name)))
    refuse('DUPLICATE', 'There is a set of this name. Choose another name.');
  if (new Set(views.map(({ viewId }) => viewId)).size < views.length)
    refuse('DUPLICATE', 'A view stands twice in this set. Take one of them out.');
  const known = new Set(photoViewRows(tx).map((view) => view.id));
  if (views.some(({ viewId }) => !known.has(viewId))) refuse('NOT_FOUND', 'A view of this set is no longer here.');
  for (const serviceId of serviceIds) serviceById(tx, serviceId);
  const id = input.id ?? act.newId();
  const version = input.id === null ? 1 : (input.expectedVersion ?? 0) + 1;
  if (input.id === null) insertSet(tx, { id, name, active, version });
  else {
    const current = sets.find((set) => set.id === id) ?? refuse('NOT_FOUND', 'This set is no longer here.');
    if (!updateSet(tx, id, version - 1, { name, active })) refuse('CHANGED_ELSEWHERE', undefined, { current });
  }
  clearSet(tx, id, serviceIds);
  for (const [position, view] of views.entries()) insertSetView(tx, { ...view, setId: id, position: position + 1 });
  for (const serviceId of new Set(serviceIds)) insertSetService(tx, { serviceId, setId: id });
  return saved(act, 'photoSet', id, version);
}

function saved(act: Act, kind: string, id: Id, version: number): Saved {
  act.touch('charting', kind, id, version);
  return { id, version };
}

/** The newest photo of each view from other visits: what is laid over the camera's picture. @throws Refusal NOT_FOUND */
export function photosBefore(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof EarlierInput>,
): z.input<typeof EarlierOutput> {
  const { id } = patientById(db, input.patientId);
  asker.concerns(id);
  return { photos: earlierPhotos(db, id, input.appointmentId ?? '') };
}

/** Required views of a visit that are not among these photos of it, by service line. */
export function missingPhotos(db: ReadDb, appointmentId: Id, photos: ReadonlyArray<{ viewId: Id | null }>): PhotoGap[] {
  return photoGaps(requiredViewsOf(db, appointmentId), new Set(photos.flatMap(({ viewId }) => viewId ?? [])));
}
