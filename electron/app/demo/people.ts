import { addDays, type LocalDate } from '../../kernel/dates.ts';
import { addAllergy, createPatient } from '../../patients/service.ts';
import { allergens, familyNames, givenNames } from './names.ts';
import type { Stage } from './stage.ts';

export interface DemoPatient {
  id: string;
  name: string;
}

const areaCodes = [212, 646, 718, 917, 347, 929, 516, 914, 201, 551] as const;

/** The patients of the demo, who came to the clinic one after the other before `firstVisits`. */
export function invitePatients(
  stage: Stage,
  count: number,
  today: LocalDate,
  begins: number,
  firstVisits: number,
): DemoPatient[] {
  const { tx, chance } = stage;
  const known = new Set<string>();
  return Array.from({ length: count }, (_, at) => {
    const joined = Math.floor(begins + ((firstVisits - begins) * at) / count);
    let [given, family] = [chance.pick(givenNames), chance.pick(familyNames)];
    while (known.has(`${given} ${family}`)) [given, family] = [chance.pick(givenNames), chance.pick(familyNames)];
    known.add(`${given} ${family}`);
    const patient = stage.play(joined, 'frontDesk', 'patients.create', (act) =>
      createPatient(tx, act, {
        givenName: given,
        familyName: family,
        preferredName: chance.happens(0.05) ? given.slice(0, 3) : '',
        birthDate: chance.happens(0.97)
          ? addDays(today, -Math.floor((19 + 52 * chance.next() ** 1.25) * 365.25))
          : null,
        phone: `(${areaCodes[at % areaCodes.length]}) 555-01${String(Math.floor(at / areaCodes.length)).padStart(2, '0')}`,
        email: chance.happens(0.85) ? `${plain(given)}.${plain(family)}@example.com` : null,
        allowDuplicate: true,
      }),
    );
    if (chance.happens(0.12)) {
      stage.play(joined, 'frontDesk', 'patients.addAllergy', (act) =>
        addAllergy(tx, act, {
          patientId: patient.id,
          substance: chance.pick(allergens),
          severity: chance.pick(['mild', 'mild', 'moderate', 'severe']),
        }),
      );
    }
    return { id: patient.id, name: patient.name };
  });
}

/** ASCII letters only: what an address takes. */
function plain(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
