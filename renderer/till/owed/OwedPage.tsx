import { Button } from '@mantine/core';
import { IconCircleCheck, IconReceipt2, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { OwedOutput, PayInvoicesOutput } from '../../../electron/till/laterPayments/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { Done } from '../DonePane.tsx';
import { DrawerButton } from '../DrawerButton.tsx';
import { OwedInvoices } from './OwedInvoices.tsx';
import { OwedPane } from './OwedPane.tsx';
import styles from './owed.module.css';
import type { OwedPlace } from './place.ts';
import { useOwedPayment } from './useOwedPayment.ts';

type Paid = z.output<typeof PayInvoicesOutput>;
const place = getRouteApi('/till/owed');

/** Takes money for what was left owed: on one invoice, or on all open ones of a patient. */
export function OwedPage() {
  const of = place.useSearch() as OwedPlace;
  const { t } = useTranslation('owed');
  if (of.patient === undefined && of.invoice === undefined)
    return (
      <Page title={t('title')}>
        <Panel>
          <EmptyState icon={IconReceipt2} title={t('nobody')} text={t('nobodyText')} />
        </Panel>
      </Page>
    );
  // another address is another payment
  return <Owed key={`${of.patient ?? ''} ${of.invoice ?? ''}`} {...of} />;
}

function Owed({ patient, invoice }: OwedPlace) {
  const { t } = useTranslation('owed');
  const { t: tt } = useTranslation('till');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const query = useQuery(
    trpc.till.owed.queryOptions(
      { patientId: patient ?? null, invoiceIds: invoice === undefined ? [] : [invoice] },
      { staleTime: 0 },
    ),
  );
  // as it was when it was paid: what is left to pay is read anew at once
  const [done, setDone] = useState<{ paid: Paid; owed: OwedOutput } | null>(null);
  const owed = query.data;
  const [first] = owed?.invoices ?? [];
  const name = owed?.patientName ?? tt('counterSale');
  const about = {
    name,
    count: owed?.invoices.length ?? 0,
    number: first?.number ?? 0,
    amount: owed ? formatMoney(owed.dueCents, owed.currency) : '',
  };
  const words = about.count === 1 ? t('subtitleOne', about) : t('subtitle', about);
  const body = query.error ? (
    <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  ) : !owed ? null : done ? (
    <PaidPane {...done} />
  ) : owed.dueCents === 0 ? (
    <Panel>
      <EmptyState
        icon={IconCircleCheck}
        title={t('nothing')}
        text={t('nothingText')}
        action={<Button onClick={() => void navigate({ to: '/till' })}>{t('toTill')}</Button>}
      />
    </Panel>
  ) : (
    <Taking owed={owed} onPaid={(paid) => setDone({ paid, owed })} />
  );
  return (
    <Page fill title={t('title')} subtitle={done || !first ? '\u00a0' : words} actions={<DrawerButton />}>
      {body}
    </Page>
  );
}

function Taking({ owed, onPaid }: { owed: OwedOutput; onPaid: (paid: Paid) => void }) {
  const payment = useOwedPayment(owed);
  return (
    <div className={styles.page}>
      <div className={styles.what}>
        <OwedInvoices owed={owed} payment={payment} />
      </div>
      <OwedPane owed={owed} payment={payment} onPaid={onPaid} />
    </div>
  );
}

function PaidPane({ paid, owed }: { paid: Paid; owed: OwedOutput }) {
  const { t } = useTranslation('owed');
  const { t: tt } = useTranslation('till');
  const navigate = useNavigate();
  const [first] = paid.invoices;
  const invoiceId = first?.invoiceId ?? '';
  const { patientId } = owed;
  const money = (cents: number): string => formatMoney(cents, owed.currency);
  const name = owed.patientName ?? tt('counterSale');
  const text = { name, amount: money(paid.paidCents), due: money(paid.dueCents) };
  return (
    <Done
      title={t('done')}
      text={paid.dueCents > 0 ? t('doneLeft', text) : t('doneAll', text)}
      changeCents={paid.changeCents}
      invoiceId={invoiceId}
    >
      <PdfButton documentId={paid.documentId} title={t('done')} />
      <Button
        variant="default"
        leftSection={<IconReceipt2 size={16} aria-hidden />}
        onClick={() => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId } })}
      >
        {t('toInvoice')}
      </Button>
      {patientId === null ? null : (
        <Button
          variant="default"
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/patients/$patientId', params: { patientId } })}
        >
          {t('toAccount')}
        </Button>
      )}
      <Button onClick={() => void navigate({ to: '/till' })}>{t('toTill')}</Button>
    </Done>
  );
}
