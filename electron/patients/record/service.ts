import type { ReadDb } from '../../../db/access.ts';
import type { Asker } from '../../kernel/act.ts';
import { detailsOf, marketingOf } from '../contact/service.ts';
import { coverageList } from '../coverage/service.ts';
import { healthOf } from '../health/service.ts';
import type * as S from '../schemas.ts';
import { getPatient } from '../service.ts';

/** One patient's record: the person, their health, how to reach them, who insures them. */
export function patientRecord(db: ReadDb, asker: Asker, input: { id: string }): S.PatientRecord {
  const person = getPatient(db, asker, input);
  const { medications, conditions } = healthOf(db, asker, person.id);
  return {
    ...person,
    medications,
    conditions,
    details: detailsOf(db, person.id),
    marketing: marketingOf(db, person.id),
    coverages: coverageList(db, asker, person.id),
  };
}
