import type { WriteTx } from '../../db/access.ts';
import { indexPatient, insertPatient } from '../../db/patients/queries.ts';
import { searchWords } from '../../electron/patients/rules.ts';
import type { Chance } from './chance.ts';
import { familyNames, givenNames } from './names.ts';
import type { SeededPatient } from './seeding.ts';

const areaCodes = [201, 212, 305, 312, 347, 415, 516, 551, 617, 646, 718, 732, 845, 908, 914, 917, 929, 973];

/** Makes a person up and puts them into the chart and the search index. */
export function addPatient(tx: WriteTx, chance: Chance, id: string, createdAt: number): SeededPatient {
  const givenName = chance.pick(givenNames);
  const first = chance.pick(familyNames);
  const familyName = chance.happens(0.08) ? `${first}-${chance.pick(familyNames)}` : first;
  const birthDate = `${chance.whole(1944, 2005)}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`;
  const phone = `+1${chance.pick(areaCodes)}${chance.whole(200, 999)}${String(chance.whole(0, 9999)).padStart(4, '0')}`;
  const preferredName = chance.happens(0.06) ? chance.pick(givenNames) : '';
  const fields = { givenName, familyName, preferredName, birthDate, phone };
  const email = `${givenName}.${familyName}@mail.example`.toLowerCase();
  const number = insertPatient(tx, { ...fields, id, email, mergedIntoId: null, createdAt, version: 1 });
  indexPatient(tx, number, searchWords(fields));
  return { id, number, name: `${givenName} ${familyName}`, birthDate, lastDay: '' };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
