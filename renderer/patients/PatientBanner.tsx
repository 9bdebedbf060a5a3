import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientBanner as BannerFacts } from '../../electron/patients/schemas.ts';
import { Banner } from '../ui/Banner.tsx';
import { formatDate } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './patients.module.css';

export interface PatientBannerProps {
  patient: Pick<BannerFacts, 'number' | 'name' | 'preferredName' | 'birthDate' | 'age' | 'allergies'>;
  /** More facts: consents, balance, the state of a visit. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Who this page is about: name, age and allergies never scroll away. Give it to `Page` as `banner`. */
export function PatientBanner({ patient, children, actions }: PatientBannerProps) {
  const { t } = useTranslation('patients');
  const { name, preferredName, birthDate, age, number, allergies } = patient;
  return (
    <Banner
      label={t('patientBanner')}
      actions={actions}
      lead={
        <>
          {name}
          {preferredName ? <span className={styles.quiet}>{t('called', { name: preferredName })}</span> : null}
        </>
      }
    >
      <span className={styles.quiet}>
        {birthDate && age !== null ? `${t('yearsLong', { age })} · ${formatDate(birthDate)} · ` : ''}
        {t('chartNumber', { number })}
      </span>
      {allergies.length === 0 ? (
        <StatusBadge tone="grey" icon={IconShieldCheck} text={t('noAllergies')} />
      ) : (
        allergies.map(({ substance, severity }) => (
          <StatusBadge
            key={substance}
            tone={severity === 'mild' ? 'amber' : 'red'}
            icon={IconAlertTriangle}
            text={`${t('allergyTo', { substance })} (${t(`severity_${severity}`).toLowerCase()})`}
          />
        ))
      )}
      {children}
    </Banner>
  );
}
