import { Button } from '@mantine/core';
import { IconCash, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { PatientPlans } from '../billing/estimates/PatientPlans.tsx';
import { SuppliesPanel } from '../billing/supplies/SuppliesPanel.tsx';
import { ConsentMarks } from '../consents/ConsentMarks.tsx';
import { ConsentPanel } from '../consents/ConsentPanel.tsx';
import { PdfButton } from '../documents/PdfButton.tsx';
import { PatientBanner } from '../patients/PatientBanner.tsx';
import { SendButton } from '../tablets/SendButton.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDay, formatTime } from '../ui/format.ts';
import { Page, Panel } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { showProblem } from '../ui/toasts.tsx';
import { AftercarePanel } from './aftercare/AftercarePanel.tsx';
import { AlertBadge, VisitAlerts } from './alerts/VisitAlerts.tsx';
import { AfterPanel } from './amendments/AfterPanel.tsx';
import { SignedBar } from './amendments/SignedBar.tsx';
import styles from './charting.module.css';
import { DrawPanel } from './DrawPanel.tsx';
import { Lines } from './Lines.tsx';
import { MapPanel } from './MapPanel.tsx';
import { Missing } from './Missing.tsx';
import { mapLines } from './map/mapLines.ts';
import { NotePanel } from './NotePanel.tsx';
import { useAnswers } from './notes/useAnswers.ts';
import { OrdersPanel } from './orders/OrdersPanel.tsx';
import { SignedPhotos } from './photos/SignedPhotos.tsx';
import { VisitPhotos } from './photos/VisitPhotos.tsx';
import { SignDialog } from './SignDialog.tsx';
import { Totals } from './Totals.tsx';
import { useAutosave } from './useAutosave.ts';
import { type ChartTools, useChart } from './useChart.ts';
import { VisitState } from './VisitState.tsx';

/** The chart of a visit: consent, draw, face map, note, signature on one page. */
export function ChartView({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('charting');
  const tools = useChart(appointmentId, {
    removed: (point) => t('removed', { what: point.area, ns: 'maps' }),
  });
  const { query, chart } = tools;
  if (query.error)
    return (
      <Page title={t('visit')}>
        <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      </Page>
    );
  if (!chart) return <Page title={t('visit')}>{null}</Page>;
  return <OpenChart chart={chart} tools={tools} />;
}

function OpenChart({ chart, tools }: { chart: Chart; tools: ChartTools }) {
  const { t } = useTranslation('charting');
  const desk = useDesk();
  const open = useOpen();
  const [signing, setSigning] = useState(false);
  /** The service at hand: what is placed on the map and what is drawn for. */
  const [lineId, setLine] = useState<string | null>(null);
  const autosave = useAutosave(chart, tools.ensureOpen);
  const answers = useAnswers(chart.appointmentId, tools.ensureOpen);
  const { t: noteWords } = useTranslation('notes');
  const { encounter } = chart;
  const signed = encounter?.state === 'signed';
  const maySign = desk.may('chart.sign') && tools.writable;
  const openItems = chart.missing.filter((item) => item.weight !== 'advice').length;

  const startSigning = async (): Promise<void> => {
    await autosave.save();
    if (!(await answers.flush())) return showProblem(noteWords('notSaved'));
    await tools.ensureOpen();
    // what was saved a moment ago is part of what is signed
    await tools.query.refetch();
    setSigning(true);
  };
  usePageCommands(
    maySign ? [{ id: 'sign-note', title: t('signNote'), icon: IconSignature, run: () => void startSigning() }] : [],
  );
  const when = `${formatDay(chart.startsAt, desk.zone)}, ${formatTime(chart.startsAt, desk.zone)}`;
  const { after } = chart;
  const documentId = after?.documentId ?? encounter?.documentId ?? null;

  return (
    <Page
      title={chart.lines.map((line) => line.serviceName).join(', ')}
      subtitle={when}
      banner={
        <PatientBanner patient={chart.patient}>
          <VisitState state={chart.appointmentState} />
          <ConsentMarks patientId={chart.patient.patientId} />
          <AlertBadge chart={chart} />
        </PatientBanner>
      }
      actions={
        <>
          <SendButton appointmentId={chart.appointmentId} patientName={chart.patient.name} />
          {documentId ? <PdfButton documentId={documentId} title={t('pdfTitle')} /> : null}
          {signed && open.pay && desk.may('till.use') && chart.appointmentState === 'checkout' ? (
            <Button leftSection={<IconCash size={16} aria-hidden />} onClick={() => open.pay?.(chart.appointmentId)}>
              {t('toTill')}
            </Button>
          ) : null}
          {maySign ? (
            <Button leftSection={<IconSignature size={16} aria-hidden />} onClick={() => void startSigning()}>
              {openItems > 0 ? t('signCount', { count: openItems }) : t('signNote')}
            </Button>
          ) : null}
        </>
      }
    >
      <SignedBar chart={chart} />
      <VisitAlerts chart={chart} />
      {chart.encounter === null && !tools.writable && !signed ? <p className={styles.hint}>{t('over')}</p> : null}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <MapPanel chart={chart} tools={tools} lineId={lineId} onLine={setLine} />
          <VisitPhotos chart={chart} />
          {signed ? <SignedPhotos chart={chart} /> : null}
          <NotePanel
            chart={chart}
            autosave={autosave}
            answers={answers}
            ensureOpen={tools.ensureOpen}
            readOnly={!tools.writable}
          />
          {encounter && after ? (
            <AfterPanel encounterId={encounter.id} signedByName={encounter.signedByName ?? ''} after={after} />
          ) : null}
        </div>
        <div className={styles.stack}>
          {signed ? <Lines chart={chart} /> : null}
          {tools.writable && desk.may('stock.draw') ? (
            <DrawPanel chart={chart} reasons={tools.reasons} lineId={lineId} onLine={setLine} />
          ) : null}
          <OrdersPanel chart={chart} />
          {mapLines(chart).length > 0 ? <Totals chart={chart} /> : null}
          {chart.reconciliations.length > 0 ? <Reasons chart={chart} /> : null}
          <SuppliesPanel appointmentId={chart.appointmentId} />
          {signed ? null : <Missing chart={chart} />}
          <ConsentPanel appointmentId={chart.appointmentId} />
          <AftercarePanel appointmentId={chart.appointmentId} />
          {desk.may('billing.read') ? <PatientPlans patientId={chart.patient.patientId} /> : null}
        </div>
      </div>
      {tools.reasons.dialog}
      {signing && encounter ? <SignDialog chart={chart} onClose={() => setSigning(false)} /> : null}
    </Page>
  );
}

function Reasons({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  return (
    <Panel title={t('reconciled')}>
      <ul className={styles.plain}>
        {chart.reconciliations.map((row) => {
          const line = chart.lines.find(({ serviceLineId }) => serviceLineId === row.serviceLineId);
          const amount = (quantity: number): string => formatAmount(quantity, line?.unit ?? 'each');
          return (
            <li key={`${row.serviceLineId} ${row.productId}`}>
              {t('reconciledRow', {
                charted: amount(row.chartedQuantity),
                drawn: amount(row.drawnQuantity),
                reason: row.reason,
              })}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
