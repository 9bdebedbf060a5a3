import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supply } from '../../../electron/billing/supplies/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { useScan } from '../../api/scan.ts';
import { Panel } from '../../ui/Page.tsx';
import { AddDialog } from './AddDialog.tsx';
import { readGoods } from './readGoods.ts';
import { SupplyRow } from './SupplyRow.tsx';
import styles from './supplies.module.css';
import { UseDialog } from './UseDialog.tsx';
import { useSupplies } from './useSupplies.ts';
import { WordsDialog } from './WordsDialog.tsx';

type Asking =
  | { what: 'use'; serviceLineId: string; supply: Supply; lot: string | null }
  | { what: 'unused'; serviceLineId: string; supply: Supply }
  | { what: 'add'; productId: string | null }
  | { what: 'leave' };

/**
 * What a visit uses beside what is drawn: settled line by line or all at once, by scan too. At the till it shows only where
 * there is something to settle, and leaves the scans of what is sold alone.
 */
export function SuppliesPanel({ appointmentId, atTill = false }: { appointmentId: string; atTill?: boolean }) {
  const { t } = useTranslation('supplies');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const supplies = useSupplies(appointmentId);
  const [asking, setAsking] = useState<Asking | null>(null);
  const products = useQuery({ ...trpc.inventory.products.queryOptions({}), enabled: may('stock.read') });
  const goods = (products.data?.products ?? []).filter((row) => row.active && !row.inContainers);
  const { data } = supplies.query;
  const lines = (data?.lines ?? []).filter((line) => line.state !== 'notPerformed' || line.supplies.length > 0);
  const all = lines.flatMap(({ serviceLineId, supplies: rows }) => rows.map((supply) => ({ serviceLineId, supply })));
  const mayAct = may('supplies.settle') && (data?.writable ?? false);

  useScan(
    ({ raw }) => {
      const scanned = readGoods(raw, zone);
      const product = scanned && goods.find((row) => row.gtin === scanned.gtin);
      if (!product) return false;
      const wanted = all.find(
        ({ supply }) => supply.productId === product.id && (supply.decision === 'open' || supply.decision === 'left'),
      );
      if (wanted) setAsking({ what: 'use', ...wanted, lot: scanned.lot });
      else if (atTill || all.some(({ supply }) => supply.productId === product.id)) return false;
      else setAsking({ what: 'add', productId: product.id });
      return true;
    },
    mayAct && asking === null && lines.length > 0,
    'everywhere',
  );

  if (!data || (all.length === 0 && (atTill || !mayAct))) return null;
  const open = all.filter(({ supply }) => supply.decision === 'open');
  const close = (): void => setAsking(null);
  return (
    <Panel
      title={t('title')}
      flush
      actions={
        mayAct && open.length > 0 ? (
          <Button size="xs" variant="default" loading={supplies.busy} onClick={() => void supplies.asUsual()}>
            {t('asUsual')}
          </Button>
        ) : null
      }
    >
      {all.length === 0 ? <div className={styles.empty}>{t('none')}</div> : null}
      <ul className={styles.list}>
        {lines
          .filter((line) => line.supplies.length > 0)
          .map((line) => (
            <li key={line.serviceLineId}>
              {lines.length > 1 ? <div className={styles.service}>{line.serviceName}</div> : null}
              {line.supplies.map((supply) => {
                const at = { serviceLineId: line.serviceLineId, supply };
                return (
                  <SupplyRow
                    key={supply.productId}
                    supply={supply}
                    busy={supplies.busy}
                    acts={
                      mayAct
                        ? {
                            use: () => void supplies.use(at, supply.expected, null),
                            adjust: () => setAsking({ what: 'use', ...at, lot: null }),
                            unused: () => setAsking({ what: 'unused', ...at }),
                            takeBack: () => supplies.takeBack(at),
                          }
                        : null
                    }
                  />
                );
              })}
            </li>
          ))}
      </ul>
      {mayAct && (!atTill || (data.open > 0 && may('check.override'))) ? (
        <div className={styles.foot}>
          {atTill ? null : (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setAsking({ what: 'add', productId: null })}
            >
              {t('add')}
            </Button>
          )}
          {data.open > 0 && may('check.override') ? (
            <Button size="xs" variant="subtle" onClick={() => setAsking({ what: 'leave' })}>
              {t('leave')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {supplies.dialog}
      {asking?.what === 'use' ? (
        <UseDialog
          supplies={supplies}
          serviceLineId={asking.serviceLineId}
          supply={asking.supply}
          gtin={goods.find((row) => row.id === asking.supply.productId)?.gtin ?? null}
          lot={asking.lot}
          onClose={close}
        />
      ) : null}
      {asking?.what === 'unused' ? (
        <WordsDialog
          title={t('unusedTitle', { name: asking.supply.name })}
          label={t('reasonOptional')}
          submit={t('markUnused')}
          least={0}
          busy={supplies.busy}
          onSubmit={(words, onDone) => supplies.unused(asking, words, onDone)}
          onClose={close}
        />
      ) : null}
      {asking?.what === 'add' ? (
        <AddDialog supplies={supplies} lines={lines} products={goods} productId={asking.productId} onClose={close} />
      ) : null}
      {asking?.what === 'leave' ? (
        <WordsDialog
          title={t('leaveTitle')}
          text={t('leaveText')}
          label={t('reason')}
          submit={t('leaveSubmit')}
          least={3}
          busy={supplies.busy}
          onSubmit={supplies.leave}
          onClose={close}
        />
      ) : null}
    </Panel>
  );
}
