import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Looked } from '../../../electron/charting/chartImport/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { Facts } from '../../ui/Fields.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import styles from './chartImport.module.css';
import { useRangeText } from './useRangeText.ts';

/** What a chart file holds, before it is read in. */
export function FileFacts({ looked }: { looked: Looked }) {
  const { t } = useTranslation('chartImport');
  const { zone } = useDesk();
  const rangeText = useRangeText();
  const { patient, notes, consents, exams, photos, pictures } = looked;
  const born = patient.birthDate === null ? t('notKnown') : t('bornOn', { date: formatDate(patient.birthDate) });
  return (
    <>
      <Facts
        facts={[
          [t('clinic'), looked.clinic.name],
          [t('exported'), t('exportedBy', { when: formatInstant(looked.exportedAt, zone), name: looked.exportedBy })],
          [t('days'), rangeText(looked.range)],
          [
            t('patient'),
            t('patientText', { name: `${patient.givenName} ${patient.familyName}`, born, number: patient.number }),
          ],
          [
            t('records'),
            t('recordsText', {
              notes: t('notes', { count: notes }),
              consents: t('consents', { count: consents }),
              exams: t('exams', { count: exams }),
            }),
          ],
          [t('photos'), photos === 0 ? t('photos_none') : t('photos_some', { photos, pictures })],
        ]}
      />
      <p className={styles.whole}>
        <IconShieldCheck size={16} aria-hidden />
        {t('wholeText')}
      </p>
    </>
  );
}
