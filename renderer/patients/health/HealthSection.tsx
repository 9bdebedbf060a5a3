import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, Medication } from '../../../electron/patients/health/schemas.ts';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { usePageCommands } from '../../ui/palette/source.ts';
import { usePlainKeys } from '../../ui/usePlainKeys.ts';
import { Allergies } from '../Allergies.tsx';
import styles from '../patients.module.css';
import { ConditionDialog } from './ConditionDialog.tsx';
import { Conditions } from './Conditions.tsx';
import { MedicationDialog } from './MedicationDialog.tsx';
import { Medications } from './Medications.tsx';
import { PastEntries } from './PastEntries.tsx';

type Dialog = { list: 'medication'; row: Medication | null } | { list: 'condition'; row: Condition | null };

/** What the patient must not be given, takes and has. A, M and C add to the three lists. */
export function HealthSection({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation('patients');
  const edits = useDesk().may('patients.edit');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [past, setPast] = useState(false);
  const section = useRef<HTMLDivElement>(null);
  const close = (): void => setDialog(null);
  const acts = {
    a: () => section.current?.querySelector('input')?.focus(),
    m: () => setDialog({ list: 'medication', row: null }),
    c: () => setDialog({ list: 'condition', row: null }),
  };
  usePlainKeys(edits ? acts : {});
  usePageCommands(
    edits
      ? [
          { id: 'patients.addAllergy', title: t('addAllergyCommand'), keys: 'A', run: acts.a },
          { id: 'patients.addMedication', title: t('addMedication'), keys: 'M', run: acts.m },
          { id: 'patients.addCondition', title: t('addCondition'), keys: 'C', run: acts.c },
        ]
      : [],
  );
  return (
    <div ref={section}>
      <div className={styles.health}>
        <Allergies patient={patient} />
        <Medications patient={patient} onEdit={(row) => setDialog({ list: 'medication', row })} />
        <Conditions patient={patient} onEdit={(row) => setDialog({ list: 'condition', row })} />
      </div>
      <div className={styles.below}>
        {past ? (
          <PastEntries patientId={patient.id} />
        ) : (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => setPast(true)}
          >
            {t('showPast')}
          </Button>
        )}
      </div>
      {dialog?.list === 'medication' ? (
        <MedicationDialog patientId={patient.id} medication={dialog.row} onClose={close} />
      ) : null}
      {dialog?.list === 'condition' ? (
        <ConditionDialog patientId={patient.id} condition={dialog.row} onClose={close} />
      ) : null}
    </div>
  );
}
