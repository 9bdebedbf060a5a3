import { Button, Drawer, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCalendarTime,
  IconCalendarX,
  IconChevronDown,
  IconStethoscope,
  IconUser,
  IconUserX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppointmentState, isOpenForChange, nextStates } from '../../electron/scheduling/rules.ts';
import type { DayAppointment } from '../../electron/scheduling/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { useOpen } from '../api/open.ts';
import { formatDay, formatTime } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { AppointmentNote } from './AppointmentNote.tsx';
import { BookedParts } from './BookedParts.tsx';
import { CancelForm } from './CancelForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { depositThen } from './money/DepositThen.tsx';
import { MoneyNotes } from './money/MoneyNotes.tsx';
import { NoShowForm } from './money/NoShowForm.tsx';
import { StepsList } from './StepsList.tsx';
import styles from './scheduling.module.css';
import { TogetherPanel } from './series/TogetherPanel.tsx';
import { stateLook } from './stateLook.ts';
import type { useAppointmentActions } from './useAppointmentActions.tsx';

export interface AppointmentDrawerProps {
  appointment: DayAppointment;
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  now: number;
  actions: ReturnType<typeof useAppointmentActions>;
  onClose: () => void;
}

const stoppers: readonly AppointmentState[] = ['cancelled', 'lateCancelled', 'noShow'];

/** One appointment: what, when, who, where; its state, and what can be done with it. */
export function AppointmentDrawer({ appointment, providers, rooms, now, actions, onClose }: AppointmentDrawerProps) {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const desk = useDesk();
  const { zone } = desk;
  const open = useOpen();
  const trpc = useTRPC();
  const money = useQuery(trpc.billing.appointmentMoney.queryOptions({ appointmentId: appointment.id }));
  const [doing, setDoing] = useState<'move' | 'cancel' | 'noShow' | null>(null);
  const { state, startsAt, endsAt, patientName } = appointment;
  const look = stateLook[state];
  const edits = desk.may('schedule.edit');
  const next = nextStates(state);
  const forward = next.filter((to) => !stoppers.includes(to));
  // days before it is confirmed by telephone; on the day whoever stands at the desk arrives
  // from checkout on the till closes the visit; by hand it is possible, not proposed
  const far = startsAt - now > 12 * 3_600_000;
  const main = far
    ? forward.find((to) => to === 'confirmed')
    : forward.includes('arrived')
      ? 'arrived'
      : forward.find((to) => to !== 'done');
  const others = forward.filter((to) => to !== main);
  const missed = next.includes('noShow') && startsAt <= now;

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      overlayProps={{ backgroundOpacity: 0.18 }}
      title={t('appointment')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.drawerBody}>
        <div className={styles.who}>
          <h3 className={styles.whoName}>{patientName}</h3>
          <StatusBadge tone={look.tone} icon={look.icon} text={words(`state_${state}`)} />
        </div>
        <div>
          {formatDay(startsAt, zone)}, {t('ends', { start: formatTime(startsAt, zone), end: formatTime(endsAt, zone) })}
        </div>
        <BookedParts appointment={appointment} providers={providers} rooms={rooms} />
        <TogetherPanel appointment={appointment} />
        {edits ? (
          <AppointmentNote key={appointment.id} appointment={appointment} />
        ) : appointment.note ? (
          <p>{appointment.note}</p>
        ) : null}
        <div className={styles.steps}>
          {open.visit ? (
            <Button
              variant={main ? 'default' : 'filled'}
              leftSection={<IconStethoscope size={15} aria-hidden />}
              onClick={() => open.visit?.(appointment.id)}
            >
              {t('openVisit')}
            </Button>
          ) : null}
          {open.patient ? (
            <Button
              variant="default"
              leftSection={<IconUser size={15} aria-hidden />}
              onClick={() => open.patient?.(appointment.patientId)}
            >
              {t('openPatient')}
            </Button>
          ) : null}
        </div>
        {money.data ? <MoneyNotes appointmentId={appointment.id} money={money.data} /> : null}
        {edits && doing === null ? (
          <div className={styles.steps}>
            {main ? (
              <Button data-autofocus onClick={() => void actions.advance(appointment, main)}>
                {main === 'confirmed' ? words('state_confirmed') : words(`to_${main as 'arrived'}`)}
              </Button>
            ) : null}
            {missed ? (
              <Button
                variant="default"
                leftSection={<IconUserX size={15} aria-hidden />}
                onClick={() => setDoing('noShow')}
              >
                {words('state_noShow')}
              </Button>
            ) : null}
            {others.length > 0 ? (
              <Menu position="bottom-start">
                <Menu.Target>
                  <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
                    {t('otherStates')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {others.map((to) => {
                    const Icon = stateLook[to].icon;
                    return (
                      <Menu.Item
                        key={to}
                        leftSection={<Icon size={15} aria-hidden />}
                        onClick={() => void actions.advance(appointment, to)}
                      >
                        {words(`state_${to}`)}
                      </Menu.Item>
                    );
                  })}
                </Menu.Dropdown>
              </Menu>
            ) : null}
            {isOpenForChange(state) ? (
              <Button
                variant="default"
                leftSection={<IconCalendarTime size={15} aria-hidden />}
                onClick={() => setDoing('move')}
              >
                {t('changeTime')}
              </Button>
            ) : null}
            {state === 'noShow' ? (
              <Button
                variant="default"
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                onClick={() => void actions.advance(appointment, 'booked')}
              >
                {t('oneBack', { state: words('state_booked') })}
              </Button>
            ) : null}
            {next.includes('cancelled') ? (
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconCalendarX size={15} aria-hidden />}
                onClick={() => setDoing('cancel')}
              >
                {t('cancelVisit')}
              </Button>
            ) : null}
          </div>
        ) : null}
        {doing === 'move' ? (
          <MoveForm
            appointment={appointment}
            providers={providers}
            rooms={rooms}
            move={actions.move}
            onDone={() => setDoing(null)}
          />
        ) : null}
        {doing === 'cancel' ? (
          <CancelForm
            name={patientName}
            feeCents={money.data?.ifCancelledCents ?? 0}
            deposit={depositThen(money.data, 'keptIfCancelledCents')}
            onCancel={() => setDoing(null)}
            onConfirm={async (cancellation) => {
              if (await actions.cancel(appointment, cancellation)) onClose();
            }}
          />
        ) : null}
        {doing === 'noShow' ? (
          <NoShowForm
            name={patientName}
            feeCents={money.data?.ifNoShowCents ?? 0}
            deposit={depositThen(money.data, 'keptIfNoShowCents')}
            onCancel={() => setDoing(null)}
            onConfirm={async (fee) => {
              if (await actions.advance(appointment, 'noShow', fee)) setDoing(null);
            }}
          />
        ) : null}
        <StepsList appointmentId={appointment.id} now={now} />
      </div>
    </Drawer>
  );
}
