import { Button, Drawer, Textarea } from '@mantine/core';
import { useDebouncedValue, useWindowEvent } from '@mantine/hooks';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { useOpen } from '../api/open.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatMinutes, formatTime } from '../ui/format.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { BookingAlerts } from './BookingAlerts.tsx';
import { BookingExtras } from './BookingExtras.tsx';
import { ExamDue } from './ExamDue.tsx';
import { LineEditor } from './LineEditor.tsx';
import { offeredStarts, takenText } from './refusals.ts';
import styles from './scheduling.module.css';
import { TimeOffers } from './TimeOffers.tsx';
import { type BookingStart, useBookingDraft } from './useBookingDraft.ts';

export interface BookingDrawerProps {
  start: BookingStart;
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  onClose: () => void;
  onBooked: (appointment: { id: string; startsAt: number }) => void;
}

/** Books: patient, services with provider and room, time, note. Says beforehand whether it fits, and what fits instead. */
export function BookingDrawer({ start, providers, rooms, onClose, onBooked }: BookingDrawerProps) {
  const { t } = useTranslation('scheduling');
  const { t: tw } = useTranslation('waitlist');
  const open = useOpen();
  const trpc = useTRPC();
  const desk = useDesk();
  const { zone } = desk;
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const form = useRef<HTMLFormElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const draft = useBookingDraft(start, services.data?.services ?? [], onBooked);
  const { lines, startsAt, wanted, plan, problems } = draft;
  const serviceIds = lines.flatMap(({ serviceId, addOns }) => (serviceId === null ? [] : [serviceId, ...addOns]));
  // the offer that was pressed goes away: the next key is the one that books
  const take = (instant: number): void => {
    draft.setStart(instant);
    done.current?.focus();
  };
  useWindowEvent('keydown', (event) => {
    const here = event.target === document.body || form.current?.contains(event.target as Node);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !here) return;
    event.preventDefault();
    void draft.submit();
  });
  const [asked] = useDebouncedValue(JSON.stringify({ lines: wanted, from: startsAt }), 200);
  const question = JSON.parse(asked) as { lines: NonNullable<typeof wanted> | null; from: number };
  const openings = useQuery({
    ...trpc.scheduling.openings.queryOptions({ lines: question.lines ?? [], from: question.from, count: 4 }),
    enabled: question.lines !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const starts = (openings.data?.openings ?? []).map((found) => found.startsAt);
  const known = question.lines !== null && !openings.isFetching && wanted !== null && question.from === startsAt;
  const offered = offeredStarts(draft.error);
  const gapProvider = start.patient === undefined && !start.walkIn ? start.providerId : undefined;
  const waiting = useQuery({
    ...trpc.scheduling.waitlistFits.queryOptions({ providerId: gapProvider ?? '', from: start.startsAt }),
    enabled: gapProvider !== undefined,
  });
  const waiters = draft.patient === null ? (waiting.data?.fits.length ?? 0) : 0;

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      overlayProps={{ backgroundOpacity: 0.18 }}
      title={start.walkIn ? t('newWalkIn') : t('newBooking')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        ref={form}
        className={styles.drawerBody}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void draft.submit();
        }}
      >
        {start.walkIn ? <p className={styles.facts}>{t('walkInHelp')}</p> : null}
        {waiters > 0 && gapProvider !== undefined && open.fits ? (
          <div className={styles.waiters}>
            <span>{tw('fitThisGap', { count: waiters })}</span>
            <Button
              size="xs"
              variant="default"
              onClick={() => open.fits?.({ provider: gapProvider, from: start.startsAt })}
            >
              {tw('showThem')}
            </Button>
          </div>
        ) : null}
        <PatientPicker
          value={draft.patient}
          onChange={(patient) => {
            draft.setPatient(patient);
            if (patient) setTimeout(() => form.current?.querySelector<HTMLElement>('[data-service]')?.focus(), 0);
          }}
          autoFocus={start.patient === undefined}
          canAdd={desk.may('patients.edit')}
          error={problems.patient}
        />
        {lines.map((line, index) => (
          <LineEditor
            key={line.key}
            line={line}
            autoFocus={index === 0 && start.patient !== undefined}
            services={services.data?.services ?? []}
            providers={providers}
            rooms={rooms}
            times={timesText(plan[index], zone, (values) => t('ends', values))}
            problems={problems.lines[index] ?? {}}
            onChange={draft.changeLine}
            onRemove={lines.length > 1 ? () => draft.removeLine(line.key) : null}
          />
        ))}
        <div>
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={draft.addLine}>
            {t('addService')}
          </Button>
        </div>
        <div>
          <div className={styles.pair}>
            <DateField
              label={t('date')}
              value={draft.date}
              disabled={start.walkIn}
              onChange={(date) => date && draft.setDate(date)}
            />
            <TimeField label={t('time')} value={draft.minutes} error={t('needTime')} onChange={draft.setMinutes} />
          </div>
          <div className={styles.fitSpace} aria-live="polite">
            {!known || offered.length > 0 ? null : starts[0] === startsAt ? (
              draft.error ? null : (
                <span className={styles.fits}>
                  <IconCheck size={15} aria-hidden />
                  {t('free')}
                </span>
              )
            ) : starts.length > 0 ? (
              <TimeOffers label={t('nextFree')} starts={starts} on={startsAt} onTake={take} />
            ) : (
              <span className={styles.facts}>{t('nothingFree')}</span>
            )}
          </div>
        </div>
        <ExamDue patientId={draft.patient?.id ?? null} serviceIds={serviceIds} on={draft.date} />
        <BookingAlerts patientId={draft.patient?.id ?? null} serviceIds={serviceIds} at={startsAt} />
        {start.walkIn ? null : (
          <BookingExtras draft={draft} services={services.data?.services ?? []} providers={providers} rooms={rooms} />
        )}
        <Textarea
          label={t('note')}
          placeholder={t('notePlaceholder')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          value={draft.note}
          onChange={(event) => draft.setNote(event.currentTarget.value)}
        />
        {draft.error ? (
          <ErrorNotice
            sentence={takenText(draft.error, zone, t)}
            actions={
              offered.length > 0 ? (
                <TimeOffers label={t('takeInstead')} starts={offered} on={startsAt} onTake={take} />
              ) : null
            }
          />
        ) : null}
        <div className={styles.foot}>
          <span className={styles.facts}>
            {plan.length > 0 ? t('total', { minutes: formatMinutes(draft.totalMinutes) }) : ''}
          </span>
          <span className={styles.footActions}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button ref={done} type="submit" loading={draft.busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
              {start.walkIn ? t('walkIn') : t('book')}
            </Button>
          </span>
        </div>
      </form>
    </Drawer>
  );
}

function timesText(
  line: { startsAt: number; endsAt: number } | undefined,
  zone: string,
  words: (values: { start: string; end: string }) => string,
): string {
  return line ? words({ start: formatTime(line.startsAt, zone), end: formatTime(line.endsAt, zone) }) : '';
}
