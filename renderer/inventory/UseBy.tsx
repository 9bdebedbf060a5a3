import { useTranslation } from 'react-i18next';
import type { Container } from '../../electron/inventory/schemas.ts';
import { useDesk } from '../api/desk.ts';
import { formatFromNow, formatInstant } from '../ui/format.ts';
import { isUrgent, standingNow } from './containerLook.ts';
import styles from './stock.module.css';

/** Until when an open container may be used, as a countdown. */
export function UseBy({ container, now }: { container: Container; now: number }) {
  const { t } = useTranslation('inventory');
  const { zone } = useDesk();
  if (container.beyondUseAt === null || (container.standing !== 'opened' && container.standing !== 'pastBeyondUse'))
    return null;
  const over = standingNow(container, now) === 'pastBeyondUse';
  return (
    <span
      className={over ? styles.over : isUrgent(container, now) ? styles.urgent : undefined}
      title={`${t('goodUntil')} ${formatInstant(container.beyondUseAt, zone)}`}
    >
      {formatFromNow(container.beyondUseAt, now)}
    </span>
  );
}
