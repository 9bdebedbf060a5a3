import { Button, Select } from '@mantine/core';
import { IconPencil, IconSend, IconShoppingCart } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderTotal } from '../../../electron/inventory/orders/rules.ts';
import type { OrderSheet } from '../../../electron/inventory/orders/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useScan } from '../../api/scan.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { useIdentify } from '../useIdentify.ts';
import { DetailsDialog } from './DetailsDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { LineDialog, type LineTarget } from './LineDialog.tsx';
import { OrderLines } from './OrderLines.tsx';
import styles from './orders.module.css';

type Open = { kind: 'line'; target: LineTarget } | { kind: 'details' } | { kind: 'cancel' } | null;

/** An order while it is written: each product is chosen or scanned, and saved at once. */
export function DraftView({ sheet, title, subtitle }: { sheet: OrderSheet; title: string; subtitle: ReactNode }) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const { may, currency } = useDesk();
  const { order, lines } = sheet;
  const manages = may('stock.manage');
  const [open, setOpen] = useState<Open>(null);
  const { identify, problem } = useIdentify();
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const suppliers = useQuery(trpc.inventory.suppliers.queryOptions({}));
  const send = useMutation(
    trpc.inventory.sendOrder.mutationOptions({
      onSuccess: ({ number }) => showDone(t('sent', { number })),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const choose = (productId: string): void => {
    const product = products.data?.products.find((row) => row.id === productId);
    if (!product) return;
    const line = lines.find((row) => row.productId === productId) ?? null;
    const sold = suppliers.data?.products.find(
      (row) => row.productId === productId && row.supplierId === order.supplierId,
    );
    setOpen({ kind: 'line', target: { product, line, sold: sold ?? null } });
  };
  const scan = async (raw: string): Promise<void> => {
    const found = await identify(raw);
    const productId = found?.product?.id ?? found?.container?.productId;
    if (productId) choose(productId);
  };
  useScan(({ raw }) => void scan(raw), manages && open === null);

  const total = orderTotal(lines);
  const missing = order.minimumCents - total;
  const ask = async (): Promise<void> => {
    const sure = await confirmDialog({
      title: t('sendTitle', { supplier: order.supplierName }),
      body: [
        missing > 0
          ? t('below', {
              minimum: formatMoney(order.minimumCents, currency),
              missing: formatMoney(missing, currency),
            })
          : '',
        t('sendText'),
      ]
        .filter(Boolean)
        .join(' '),
      confirm: t('send'),
      cancel: t('keep'),
    });
    if (sure) send.mutate({ id: order.id, expectedVersion: order.version });
  };
  usePageCommands(
    manages && lines.length > 0 ? [{ id: 'send', title: t('send'), icon: IconSend, run: () => void ask() }] : [],
  );
  const shut = (): void => setOpen(null);
  return (
    <Page
      title={title}
      subtitle={subtitle}
      actions={
        manages ? (
          <>
            <Button variant="subtle" color="red" onClick={() => setOpen({ kind: 'cancel' })}>
              {t('cancelOrder')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setOpen({ kind: 'details' })}
            >
              {t('details')}
            </Button>
            <Button
              leftSection={<IconSend size={16} aria-hidden />}
              disabled={lines.length === 0}
              loading={send.isPending}
              onClick={() => void ask()}
            >
              {t('send')}
            </Button>
          </>
        ) : null
      }
    >
      <div className={styles.order}>
        {manages ? (
          <div className={styles.finder}>
            <Select
              label={t('addProduct')}
              description={t('addProductHelp')}
              searchable
              openOnFocus={false}
              clearable
              data-autofocus
              value={null}
              onChange={(productId) => productId && choose(productId)}
              data={(products.data?.products ?? [])
                .filter((row) => row.active)
                .map((row) => ({ value: row.id, label: row.name }))}
            />
            {problem ? <ErrorNotice sentence={problem.sentence} /> : null}
          </div>
        ) : null}
        <Panel flush>
          <OrderLines
            sheet={sheet}
            onOpen={manages ? (line) => choose(line.productId) : null}
            empty={<EmptyState icon={IconShoppingCart} title={t('emptyOrder')} text={t('emptyOrderText')} />}
          />
          {lines.length === 0 ? null : (
            <div className={styles.foot}>
              {missing > 0 ? (
                <span className={styles.warn} role="status">
                  {t('below', {
                    minimum: formatMoney(order.minimumCents, currency),
                    missing: formatMoney(missing, currency),
                  })}
                </span>
              ) : null}
              <span className={styles.total}>
                {t('total')} {formatMoney(total, currency)}
              </span>
            </div>
          )}
        </Panel>
        {order.note === '' ? null : <p className={styles.lines}>{order.note}</p>}
      </div>
      {open?.kind === 'line' ? <LineDialog sheet={sheet} target={open.target} onClose={shut} /> : null}
      {open?.kind === 'details' ? <DetailsDialog sheet={sheet} onClose={shut} /> : null}
      {open?.kind === 'cancel' ? <EndDialog order={order} way="cancel" onClose={shut} /> : null}
    </Page>
  );
}
