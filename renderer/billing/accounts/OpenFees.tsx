import { Button } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { useOpen } from '../../api/open.ts';
import { formatShortDay } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import styles from './accounts.module.css';

/** Fees that were charged and stand on no invoice yet: they are not part of what the account says is owed. */
export function OpenFees({ patientId }: { patientId: string }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency, zone, may } = useDesk();
  const { pay } = useOpen();
  const query = useQuery(trpc.billing.openFees.queryOptions({ patientId }));
  const fees = query.data?.fees ?? [];
  const [first] = fees;
  if (!first) return null;
  return (
    <Panel
      title={t('openFees')}
      actions={
        pay && may('till.use') ? (
          <Button size="xs" leftSection={<IconCash size={14} aria-hidden />} onClick={() => pay(first.appointmentId)}>
            {t('openFeesPay')}
          </Button>
        ) : null
      }
    >
      <ul className={styles.list}>
        {fees.map((fee) => (
          <li key={fee.chargeId}>
            <span className={styles.link}>
              {fee.description}
              <span className={styles.small}>{formatShortDay(fee.startsAt, zone)}</span>
            </span>
            <span className="s-num">{formatMoney(fee.cents, currency)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
