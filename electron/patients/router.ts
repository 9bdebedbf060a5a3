import { command, query, router } from '../api/door.ts';
import { mergingRouter } from './merging/router.ts';
import { patientRecord } from './record/service.ts';
import * as S from './schemas.ts';
import {
  addAllergy,
  createPatient,
  possibleDuplicates,
  recentPatients,
  removeAllergy,
  searchPatients,
  updatePatient,
} from './service.ts';

export const patientsRouter = router({
  merging: mergingRouter,
  search: query(
    { permission: 'patients.read', reads: 'none', input: S.SearchInput, output: S.SearchOutput },
    searchPatients,
  ),
  recent: query(
    { permission: 'patients.read', reads: 'none', input: S.RecentInput, output: S.SearchOutput },
    recentPatients,
  ),
  duplicates: query(
    { permission: 'patients.edit', reads: 'none', input: S.DuplicatesInput, output: S.DuplicatesOutput },
    possibleDuplicates,
  ),
  get: query(
    { permission: 'patients.read', reads: 'patient', input: S.GetInput, output: S.PatientRecord },
    patientRecord,
  ),
  create: command({ permission: 'patients.edit', input: S.CreateInput, output: S.SavedPatient }, createPatient),
  update: command({ permission: 'patients.edit', input: S.UpdateInput, output: S.SavedPatient }, updatePatient),
  addAllergy: command({ permission: 'patients.edit', input: S.AddAllergyInput, output: S.SavedAllergy }, addAllergy),
  removeAllergy: command(
    { permission: 'patients.edit', input: S.RemoveAllergyInput, output: S.SavedAllergy },
    removeAllergy,
  ),
});
