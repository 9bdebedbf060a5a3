import { Button } from '@mantine/core';
import { IconCalendarTime, IconCalendarX, IconRepeat, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayAppointment } from '../../../electron/scheduling/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDay, formatTime } from '../../ui/format.ts';
import { ScopeDialog } from './ScopeDialog.tsx';
import styles from './series.module.css';

/** The appointments of the same series, and of the people who come along; they are moved and cancelled together from here. */
export function TogetherPanel({ appointment }: { appointment: DayAppointment }) {
  return (
    <>
      {appointment.seriesId ? <Together appointment={appointment} of="series" /> : null}
      {appointment.groupId ? <Together appointment={appointment} of="group" /> : null}
    </>
  );
}

function Together({ appointment, of }: { appointment: DayAppointment; of: 'series' | 'group' }) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const list = useQuery(trpc.scheduling.together.queryOptions({ appointmentId: appointment.id, of }));
  const [doing, setDoing] = useState<'move' | 'cancel' | null>(null);
  const members = list.data?.members ?? [];
  const title = of === 'series' ? t('inSeries', { count: members.length }) : t('inGroup', { count: members.length });
  const Icon = of === 'series' ? IconRepeat : IconUsersGroup;
  const changes = may('schedule.edit') && members.some((row) => row.open);
  return (
    <section className={styles.panel} aria-label={title}>
      <h4 className={styles.title}>
        <Icon size={16} stroke={1.6} aria-hidden />
        {title}
      </h4>
      <ul className={styles.members}>
        {members.map((row) => (
          <li
            key={row.id}
            aria-current={row.id === appointment.id ? 'true' : undefined}
            data-gone={row.state === 'cancelled' || row.state === 'lateCancelled' ? '' : undefined}
          >
            <span>{of === 'series' ? formatDay(row.startsAt, zone) : row.patientName}</span>
            <span className="s-num">{formatTime(row.startsAt, zone)}</span>
          </li>
        ))}
      </ul>
      {changes ? (
        <div className={styles.foot}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCalendarTime size={14} aria-hidden />}
            onClick={() => setDoing('move')}
          >
            {t('moveSeveral')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="xs"
            leftSection={<IconCalendarX size={14} aria-hidden />}
            onClick={() => setDoing('cancel')}
          >
            {t('cancelSeveral')}
          </Button>
        </div>
      ) : null}
      {doing ? (
        <ScopeDialog appointment={appointment} of={of} members={members} doing={doing} onClose={() => setDoing(null)} />
      ) : null}
    </section>
  );
}
