import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderTotal } from '../../../electron/inventory/orders/rules.ts';
import type { OrderSheet } from '../../../electron/inventory/orders/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useDesk } from '../../api/desk.ts';
import { useScan } from '../../api/scan.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Said } from '../delivery.ts';
import { ProductDialog } from '../ProductDialog.tsx';
import { ReceiveDialog } from '../ReceiveDialog.tsx';
import { ScanField } from '../ScanField.tsx';
import { saidOf, useIdentify } from '../useIdentify.ts';
import { EndDialog } from './EndDialog.tsx';
import { OrderLines } from './OrderLines.tsx';
import { orderTone } from './orderLook.ts';
import styles from './orders.module.css';

/** An order that was sent: what is here, what is still to come, and each delivery. */
export function SentView({ sheet, title, subtitle }: { sheet: OrderSheet; title: string; subtitle: ReactNode }) {
  const { t } = useTranslation('purchasing');
  const { may, currency } = useDesk();
  const { order, lines } = sheet;
  const manages = may('stock.manage');
  const [ending, setEnding] = useState<'cancel' | 'close' | null>(null);
  const [coming, setComing] = useState<Said | null>(null);
  const { identify, busy, problem, clear } = useIdentify();
  const receives = manages && (order.state === 'sent' || order.state === 'partReceived');
  const scan = async (raw: string): Promise<void> => {
    const found = await identify(raw);
    if (found) setComing(saidOf(found));
  };
  useScan(({ raw }) => void scan(raw), receives && coming === null && ending === null);
  usePageCommands(
    receives ? [{ id: 'order-receive', title: t('receive'), icon: IconTruckDelivery, run: () => setComing({}) }] : [],
  );
  const [unknown, setUnknown] = useState<Said | null>(null);
  return (
    <Page
      title={title}
      subtitle={subtitle}
      actions={
        <>
          <StatusBadge tone={orderTone[order.state]} text={t(`state_${order.state}`)} />
          {manages && order.state === 'sent' ? (
            <Button variant="subtle" color="red" onClick={() => setEnding('cancel')}>
              {t('cancelOrder')}
            </Button>
          ) : null}
          {manages && order.state === 'partReceived' ? (
            <Button variant="default" onClick={() => setEnding('close')}>
              {t('close')}
            </Button>
          ) : null}
          {order.documentId ? <PdfButton documentId={order.documentId} title={title} /> : null}
          {receives ? (
            <Button leftSection={<IconTruckDelivery size={16} aria-hidden />} onClick={() => setComing({})}>
              {t('receive')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.order}>
        {receives ? (
          <div>
            <ScanField
              busy={busy}
              problem={problem}
              onCode={(raw) => void scan(raw)}
              onAddProduct={(said) => {
                clear();
                setUnknown(said);
              }}
            />
            <p className={styles.hint}>{t('scanToReceive')}</p>
          </div>
        ) : null}
        <Panel flush>
          <OrderLines
            sheet={sheet}
            onOpen={receives ? (line) => setComing({ productId: line.productId }) : null}
            empty={<EmptyState compact title={t('emptyOrder')} />}
          />
          <div className={styles.foot}>
            <span className={styles.total}>
              {t('total')} {formatMoney(orderTotal(lines), currency)}
            </span>
          </div>
        </Panel>
        <Receipts sheet={sheet} />
        {order.note === '' ? null : <p className={styles.lines}>{order.note}</p>}
      </div>
      {coming ? <ReceiveDialog first={coming} order={sheet} onClose={() => setComing(null)} /> : null}
      {unknown?.gtin ? (
        <ProductDialog
          product={null}
          gtin={unknown.gtin}
          onClose={() => setUnknown(null)}
          onSaved={(productId) => {
            setUnknown(null);
            setComing({ ...unknown, productId });
          }}
        />
      ) : null}
      {ending ? <EndDialog order={order} way={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  );
}

function Receipts({ sheet }: { sheet: OrderSheet }) {
  const { t } = useTranslation('purchasing');
  const { zone, currency } = useDesk();
  if (sheet.receipts.length === 0) return null;
  return (
    <Panel title={t('receipts')} flush>
      <ul className={styles.receipts}>
        {sheet.receipts.map((row) => {
          const difference = row.costCents - row.orderedCents;
          return (
            <li key={row.id}>
              <strong>{row.productName}</strong>
              <span>{t('receipt', { amount: formatAmount(row.quantity, row.unit), lot: row.lotNumber })}</span>
              <span className={styles.quiet}>
                {row.staffName}, {formatInstant(row.at, zone)}
              </span>
              <span className="s-num">
                {formatMoney(row.costCents, currency)}
                {difference === 0 ? null : (
                  <div className={styles.warn}>
                    {t('otherPrice', {
                      difference: `${difference > 0 ? '+' : ''}${formatMoney(difference, currency)}`,
                    })}
                  </div>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
