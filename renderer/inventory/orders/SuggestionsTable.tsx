import { Button } from '@mantine/core';
import { IconPackage, IconShoppingCartPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Urgency } from '../../../electron/inventory/orders/suggestions/rules.ts';
import type { Suggestion } from '../../../electron/inventory/orders/suggestions/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showProblem } from '../../ui/toasts.tsx';
import type { Tone } from '../../ui/tokens.ts';
import styles from './orders.module.css';

const tone: Record<Urgency, Tone> = { critical: 'red', low: 'amber', coming: 'blue' };

/** What should be ordered, with why; one draft per supplier is a keypress away. */
export function SuggestionsTable({ onStarted }: { onStarted: (orderId: string) => void }) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const { may, currency } = useDesk();
  const list = useQuery(trpc.inventory.suggestions.queryOptions({}));
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const start = useMutation(
    trpc.inventory.startOrder.mutationOptions({
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const rows = list.data?.suggestions;
  const locationId = places.data?.locations[0]?.id;
  const bySupplier = Map.groupBy(rows ?? [], (row) => row.supplierId);
  const draft = (supplierId: string, wanted: readonly Suggestion[]): void => {
    if (locationId === undefined) return;
    const lines = wanted.map(({ productId, packages, costCents }) => ({
      productId,
      packages,
      costCents: costCents ?? 0,
    }));
    // who has left the page meanwhile is not fetched back
    start.mutate({ supplierId, locationId, lines }, { onSuccess: ({ id }) => onStarted(id) });
  };
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <>
      {may('stock.manage') && rows && rows.length > 0 ? (
        <div className={styles.drafts}>
          {[...bySupplier].map(([supplierId, wanted]) =>
            supplierId === null ? (
              <Button key="none" component={Link} to="/stock/suppliers" variant="default">
                {t('nobodySells', { count: wanted.length })}
              </Button>
            ) : (
              <Button
                key={supplierId}
                variant="default"
                leftSection={<IconShoppingCartPlus size={16} aria-hidden />}
                loading={start.isPending}
                onClick={() => draft(supplierId, wanted)}
              >
                {t('draftFor', { supplier: wanted[0]?.supplierName ?? '', count: wanted.length })}
              </Button>
            ),
          )}
        </div>
      ) : null}
      <DataTable
        fill
        wrap
        label={t('suggested')}
        rows={rows}
        rowKey={(row) => row.productId}
        empty={<EmptyState icon={IconPackage} title={t('nothingSuggested')} text={t('nothingSuggestedText')} />}
        columns={[
          {
            key: 'product',
            header: t('product'),
            cell: (row) => (
              <>
                <strong>{row.productName}</strong>
                <div className={styles.quiet}>{row.sentence}</div>
              </>
            ),
          },
          {
            key: 'urgency',
            header: t('why'),
            width: '180px',
            cell: (row) => <StatusBadge tone={tone[row.urgency]} text={t(`urgency_${row.urgency}`)} />,
          },
          {
            key: 'packages',
            header: t('packages'),
            width: '100px',
            align: 'right',
            cell: (row) => <span className="s-num">{row.packages}</span>,
          },
          {
            key: 'supplier',
            header: t('supplier'),
            width: '26%',
            cell: (row) => row.supplierName ?? <span className={styles.quiet}>{t('noSupplier')}</span>,
          },
          {
            key: 'value',
            header: t('value'),
            width: '120px',
            align: 'right',
            cell: (row) => (
              <span className="s-num">
                {row.costCents === null ? '–' : formatMoney(row.packages * row.costCents, currency)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
