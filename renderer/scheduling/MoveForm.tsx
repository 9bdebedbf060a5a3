import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, instantAt, minuteOfDay } from '../../electron/kernel/dates.ts';
import type { DayAppointment } from '../../electron/scheduling/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { DateField } from '../ui/DateField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import styles from './scheduling.module.css';
import { TimeOffers } from './TimeOffers.tsx';
import type { MoveWish } from './useAppointmentActions.tsx';

export interface MoveFormProps {
  appointment: DayAppointment;
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  move: (appointment: DayAppointment, wish: MoveWish) => Promise<boolean>;
  onDone: () => void;
}

/** Moves an appointment by typing: day, time, provider, room; it offers what fits. */
export function MoveForm({ appointment, providers, rooms, move, onDone }: MoveFormProps) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { lines } = appointment;
  const firstProvider = lines[0]?.providerId ?? '';
  const onlyOne = lines.every((line) => line.providerId === firstProvider);
  const [date, setDate] = useState(dateOf(appointment.startsAt, zone));
  const [minutes, setMinutes] = useState(minuteOfDay(appointment.startsAt, zone));
  const [providerId, setProvider] = useState(firstProvider);
  const [roomId, setRoom] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const startsAt = instantAt(date, minutes, zone);
  const openings = useQuery(
    trpc.scheduling.moveOpenings.queryOptions({
      appointmentId: appointment.id,
      from: startsAt,
      count: 4,
      ...(onlyOne && providerId !== firstProvider ? { providerId, fromProviderId: firstProvider } : {}),
      ...(roomId ? { roomId } : {}),
    }),
  );
  const starts = (openings.data?.openings ?? []).map((found) => found.startsAt);

  const submit = async (): Promise<void> => {
    setBusy(true);
    const done = await move(appointment, {
      startsAt,
      ...(onlyOne && providerId !== firstProvider ? { providerId, fromProviderId: firstProvider } : {}),
      ...(roomId ? { roomId } : {}),
    });
    setBusy(false);
    if (done) onDone();
  };

  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.pair}>
        <DateField label={t('date')} value={date} onChange={(value) => value && setDate(value)} />
        <TimeField label={t('time')} value={minutes} error={t('needTime')} onChange={setMinutes} />
      </div>
      <div className={styles.pair}>
        {onlyOne ? (
          <Select
            label={t('provider')}
            data={providers.map(({ id, name }) => ({ value: id, label: name }))}
            value={providerId}
            allowDeselect={false}
            onChange={(value) => setProvider(value ?? firstProvider)}
          />
        ) : null}
        {rooms.length > 0 ? (
          <Select
            label={t('room')}
            placeholder={t('anyRoom')}
            clearable
            data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
            value={roomId}
            onChange={setRoom}
          />
        ) : null}
      </div>
      <div className={styles.fitSpace}>
        {starts.length > 0 && starts[0] !== startsAt ? (
          <TimeOffers
            label={t('nextFree')}
            starts={starts}
            on={startsAt}
            onTake={(start) => {
              setDate(dateOf(start, zone));
              setMinutes(minuteOfDay(start, zone));
            }}
          />
        ) : null}
      </div>
      <div className={styles.foot}>
        <span className={styles.footActions}>
          <Button variant="default" onClick={onDone}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('moveButton')}
          </Button>
        </span>
      </div>
    </form>
  );
}
