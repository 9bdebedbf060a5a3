import { Button, Tabs } from '@mantine/core';
import { IconArrowMerge, IconCalendarPlus, IconFileExport, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PatientAccount } from '../../billing/accounts/PatientAccount.tsx';
import { PatientEstimates } from '../../billing/estimates/PatientEstimates.tsx';
import { PatientAhead } from '../../billing/paidAhead/PatientAhead.tsx';
import { PatientAlerts } from '../../charting/alerts/PatientAlerts.tsx';
import { PatientErrors } from '../../charting/amendments/PatientErrors.tsx';
import { ExportDialog } from '../../charting/chartExport/ExportDialog.tsx';
import { PatientImports } from '../../charting/chartImport/PatientImports.tsx';
import { PatientExams } from '../../charting/orders/PatientExams.tsx';
import { PatientPhotos } from '../../charting/photos/PatientPhotos.tsx';
import { ConsentMarks } from '../../consents/ConsentMarks.tsx';
import { PatientConsents } from '../../consents/PatientConsents.tsx';
import { PatientForms } from '../../intake/PatientForms.tsx';
import { DetailsPanel } from '../../patients/contact/DetailsPanel.tsx';
import { MarketingPanel } from '../../patients/contact/MarketingPanel.tsx';
import { CoverageSection } from '../../patients/coverage/CoverageSection.tsx';
import { HealthSection } from '../../patients/health/HealthSection.tsx';
import { MergeDialog } from '../../patients/merging/MergeDialog.tsx';
import { MergedCharts } from '../../patients/merging/MergedCharts.tsx';
import { PatientBanner } from '../../patients/PatientBanner.tsx';
import { PatientForm } from '../../patients/PatientForm.tsx';
import { Timeline } from '../../reporting/timeline/Timeline.tsx';
import { PatientVisits } from '../../scheduling/PatientVisits.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { formatDate } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { PatientTablet } from './PatientTablet.tsx';
import styles from './patient.module.css';

const place = getRouteApi('/patients/$patientId');

/** One patient: banner, visits, details. */
export function PatientPage() {
  const { patientId }: { patientId: string } = place.useParams();
  const { t } = useTranslation('patients');
  const { t: schedulingWords } = useTranslation('scheduling');
  const { t: billingWords } = useTranslation('billing');
  const { t: estimateWords } = useTranslation('estimates');
  const { t: timelineWords } = useTranslation('timeline');
  const { t: photoWords } = useTranslation('photos');
  const { t: intakeWords } = useTranslation('intake');
  const { t: orderWords } = useTranslation('orders');
  const { t: consentWords } = useTranslation('consents');
  const trpc = useTRPC();
  const desk = useDesk();
  const navigate = useNavigate();
  const { t: mergingWords } = useTranslation('merging');
  const { t: exportWords } = useTranslation('chartExport');
  const [exporting, setExporting] = useState(false);
  const [tab, setTab] = useState<string | null>('timeline');
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  const record = useQuery(trpc.patients.get.queryOptions({ id: patientId }));
  const patient = record.data;
  const open = (id: string): void => void navigate({ to: '/patients/$patientId', params: { patientId: id } });

  if (record.error) {
    return (
      <Page title={t('patient')}>
        <ErrorNotice sentence={sentenceOf(record.error)} onRetry={() => void record.refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={t('patientChart')}
      subtitle={patient ? [patient.phone ?? t('noPhone'), patient.email].filter(Boolean).join(' · ') : ' '}
      banner={
        patient ? (
          <PatientBanner patient={patient}>
            <ConsentMarks patientId={patient.id} />
          </PatientBanner>
        ) : (
          <div className={styles.bannerSpace} />
        )
      }
      actions={
        patient ? (
          <>
            <PatientTablet patientId={patient.id} patientName={patient.name} />
            {desk.may('chart.export') ? (
              <Button
                variant="default"
                leftSection={<IconFileExport size={15} aria-hidden />}
                onClick={() => setExporting(true)}
              >
                {exportWords('action')}
              </Button>
            ) : null}
            {desk.may('patients.merge') ? (
              <Button
                variant="default"
                leftSection={<IconArrowMerge size={15} aria-hidden />}
                onClick={() => setMerging(true)}
              >
                {mergingWords('action')}
              </Button>
            ) : null}
            {desk.may('patients.edit') ? (
              <Button
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={() => setEditing(true)}
              >
                {t('edit')}
              </Button>
            ) : null}
            {desk.may('schedule.edit') ? (
              <Button
                leftSection={<IconCalendarPlus size={16} aria-hidden />}
                onClick={() => void navigate({ to: '/calendar', search: { patient: patient.id } })}
              >
                {schedulingWords('bookFor')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {patient ? <PatientAlerts patientId={patient.id} /> : null}
      {patient && desk.may('chart.read') ? <PatientErrors patientId={patient.id} /> : null}
      {patient ? (
        <Tabs value={tab} onChange={setTab} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="timeline">{timelineWords('title')}</Tabs.Tab>
            <Tabs.Tab value="visits">{schedulingWords('visits')}</Tabs.Tab>
            <Tabs.Tab value="health">{t('health')}</Tabs.Tab>
            <Tabs.Tab value="forms">{intakeWords('forms')}</Tabs.Tab>
            {desk.may('chart.read') ? <Tabs.Tab value="photos">{photoWords('photos')}</Tabs.Tab> : null}
            {desk.may('consents.read') ? <Tabs.Tab value="consents">{consentWords('title')}</Tabs.Tab> : null}
            {desk.may('chart.read') ? <Tabs.Tab value="exams">{orderWords('exams')}</Tabs.Tab> : null}
            {desk.may('billing.read') ? <Tabs.Tab value="billing">{billingWords('account_tab')}</Tabs.Tab> : null}
            {desk.may('billing.read') ? <Tabs.Tab value="estimates">{estimateWords('tab')}</Tabs.Tab> : null}
            {desk.may('billing.read') ? <Tabs.Tab value="ahead">{billingWords('paidAhead')}</Tabs.Tab> : null}
            <Tabs.Tab value="coverage">{t('coverage')}</Tabs.Tab>
            <Tabs.Tab value="details">{t('details')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="timeline" className={styles.tab}>
            <Timeline patientId={patient.id} onTab={setTab} />
          </Tabs.Panel>
          <Tabs.Panel value="visits" className={styles.tab}>
            <PatientVisits patientId={patient.id} />
            {desk.may('chart.read') ? <PatientImports patientId={patient.id} /> : null}
          </Tabs.Panel>
          <Tabs.Panel value="photos" className={styles.tab}>
            <PatientPhotos patientId={patient.id} />
          </Tabs.Panel>
          <Tabs.Panel value="health" className={styles.tab}>
            <HealthSection patient={patient} />
          </Tabs.Panel>
          <Tabs.Panel value="forms" className={styles.tab}>
            <PatientForms patientId={patient.id} />
          </Tabs.Panel>
          <Tabs.Panel value="consents" className={styles.tab}>
            <PatientConsents patientId={patient.id} />
          </Tabs.Panel>
          <Tabs.Panel value="exams" className={styles.tab}>
            <PatientExams patient={patient} />
          </Tabs.Panel>
          <Tabs.Panel value="billing" className={styles.tab}>
            <PatientAccount patientId={patient.id} />
          </Tabs.Panel>
          <Tabs.Panel value="estimates" className={styles.tab}>
            <PatientEstimates patientId={patient.id} />
          </Tabs.Panel>
          <Tabs.Panel value="ahead" className={styles.tab}>
            <PatientAhead patientId={patient.id} />
          </Tabs.Panel>
          <Tabs.Panel value="coverage" className={styles.tab}>
            <CoverageSection patient={patient} />
          </Tabs.Panel>
          <Tabs.Panel value="details" className={styles.tab}>
            <div className={styles.details}>
              <Panel title={t('details')}>
                <Facts
                  facts={[
                    [t('givenName'), patient.givenName],
                    [t('familyName'), patient.familyName],
                    [t('preferredName'), patient.preferredName],
                    [t('birthDate'), patient.birthDate ? formatDate(patient.birthDate) : '–'],
                    [t('phone'), patient.phone ?? '–'],
                    [t('email'), patient.email ?? '–'],
                    [t('chart'), patient.number],
                  ]}
                />
              </Panel>
              <DetailsPanel patient={patient} />
              <MarketingPanel patient={patient} />
              <MergedCharts patientId={patient.id} />
            </div>
          </Tabs.Panel>
        </Tabs>
      ) : null}
      {exporting && patient ? (
        <ExportDialog patientId={patient.id} name={patient.name} onClose={() => setExporting(false)} />
      ) : null}
      {merging && patient ? (
        <MergeDialog
          patient={patient}
          onMerged={(id) => {
            setMerging(false);
            if (id !== patient.id) open(id);
          }}
          onClose={() => setMerging(false)}
        />
      ) : null}
      {editing && patient ? (
        <PatientForm
          patient={patient}
          onSaved={() => undefined}
          onClose={() => setEditing(false)}
          twinAction={t('openChart')}
          onTwin={({ id }) => open(id)}
        />
      ) : null}
    </Page>
  );
}
