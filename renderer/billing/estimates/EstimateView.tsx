import { Button } from '@mantine/core';
import { IconCalendarPlus, IconSignature } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { AppointmentState } from '../../../electron/scheduling/rules.ts';
import { frees } from '../../../electron/scheduling/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { stateLook } from '../../scheduling/stateLook.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { BookPlannedDialog } from './BookPlannedDialog.tsx';
import { DeclineDialog } from './DeclineDialog.tsx';
import { EstimateSigning } from './EstimateSigning.tsx';
import { EstimateSums } from './EstimateSums.tsx';
import styles from './estimates.module.css';
import { lineText } from './lineText.ts';

type Visit = EstimateOutput['visits'][number];
type Line = Visit['lines'][number];

/** What was offered: its plan with what is booked, its papers, and what can still be decided. */
export function EstimateView({ estimate }: { estimate: EstimateOutput }) {
  const { t } = useTranslation('estimates');
  const desk = useDesk();
  const [booking, setBooking] = useState<string | null>(null);
  const at = estimate.visits.findIndex(({ id }) => id === booking);
  const booked = estimate.visits[at];
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        {estimate.note === '' ? null : (
          <Panel>
            <p className={styles.words}>{estimate.note}</p>
          </Panel>
        )}
        {estimate.visits.map((visit, index) => (
          <Panel
            key={visit.id}
            title={`${t('visit', { number: index + 1 })}: ${visit.title}`}
            actions={
              <VisitStanding
                visit={visit}
                number={index + 1}
                bookable={estimate.standing === 'accepted' && desk.may('schedule.edit')}
                onBook={() => setBooking(visit.id)}
              />
            }
            flush
          >
            <Lines visit={visit} number={index + 1} />
          </Panel>
        ))}
      </div>
      <div className={styles.side}>
        <Panel title={t('sums')}>
          <EstimateSums {...estimate} />
        </Panel>
        <Decisions estimate={estimate} />
      </div>
      {booked ? (
        <BookPlannedDialog estimate={estimate} visit={booked} number={at + 1} onClose={() => setBooking(null)} />
      ) : null}
    </div>
  );
}

interface VisitStandingProps {
  visit: Visit;
  number: number;
  bookable: boolean;
  onBook: () => void;
}

function VisitStanding({ visit, number, bookable, onBook }: VisitStandingProps) {
  const { t } = useTranslation('estimates');
  const { t: words } = useTranslation();
  const { zone } = useDesk();
  const go = useOpen();
  const { appointmentId, startsAt } = visit;
  const state = visit.appointmentState as AppointmentState | null;
  if (appointmentId !== null && startsAt !== null && state !== null && !frees(state)) {
    const open = go.visit;
    return (
      <>
        <StatusBadge tone={stateLook[state].tone} text={words(`state_${state}`)} />
        <span className="s-num">{formatInstant(startsAt, zone)}</span>
        {open ? (
          <Button size="xs" variant="default" onClick={() => open(appointmentId)}>
            {t('openVisit')}
          </Button>
        ) : null}
      </>
    );
  }
  if (!visit.lines.some((line) => line.kind === 'service'))
    return <span className={styles.around}>{t('onlyGoods')}</span>;
  return (
    <>
      <span className={styles.around}>{t('around', { date: formatDate(visit.plannedOn) })}</span>
      {bookable ? (
        <Button
          size="xs"
          aria-label={t('book', { number })}
          leftSection={<IconCalendarPlus size={14} aria-hidden />}
          onClick={onBook}
        >
          {appointmentId === null ? t('bookShort') : t('bookAgain')}
        </Button>
      ) : null}
    </>
  );
}

function Lines({ visit, number }: { visit: Visit; number: number }) {
  const { t } = useTranslation('estimates');
  const { currency } = useDesk();
  const money = (cents: number): string => formatMoney(cents, currency);
  const figure = (key: string, header: string, text: (line: Line) => string): Column<Line> => ({
    key,
    header,
    align: 'right',
    width: '110px',
    cell: (line) => <span className="s-num">{text(line)}</span>,
  });
  const columns: ReadonlyArray<Column<Line>> = [
    {
      key: 'what',
      header: t('what'),
      cell: (line) => (
        <span className={styles.what}>
          {lineText(line, money)}
          {line.unitPriceCents < line.listPriceCents ? (
            <span className={styles.struck}>{t('listPrice', { price: money(line.listPriceCents) })}</span>
          ) : null}
        </span>
      ),
    },
    figure('goods', t('amount'), (line) => money(line.goodsCents)),
    figure('tax', t('tax'), (line) => (line.taxCents === 0 ? '' : money(line.taxCents))),
    figure('total', t('total'), (line) => money(line.totalCents)),
  ];
  return (
    <DataTable
      label={t('visit', { number })}
      columns={columns}
      rows={visit.lines}
      rowKey={(line) => line.id}
      plain
      wrap
    />
  );
}

function Decisions({ estimate }: { estimate: EstimateOutput }) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const desk = useDesk();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'sign' | 'decline' | null>(null);
  const asked = { id: estimate.id, expectedVersion: estimate.version };
  const withdraw = useMutation(trpc.billing.estimates.withdraw.mutationOptions());
  const revise = useMutation(
    trpc.billing.estimates.revise.mutationOptions({
      onSuccess: ({ id }) => {
        showDone(t('revised'));
        void navigate({ to: '/estimates/$estimateId', params: { estimateId: id } });
      },
    }),
  );
  const { acceptanceId, number } = estimate;
  // the signed one says all that was offered
  const paper = acceptanceId ?? estimate.documentId;
  const error = withdraw.error ?? revise.error;
  const takeBack = async (): Promise<void> => {
    const sure = await confirmDialog({
      title: t('withdrawAsk'),
      body: t('withdrawText'),
      confirm: t('withdraw'),
      cancel: t('keep'),
      danger: true,
    });
    if (sure) withdraw.mutate(asked);
  };
  const offered = estimate.standing === 'offered';
  return (
    <>
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      <div className={styles.actions}>
        {desk.may('estimates.edit') && offered ? (
          <>
            <Button leftSection={<IconSignature size={16} aria-hidden />} onClick={() => setOpen('sign')}>
              {t('accept')}
            </Button>
            <Button variant="default" onClick={() => setOpen('decline')}>
              {t('decline')}
            </Button>
          </>
        ) : null}
        {paper === null ? null : (
          <PdfButton
            documentId={paper}
            title={acceptanceId === null ? t('estimatePdf', { number }) : t('acceptedPdf', { number })}
          />
        )}
        {desk.may('estimates.edit') ? (
          <Button variant="default" loading={revise.isPending} onClick={() => revise.mutate(asked)}>
            {t('revise')}
          </Button>
        ) : null}
        {desk.may('estimates.edit') && offered ? (
          <Button variant="subtle" color="gray" onClick={() => void takeBack()}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
      {estimate.declineReason ? (
        <p className={styles.quiet}>{t('declinedBecause', { reason: estimate.declineReason })}</p>
      ) : null}
      {open === 'sign' ? (
        <EstimateSigning
          estimate={estimate}
          onCancel={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            showDone(t('signed'));
          }}
        />
      ) : null}
      {open === 'decline' ? <DeclineDialog estimate={estimate} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
