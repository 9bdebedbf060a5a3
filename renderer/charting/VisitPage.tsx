import { Button } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { ConsentMarks } from '../consents/ConsentMarks.tsx';
import { ConsentPanel } from '../consents/ConsentPanel.tsx';
import { PatientBanner } from '../patients/PatientBanner.tsx';
import { SendButton } from '../tablets/SendButton.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDay, formatTime } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { AftercarePanel } from './aftercare/AftercarePanel.tsx';
import { ChartView } from './ChartView.tsx';
import styles from './charting.module.css';
import { VisitState } from './VisitState.tsx';

/** One visit: its chart for those who treat, its consents for those at the desk. */
export function VisitPage() {
  const { appointmentId = '' } = useParams({ strict: false }) as { appointmentId?: string };
  const { may } = useDesk();
  return may('chart.read') ? (
    <ChartView key={appointmentId} appointmentId={appointmentId} />
  ) : (
    <ConsentsOnly key={appointmentId} appointmentId={appointmentId} />
  );
}

/** What the front desk sees of a visit: who, when, the consents, the way to the till. */
function ConsentsOnly({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('charting');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const open = useOpen();
  const visit = useQuery(trpc.scheduling.visit.queryOptions({ appointmentId }));
  if (visit.error)
    return (
      <Page title={t('visit')}>
        <ErrorNotice sentence={sentenceOf(visit.error)} onRetry={() => void visit.refetch()} />
      </Page>
    );
  if (!visit.data) return <Page title={t('visit')}>{null}</Page>;
  const { appointment, patient, lines } = visit.data;
  return (
    <Page
      narrow
      title={lines.map((line) => line.serviceName).join(', ')}
      subtitle={`${formatDay(appointment.startsAt, zone)}, ${formatTime(appointment.startsAt, zone)}`}
      banner={
        <PatientBanner patient={patient}>
          <VisitState state={appointment.state} />
          <ConsentMarks patientId={patient.patientId} />
        </PatientBanner>
      }
      actions={
        <>
          <SendButton appointmentId={appointmentId} patientName={patient.name} />
          {open.pay && may('till.use') && appointment.state === 'checkout' ? (
            <Button leftSection={<IconCash size={16} aria-hidden />} onClick={() => open.pay?.(appointmentId)}>
              {t('toTill')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.stack}>
        <ConsentPanel appointmentId={appointmentId} />
        <AftercarePanel appointmentId={appointmentId} />
      </div>
    </Page>
  );
}
