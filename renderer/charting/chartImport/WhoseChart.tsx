import { Alert, Radio, Stack } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Looked } from '../../../electron/charting/chartImport/schemas.ts';
import { PatientPicker, type PickedPatient } from '../../patients/PatientPicker.tsx';
import styles from './chartImport.module.css';

/** Who it is: 'new', a patient's id, or not said yet. */
export type Whose = 'new' | { id: string } | null;

/** Whose chart a file goes into: certain where the patient is here, else one of the likely ones, a new or another patient. */
export function WhoseChart({
  looked,
  candidates,
  fixed,
  whose,
  onChange,
}: {
  looked: Looked;
  /** Who it may be, as the first look found. */
  candidates: Looked['candidates'];
  /** The patient's page was where one came from. */
  fixed: boolean;
  whose: Whose;
  onChange: (whose: Whose) => void;
}) {
  const { t } = useTranslation('chartImport');
  const [other, setOther] = useState(false);
  const [picked, setPicked] = useState<PickedPatient | null>(null);
  const certain = looked.here ?? (fixed ? looked.target : null);
  if (certain)
    return (
      <Alert color="green" icon={<IconUserCheck size={18} aria-hidden />}>
        {t(looked.here ? 'isHere' : 'isTarget', { name: certain.name, number: certain.number })}
      </Alert>
    );
  const value = other ? 'other' : whose === 'new' ? 'new' : (whose?.id ?? '');
  return (
    <div className={styles.whose}>
      <Radio.Group
        aria-label={t('whose')}
        value={value}
        onChange={(next) => {
          setOther(next === 'other');
          if (next === 'other') onChange(picked && { id: picked.id });
          else onChange(next === 'new' ? 'new' : { id: next });
        }}
      >
        <Stack gap="sm">
          {candidates.map((one) => (
            <Radio
              key={one.id}
              value={one.id}
              label={t('mayBe', { name: one.name, number: one.number })}
              description={t(`because_${one.because}`)}
            />
          ))}
          <Radio value="new" label={t('newPatient')} description={t('newPatientHelp')} />
          <Radio value="other" label={t('otherPatient')} />
        </Stack>
      </Radio.Group>
      {other ? (
        <PatientPicker
          value={picked}
          canAdd={false}
          autoFocus
          onChange={(patient) => {
            setPicked(patient);
            onChange(patient && { id: patient.id });
          }}
        />
      ) : null}
    </div>
  );
}
