import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { ClosedDaysPanel } from './ClosedDaysPanel.tsx';
import { EquipmentPanel } from './EquipmentPanel.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { RoomsPanel } from './RoomsPanel.tsx';
import { StationsPanel } from './StationsPanel.tsx';
import styles from './settings.module.css';

/** What the clinic is called, what its papers say, and which rooms it has. */
export function ClinicPage() {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const profile = useQuery(trpc.clinic.profile.queryOptions({}));
  return (
    <Page title={t('clinicTitle')} subtitle={t('clinicSubtitle')}>
      {profile.error ? (
        <ErrorNotice sentence={sentenceOf(profile.error)} onRetry={() => void profile.refetch()} />
      ) : null}
      {profile.data ? (
        <div className={styles.page}>
          <ProfilePanel profile={profile.data} />
          <div className={styles.side}>
            <RoomsPanel />
            <EquipmentPanel />
            <StationsPanel />
            <ClosedDaysPanel />
          </div>
        </div>
      ) : null}
    </Page>
  );
}
