import { Button, Progress } from '@mantine/core';
import { IconCalendarPlus, IconCircleCheck, IconCircleDashed, IconClock, IconShoppingBag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planProgress } from '../../../electron/billing/estimates/rules.ts';
import { type AppointmentState, frees } from '../../../electron/scheduling/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDate, formatDay } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { BookPlannedDialog } from './BookPlannedDialog.tsx';
import styles from './plans.module.css';

const looks = {
  done: { tone: 'green', icon: IconCircleCheck },
  booked: { tone: 'blue', icon: IconClock },
  open: { tone: 'amber', icon: IconCircleDashed },
  goods: { tone: 'grey', icon: IconShoppingBag },
} as const;

/** The plans a patient accepted, each with what is done, what is booked and what comes next. Nothing, if there are none. */
export function PatientPlans({ patientId }: { patientId: string }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.billing.estimates.ofPatient.queryOptions({ patientId }));
  const accepted = (list.data?.estimates ?? []).filter(({ standing }) => standing === 'accepted').slice(0, 5);
  return (
    <>
      {accepted.map(({ id }) => (
        <Plan key={id} estimateId={id} />
      ))}
    </>
  );
}

function Plan({ estimateId }: { estimateId: string }) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const navigate = useNavigate();
  const [booking, setBooking] = useState(false);
  const estimate = useQuery(trpc.billing.estimates.open.queryOptions({ id: estimateId })).data;
  if (!estimate) return null;
  const { standings, done, of, next } = planProgress(estimate.visits, (state) => frees(state as AppointmentState));
  const nextVisit = estimate.visits[next];
  if (of === 0) return null;
  const progress = t('planProgress', { done, of });
  return (
    <div className={styles.plan}>
      <Panel
        title={`${t('plan')}: ${estimate.title}`}
        actions={
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            onClick={() => void navigate({ to: '/estimates/$estimateId', params: { estimateId } })}
          >
            {t('planOpen')}
          </Button>
        }
      >
        <div className={styles.progress}>
          <Progress value={(done / of) * 100} aria-label={progress} size="sm" />
          <span>{progress}</span>
        </div>
        <ol className={styles.steps}>
          {estimate.visits.map((visit, at) => {
            const standing = standings[at] ?? 'open';
            return (
              <li key={visit.id}>
                <span>
                  <strong>{visit.title}</strong>
                  <small>
                    {visit.startsAt !== null && standing !== 'open'
                      ? formatDay(visit.startsAt, zone)
                      : t('around', { date: formatDate(visit.plannedOn) })}
                  </small>
                </span>
                <StatusBadge {...looks[standing]} text={t(`step_${standing}`)} />
              </li>
            );
          })}
        </ol>
        {nextVisit && may('schedule.edit') ? (
          <Button
            size="xs"
            mt="sm"
            leftSection={<IconCalendarPlus size={14} aria-hidden />}
            onClick={() => setBooking(true)}
          >
            {t('planBook', { title: nextVisit.title })}
          </Button>
        ) : null}
      </Panel>
      {booking && nextVisit ? (
        <BookPlannedDialog estimate={estimate} visit={nextVisit} number={next + 1} onClose={() => setBooking(false)} />
      ) : null}
    </div>
  );
}
