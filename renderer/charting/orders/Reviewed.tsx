import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import styles from './orders.module.css';

/** What is known of a patient, to be gone through at an exam. */
export function Reviewed({ patientId }: { patientId: string }) {
  const { t } = useTranslation('orders');
  const { t: tp } = useTranslation('patients');
  const patient = useQuery(useTRPC().patients.get.queryOptions({ id: patientId })).data;
  const lists = [
    [
      t('listAllergies'),
      patient?.allergies.map(({ substance, severity }) => `${substance} (${tp(`severity_${severity}`).toLowerCase()})`),
    ],
    [t('listMedications'), patient?.medications.map(({ name, dose }) => [name, dose].filter(Boolean).join(' '))],
    [t('listConditions'), patient?.conditions.map(({ name }) => name)],
  ] as const;
  return (
    <dl className={styles.review} aria-label={t('toReview')}>
      {lists.map(([label, words]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{words === undefined ? ' ' : words.length === 0 ? t('listNone') : words.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
