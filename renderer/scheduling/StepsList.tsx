import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stayOf } from '../../electron/scheduling/stay/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { formatMinutes, formatShortDay, formatTime } from '../ui/format.ts';
import styles from './scheduling.module.css';
import { stateLook } from './stateLook.ts';

/** What happened with an appointment, step by step, with when and by whom, and how long each part of the visit took. */
export function StepsList({ appointmentId, now }: { appointmentId: string; now: number }) {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const visit = useQuery(trpc.scheduling.visit.queryOptions({ appointmentId }));
  const steps = visit.data?.steps ?? [];
  if (steps.length === 0) return null;
  const stay = stayOf(steps, now);
  const parts = stay ? (['waiting', 'room', 'treatment', 'checkout'] as const).filter((part) => stay[part] > 0) : [];
  return (
    <section aria-label={t('history')}>
      <h4 className={styles.historyTitle}>{t('history')}</h4>
      {stay ? (
        <p className={styles.facts}>
          {[
            ...parts.map((part) => `${words(`stay_${part}`)} ${formatMinutes(stay[part])}`),
            words('stayTotal', { minutes: formatMinutes(stay.total) }),
          ].join(' · ')}
        </p>
      ) : null}
      <ol className={styles.history}>
        {steps.map((step, index) => {
          const Icon = stateLook[step.state].icon;
          return (
            // steps are only ever added at the end
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Icon size={14} stroke={1.7} aria-hidden />
              <time className="s-num">
                {formatShortDay(step.at, zone)}, {formatTime(step.at, zone)}
              </time>
              <span className={styles.historyWords}>
                {words(`state_${step.state}`)}
                {step.reason ? <span className={styles.facts}>: {step.reason}</span> : null}
              </span>
              <span className={styles.facts}>{step.staffName}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
