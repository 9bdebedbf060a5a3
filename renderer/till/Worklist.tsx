import { IconParking, IconShoppingBag, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { UnbilledList } from '../billing/UnbilledList.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatInstant, formatMinutes } from '../ui/format.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './till.module.css';

/** What waits to be paid: visits in checkout, carts that were begun, and work that stands on no invoice. */
export function Worklist({
  cartId,
  onOpen,
  onResume,
  onVisit,
}: {
  cartId: string | null;
  onOpen: (cartId: string) => void;
  /** Takes a parked cart up again. */
  onResume: (cartId: string, version: number) => void;
  onVisit: (appointmentId: string) => void;
}) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { currency, zone } = useDesk();
  const now = useNow();
  const open = useQuery(trpc.till.open.queryOptions({}));
  const visits = open.data?.visits ?? [];
  const inCheckout = new Set(visits.map((visit) => visit.appointmentId));
  const begun = (open.data?.carts ?? []).filter(
    (cart) => cart.parkedAt !== null || cart.appointmentId === null || !inCheckout.has(cart.appointmentId),
  );
  const parked = begun.filter((cart) => cart.parkedAt !== null);
  const carts = begun.filter((cart) => cart.parkedAt === null);
  return (
    <nav className={styles.work} aria-label={t('toPay')}>
      <h2 className={styles.workTitle}>{t('toPay')}</h2>
      {open.error ? <ErrorNotice sentence={sentenceOf(open.error)} onRetry={() => void open.refetch()} /> : null}
      {open.data && visits.length === 0 ? <p className={styles.quiet}>{t('toPayNone')}</p> : null}
      {visits.map((visit) => (
        <WorkItem
          key={visit.appointmentId}
          current={visit.cartId !== null && visit.cartId === cartId}
          icon={<IconUser size={16} stroke={1.6} aria-hidden />}
          name={visit.patientName}
          text={t('waiting', { minutes: formatMinutes(Math.max(0, Math.floor((now - visit.since) / 60_000))) })}
          onClick={() => (visit.cartId === null ? onVisit(visit.appointmentId) : onOpen(visit.cartId))}
        />
      ))}
      {parked.length > 0 ? <h2 className={styles.workTitle}>{t('parked')}</h2> : null}
      {parked.map((cart) => (
        <WorkItem
          key={cart.id}
          current={cart.id === cartId}
          icon={<IconParking size={16} stroke={1.6} aria-hidden />}
          name={cart.label ?? t('counterSale')}
          text={`${t('cartLines', { count: cart.lines })} · ${formatInstant(cart.parkedAt ?? cart.createdAt, zone)}`}
          amount={formatMoney(cart.goodsCents, currency)}
          onClick={() => onResume(cart.id, cart.version)}
        />
      ))}
      {carts.length > 0 ? <h2 className={styles.workTitle}>{t('carts')}</h2> : null}
      {carts.map((cart) => (
        <WorkItem
          key={cart.id}
          current={cart.id === cartId}
          icon={<IconShoppingBag size={16} stroke={1.6} aria-hidden />}
          name={cart.patientName ?? t('counterSale')}
          text={`${t('cartLines', { count: cart.lines })} · ${cart.stationName}`}
          amount={formatMoney(cart.goodsCents, currency)}
          onClick={() => onOpen(cart.id)}
        />
      ))}
      <UnbilledList title={t('unbilled')} except={inCheckout} onBill={onVisit} />
    </nav>
  );
}

function WorkItem(props: {
  current: boolean;
  icon: ReactNode;
  name: string;
  text: string;
  amount?: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={props.current ? 'true' : undefined}
      onClick={props.onClick}
    >
      <span className={styles.itemIcon}>{props.icon}</span>
      <span className={styles.itemWords}>
        <strong>{props.name}</strong>
        <span>{props.text}</span>
      </span>
      {props.amount === undefined ? null : <span className={styles.itemAmount}>{props.amount}</span>}
    </button>
  );
}
