import { ActionIcon } from '@mantine/core';
import {
  IconBuildingBank,
  IconCash,
  IconClockDollar,
  IconCreditCard,
  IconGift,
  IconPackage,
  IconPigMoney,
  IconWritingSign,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { TenderKind } from '../../electron/ledger/rules.ts';
import moneyStyles from './money.module.css';
import payStyles from './pay.module.css';

const icons: Record<TenderKind, TablerIcon> = {
  cash: IconCash,
  cardTerminal: IconCreditCard,
  check: IconWritingSign,
  bankTransfer: IconBuildingBank,
  giftCard: IconGift,
  package: IconPackage,
  membership: IconPackage,
  units: IconPackage,
  deposit: IconPigMoney,
  account: IconClockDollar,
};

interface ListedTender {
  id: string;
  kind: TenderKind;
  cents: number;
  reference: string | null;
  /** What was paid ahead, by its name. */
  title: string | null;
}

/** What was taken so far, each with the way to take it back. */
export function TenderList(props: {
  currency: string;
  tenders: readonly ListedTender[];
  onRemove: (id: string) => void;
}) {
  const { t } = useTranslation('till');
  const laid = props.tenders.filter((tender) => tender.cents > 0 || tender.kind !== 'deposit');
  if (laid.length === 0) return null;
  return (
    <ul className={payStyles.tenders} aria-label={t('tenders')}>
      {laid.map((tender) => {
        const Icon = icons[tender.kind];
        const kind = t(`kind_${tender.kind}`);
        const amount = formatMoney(tender.cents, props.currency);
        return (
          <li key={tender.id}>
            <Icon size={16} stroke={1.6} aria-hidden />
            <span>
              {kind}
              {tender.title === null ? null : <span className={moneyStyles.facts}> {tender.title}</span>}
              {tender.reference === null ? null : (
                <span className={moneyStyles.facts}> {t('referenceShort', { reference: tender.reference })}</span>
              )}
            </span>
            <span className="s-num">{amount}</span>
            <ActionIcon aria-label={t('removeTender', { kind, amount })} onClick={() => props.onRemove(tender.id)}>
              <IconX size={15} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}
