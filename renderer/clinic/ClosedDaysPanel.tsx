import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconCalendarOff, IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dateOf, type LocalDate } from '../../electron/kernel/dates.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { showProblem, showUndo } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './settings.module.css';

/** Holidays from today on: nobody works then, unless their own hours of that day say so. */
export function ClosedDaysPanel() {
  const { t, i18n } = useTranslation('clinic');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const manages = may('clinic.manage');
  const today = dateOf(useNow(), zone);
  const list = useQuery(trpc.clinic.closedDays.queryOptions({ from: today, until: addDays(today, 3 * 366) }));
  const [date, setDate] = useState<LocalDate | null>(null);
  const [name, setName] = useState('');
  const close = useMutation(trpc.clinic.closeDay.mutationOptions());
  const reopen = useMutation(trpc.clinic.reopenDay.mutationOptions());
  const written = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: 'UTC' });
  const say = (day: LocalDate): string => written.format(Date.parse(`${day}T00:00:00Z`));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (date === null || name.trim() === '') return;
    close.mutate(
      { date, name: name.trim() },
      {
        onSuccess: () => {
          setDate(null);
          setName('');
        },
      },
    );
  };
  const remove = (day: { id: string; date: LocalDate; name: string }): void =>
    reopen.mutate(
      { id: day.id },
      {
        onSuccess: () =>
          showUndo(t('dayReopened', { name: day.name }), () => close.mutate({ date: day.date, name: day.name })),
        onError: (error) => showProblem(sentenceOf(error)),
      },
    );
  return (
    <Panel title={t('closedDays')} flush>
      {list.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
        </div>
      ) : null}
      <ul className={styles.rooms}>
        {(list.data?.days ?? []).map((day) => (
          <li key={day.id} className={styles.room}>
            <IconCalendarOff size={18} stroke={1.5} aria-hidden />
            <span className={styles.roomName}>{day.name}</span>
            <span className={styles.kind}>{say(day.date)}</span>
            {manages ? (
              <Tooltip label={t('reopenDay')}>
                <ActionIcon aria-label={t('reopenDayNamed', { name: day.name })} onClick={() => remove(day)}>
                  <IconX size={16} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </li>
        ))}
      </ul>
      {manages ? (
        <form className={styles.addDay} onSubmit={submit}>
          <DateField label={t('closedDate')} value={date} onChange={setDate} />
          <TextInput
            label={t('closedName')}
            placeholder={t('closedNameHint')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            loading={close.isPending}
            disabled={date === null || name.trim() === ''}
          >
            {t('closeDay')}
          </Button>
        </form>
      ) : null}
      {close.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(close.error)} />
        </div>
      ) : null}
      <p className={`${styles.hint} ${styles.inset}`}>{t('closedDaysText')}</p>
    </Panel>
  );
}
