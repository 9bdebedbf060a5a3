import { Button, Menu } from '@mantine/core';
import { IconCrown, IconEyeOff, IconPackage, IconPlus, IconTicket, IconVaccine } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OfferKind, savingOf } from '../../../electron/catalog/offers/rules.ts';
import type { Offer } from '../../../electron/catalog/offers/schemas.ts';
import { offerKinds } from '../../../electron/catalog/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { AheadRules } from './AheadRules.tsx';
import { OfferDialog } from './OfferDialog.tsx';
import styles from './offers.module.css';
import { contentsWords, offerWords, priceWords } from './offerWords.ts';

const icons = { package: IconPackage, membership: IconCrown, units: IconVaccine } as const;

/** What the clinic sells ahead: packages, memberships, banked units; and the rules of what is paid ahead. */
export function OffersPage() {
  const { t } = useTranslation('catalog');
  const trpc = useTRPC();
  const desk = useDesk();
  const list = useQuery(trpc.catalog.offers.queryOptions({}));
  const [open, setOpen] = useState<{ kind: OfferKind; offer: Offer | null } | null>(null);
  const manages = desk.may('clinic.manage');
  const columns: Array<Column<Offer>> = [
    {
      key: 'name',
      header: t('offer'),
      width: '34%',
      cell: (row) => (
        <span className={styles.what}>
          <strong>{row.name}</strong>
          <span className={styles.why}>{holds(row)}</span>
        </span>
      ),
    },
    {
      key: 'rules',
      header: t('offerRules'),
      cell: (row) => <span className={styles.rulesCell}>{offerWords(t, row, desk.currency).slice(-2).join(' ')}</span>,
    },
    {
      key: 'price',
      header: t('price'),
      width: '170px',
      align: 'right',
      cell: (row) => (
        <span className={styles.price}>
          <span className="s-num">{priceWords(t, row, desk.currency)}</span>
          {savingOf(row.priceCents, row.listCents) > 0 ? (
            <span className={styles.why}>
              {t('saves', { percent: Math.round(savingOf(row.priceCents, row.listCents) / 10_000) })}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'active',
      header: t('active'),
      width: '130px',
      cell: (row) =>
        row.active ? (
          <StatusBadge tone="green" text={t('active')} />
        ) : (
          <StatusBadge tone="grey" icon={IconEyeOff} text={t('notActive')} />
        ),
    },
  ];
  const holds = (row: Offer): string => {
    const what = contentsWords(t, row.contents);
    if (row.kind !== 'membership') return what;
    const own =
      row.memberDiscount === null
        ? row.prices.length > 0
          ? t('memberPrices')
          : ''
        : t('percentOff', { percent: row.memberDiscount / 10_000 });
    return [what, own].filter(Boolean).join(' · ');
  };
  const addButton = (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />}>{t('addOffer')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offerKinds.map((kind) => {
          const Icon = icons[kind];
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => setOpen({ kind, offer: null })}
            >
              {t(`new_${kind}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
  const offers = list.data?.offers;

  return (
    <Page title={t('offers')} subtitle={t('offersText')} actions={manages ? addButton : null}>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : offers?.length === 0 ? (
        <EmptyState
          icon={IconTicket}
          title={t('noOffers')}
          text={t('noOffersText')}
          action={manages ? addButton : null}
        />
      ) : (
        <div className={styles.sections}>
          {offerKinds
            .filter((kind) => offers === undefined || offers.some((row) => row.kind === kind))
            .map((kind) => (
              <Panel key={kind} title={t(`kind_${kind}`)} flush>
                <DataTable
                  label={t(`kind_${kind}`)}
                  columns={columns}
                  rows={offers?.filter((row) => row.kind === kind)}
                  rowKey={(row) => row.id}
                  {...(manages ? { onOpen: (offer: Offer) => setOpen({ kind, offer }) } : {})}
                  plain
                  empty={null}
                />
              </Panel>
            ))}
        </div>
      )}
      <AheadRules />
      {open ? <OfferDialog kind={open.kind} offer={open.offer} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
