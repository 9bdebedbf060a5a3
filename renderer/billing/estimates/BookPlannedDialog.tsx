import { Button, Modal, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { dateOf, instantAt, minuteOfDay } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { TimeOffers } from '../../scheduling/TimeOffers.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { formatDate, formatInstant, formatTime } from '../../ui/format.ts';
import { TimeField } from '../../ui/TimeField.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './estimates.module.css';

export interface BookPlannedDialogProps {
  estimate: EstimateOutput;
  visit: EstimateOutput['visits'][number];
  number: number;
  onClose: () => void;
}

/** Turns a planned visit into an appointment: who, when, and what is free around the planned day. */
export function BookPlannedDialog({ estimate, visit, number, onClose }: BookPlannedDialogProps) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const now = useNow();
  const today = dateOf(now, zone);
  const [providerId, setProvider] = useState<string | null>(null);
  const [date, setDate] = useState(visit.plannedOn < today ? today : visit.plannedOn);
  const [minutes, setMinutes] = useState(540);
  const day = useQuery(trpc.scheduling.day.queryOptions({ date }));
  const startsAt = instantAt(date, minutes, zone);
  const lines = visit.lines.flatMap((line) =>
    line.serviceId === null || providerId === null ? [] : [{ serviceId: line.serviceId, providerId }],
  );
  const openings = useQuery({
    ...trpc.scheduling.openings.queryOptions({ lines, from: Math.max(startsAt, now), count: 5 }),
    enabled: lines.length > 0,
    staleTime: 0,
  });
  const starts = openings.data?.openings.map(({ startsAt: start }) => start) ?? [];
  const book = useMutation(
    trpc.billing.estimates.book.mutationOptions({
      onSuccess: (booked) => {
        showDone(t('booked', { number, when: formatInstant(booked.startsAt, zone) }));
        onClose();
      },
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t('bookTitle', { number, title: visit.title })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (providerId)
            book.mutate({
              id: estimate.id,
              visitId: visit.id,
              expectedVersion: estimate.version,
              startsAt,
              providerId,
            });
        }}
      >
        <Stack gap="md">
          <p className={styles.quiet}>{t('bookText', { date: formatDate(visit.plannedOn) })}</p>
          <Select
            label={t('provider')}
            placeholder={t('chooseProvider')}
            searchable
            selectFirstOptionOnChange
            data-autofocus
            required
            data={(day.data?.providers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={providerId}
            onChange={setProvider}
          />
          <Fields columns={2}>
            <DateField label={t('date')} value={date} onChange={(value) => value && setDate(value)} />
            <TimeField label={t('time')} value={minutes} error={t('needTime')} onChange={setMinutes} />
          </Fields>
          <div className={styles.offers} aria-live="polite">
            {lines.length === 0 || openings.isFetching ? null : starts[0] === startsAt ? (
              <p className={styles.quiet}>{t('free')}</p>
            ) : starts.length > 0 ? (
              <TimeOffers
                label={t('nextFree')}
                starts={starts}
                on={startsAt}
                onTake={(start) => {
                  setDate(dateOf(start, zone));
                  setMinutes(minuteOfDay(start, zone));
                }}
              />
            ) : (
              <p className={styles.quiet}>{t('noneFree')}</p>
            )}
          </div>
          {book.error ? <ErrorNotice sentence={sentenceOf(book.error)} /> : null}
          <div className={styles.foot}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={providerId === null} loading={book.isPending}>
              {t('bookAs', { time: formatTime(startsAt, zone) })}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
