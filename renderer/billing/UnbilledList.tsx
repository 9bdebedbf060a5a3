import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { useOpen } from '../api/open.ts';
import { formatShortDay } from '../ui/format.ts';
import styles from './billing.module.css';

/** Work that was performed and stands on no invoice. Signed work opens its cart, the rest opens the visit. */
export function UnbilledList({
  title,
  except,
  onBill,
}: {
  title: string;
  /** Visits that are listed elsewhere already. */
  except: ReadonlySet<string>;
  onBill: (appointmentId: string) => void;
}) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency, zone } = useDesk();
  const { visit } = useOpen();
  const list = useQuery(trpc.billing.unbilled.queryOptions({}));
  const items = (list.data?.items ?? []).filter(
    (item) => item.reason !== 'confirmed' || !except.has(item.appointmentId),
  );
  if (items.length === 0) return null;
  return (
    <section className={styles.unbilled} aria-label={title}>
      <h2 className={styles.unbilledTitle}>
        <IconAlertTriangle size={14} aria-hidden />
        {title}
      </h2>
      {items.map((item) => (
        <button
          key={item.chargeId ?? item.serviceLineId}
          type="button"
          className={styles.unbilledItem}
          disabled={item.reason !== 'confirmed' && visit === null}
          onClick={() => (item.reason === 'confirmed' ? onBill(item.appointmentId) : visit?.(item.appointmentId))}
        >
          <span className={styles.unbilledWords}>
            <strong>{item.patientName}</strong>
            <span>
              {item.serviceName}, <span className={styles.whole}>{formatShortDay(item.startsAt, zone)}</span>
            </span>
            <span className={styles.why}>
              {t(item.serviceLineId === null ? 'unbilled_fee' : `unbilled_${item.reason}`)}
            </span>
          </span>
          {item.goodsCents === null ? null : <span className="s-num">{formatMoney(item.goodsCents, currency)}</span>}
        </button>
      ))}
    </section>
  );
}
