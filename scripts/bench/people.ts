import { chanceOf } from '../seed/chance.ts';
import { addPatient } from '../seed/patients.ts';
import type { BenchClinic } from './clinicAt.ts';

/** Adds made-up patients until there are `wanted`, the same on every copy. */
export function addPeople(clinic: BenchClinic, wanted: number): void {
  const here = clinic.raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM patients').get()?.n ?? 0;
  const chance = chanceOf(4711);
  clinic.opened.store.write((tx) => {
    for (let i = here; i < wanted; i += 1) addPatient(tx, chance, clinic.newId(), clinic.clock.now);
  });
}
