import { IconAlertTriangle, IconShieldCheck, IconStethoscope } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forBanner } from '../../electron/patients/health/rules.ts';
import type { PatientBanner as BannerFacts } from '../../electron/patients/schemas.ts';
import { Banner } from '../ui/Banner.tsx';
import { formatDate } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './patients.module.css';

export interface PatientBannerProps {
  patient: Pick<BannerFacts, 'number' | 'name' | 'preferredName' | 'birthDate' | 'age' | 'allergies'> & {
    /** Of a whole record too: the banner takes those that bear on a treatment. */
    conditions: ReadonlyArray<BannerFacts['conditions'][number]>;
  };
  /** More facts: consents, balance, the state of a visit. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Who this page is about: name, age and allergies never scroll away. Give it to `Page` as `banner`. */
export function PatientBanner({ patient, children, actions }: PatientBannerProps) {
  const { t } = useTranslation('patients');
  const { name, preferredName, birthDate, age, number, allergies, conditions } = patient;
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
      {forBanner(conditions).map(({ name: held, pastEnd }) => (
        <StatusBadge
          key={held}
          tone="amber"
          icon={IconStethoscope}
          text={pastEnd ? t('askAgain', { name: held }) : held}
        />
      ))}
      {children}
    </Banner>
  );
}
