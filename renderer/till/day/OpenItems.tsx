import {
  IconBottle,
  IconCalendarTime,
  IconGitCompare,
  IconPackage,
  IconPrinterOff,
  IconReceipt,
  IconShoppingCart,
  IconSignature,
  type TablerIcon,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { OpenItemKind } from '../../../electron/till/day/rules.ts';
import type { OpenItem } from '../../../electron/till/day/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { useOpen } from '../../api/open.ts';
import { formatShortDay, formatTime } from '../../ui/format.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './day.module.css';

const icons: Readonly<Record<OpenItemKind, TablerIcon>> = {
  unsignedChart: IconSignature,
  checkDiffers: IconGitCompare,
  suppliesOpen: IconPackage,
  openVial: IconBottle,
  printJob: IconPrinterOff,
  openCart: IconShoppingCart,
  unbilled: IconReceipt,
  unfinishedVisit: IconCalendarTime,
};

/** What is still open of the day; each opens the place where it is resolved. */
export function OpenItems({ items, onLeave }: { items: readonly OpenItem[]; onLeave?: () => void }) {
  const { t } = useTranslation('day');
  const { currency, zone } = useDesk();
  const open = useOpen();
  const navigate = useNavigate();

  const wayOf = (item: OpenItem): (() => void) | null => {
    const { cartId, appointmentId } = item;
    if (cartId !== null) return () => void navigate({ to: '/till/$cartId', params: { cartId } });
    if (item.kind === 'unbilled' && appointmentId !== null && open.pay) return () => open.pay?.(appointmentId);
    if (appointmentId !== null && open.visit) return () => open.visit?.(appointmentId);
    if (item.kind === 'openVial') return open.stock;
    return item.kind === 'printJob' ? open.devices : null;
  };
  const wordsOf = (item: OpenItem): string => {
    const time = item.at === null ? '' : formatTime(item.at, zone);
    if (item.kind === 'openVial') return `${item.text}, ${t(item.urgent ? 'usePast' : 'useBy', { time })}`;
    const day =
      item.at !== null && item.urgent && item.kind !== 'unfinishedVisit' ? formatShortDay(item.at, zone) : time;
    return [
      item.text,
      item.kind === 'printJob' ? '' : day,
      item.cents === null ? '' : formatMoney(item.cents, currency),
    ]
      .filter((text) => text !== '')
      .join(' · ');
  };

  return (
    <ul className={styles.items}>
      {items.map((item) => {
        const Icon = icons[item.kind];
        const way = wayOf(item);
        const words = (
          <>
            <Icon size={17} stroke={1.7} aria-hidden />
            <span className={styles.itemWords}>
              <span className={styles.itemTitle}>
                {t(`item_${item.kind}`)}: {item.name === '' ? t('counterSale') : item.name}
              </span>
              <span className={styles.itemText}>{wordsOf(item)}</span>
            </span>
          </>
        );
        return (
          <li key={`${item.kind} ${item.id}`}>
            {way ? (
              <button
                type="button"
                className={styles.item}
                style={toneStyle(item.urgent ? 'red' : 'amber')}
                onClick={() => {
                  onLeave?.();
                  way();
                }}
              >
                {words}
              </button>
            ) : (
              <div className={styles.item} style={toneStyle(item.urgent ? 'red' : 'amber')}>
                {words}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
