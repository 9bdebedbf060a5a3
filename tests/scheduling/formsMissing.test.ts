import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definition, question } from '../intake/formWork.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe.each(['process', 'http'] as const)('forms that visits wait for, %s', (via) => {
  let s: Scene;
  beforeAll(async () => void (s = await scene(via)));
  afterAll(() => s.clinic.close());

  it('are those asked of the patient for what is booked, until they are handed in', async () => {
    const asked = definition(question('wish', 'text'));
    const make = (name: string, more: object) =>
      s.owner.intake.createForm.mutate({
        name,
        audience: 'newPatients',
        everyMonths: null,
        active: true,
        definition: asked,
        ...more,
      });
    const history = await make('History', {});
    await make('Peel', { audience: 'services', serviceIds: [s.peel] });
    await make('Update', { audience: 'returning', everyMonths: 6 });
    await make('Old', { active: false });
    const line = (serviceId: string) => [{ serviceId, providerId: s.clinic.ids.staff.injector }];
    await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: clock(today, '10:00'),
      lines: line(s.peel),
    });
    await s.desk.scheduling.book.mutate({
      patientId: s.bob,
      startsAt: clock(today, '13:00'),
      lines: line(s.consult),
    });
    const missing = async () =>
      (await s.desk.scheduling.formsMissing.query({})).visits.map((visit) => [
        visit.patientName,
        ...visit.forms.map(({ name }) => name),
      ]);
    expect(await missing()).toEqual([
      ['Ann Lee', 'History', 'Peel'],
      ['Bob Moss', 'History'],
    ]);
    const { id } = await s.desk.intake.start.mutate({ patientId: s.bob, formId: history.id });
    expect(await missing()).toHaveLength(2);
    await s.desk.intake.submit.mutate({ id, expectedVersion: 1, language: 'en', answers: {} });
    expect(await missing()).toEqual([['Ann Lee', 'History', 'Peel']]);
  });
});
