import { Button, Modal, Tabs } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../electron/staff/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import { DateHours } from './DateHours.tsx';
import styles from './staff.module.css';
import { type HoursWindow, WindowFields } from './WindowFields.tsx';

const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** What a day begins with when somebody starts to work on it. */
const usualWindow: HoursWindow = { fromMinute: 540, untilMinute: 1080 };

/** When somebody works: the hours of a week, with breaks, and those of single dates. */
export function HoursDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const hours = useQuery(trpc.staff.hours.queryOptions({}));
  const own = (hours.data?.hours ?? []).filter((row) => row.staffId === member.id);
  const version = hours.data?.versions.find((row) => row.staffId === member.id)?.version;
  // what the form began with: the feed brings newer hours, and they must not take what is being typed away
  const [seen, setSeen] = useState(0);
  return (
    <Modal opened onClose={onClose} title={t('hoursOf', { name: member.name })} size={640}>
      <Tabs defaultValue="week" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="week">{t('everyWeek')}</Tabs.Tab>
          <Tabs.Tab value="dates">{t('singleDates')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="week">
          {hours.error ? <ErrorNotice sentence={sentenceOf(hours.error)} onRetry={() => void hours.refetch()} /> : null}
          {version === undefined ? null : (
            <Week
              key={seen}
              staffId={member.id}
              rows={own}
              version={version}
              onShowTheirs={() => setSeen(version)}
              onClose={onClose}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="dates">
          <DateHours staffId={member.id} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

interface WeekProps {
  staffId: string;
  rows: ReadonlyArray<HoursWindow & { weekday: number }>;
  version: number;
  /** Begins again with the hours that somebody else saved meanwhile. */
  onShowTheirs: () => void;
  onClose: () => void;
}

function Week({ staffId, rows, version, onShowTheirs, onClose }: WeekProps) {
  const { t, i18n } = useTranslation('staff');
  const trpc = useTRPC();
  const [expectedVersion] = useState(version);
  const [days, setDays] = useState<HoursWindow[][]>(
    week.map((weekday) =>
      rows
        .filter((row) => row.weekday === weekday)
        .map(({ fromMinute, untilMinute }) => ({ fromMinute, untilMinute }))
        .sort((a, b) => a.fromMinute - b.fromMinute),
    ),
  );
  const save = useMutation(
    trpc.staff.setHours.mutationOptions({
      onSuccess: () => {
        showDone(t('hoursSaved'));
        onClose();
      },
    }),
  );
  // 4 January 2026 is a Sunday
  const nameOf = (weekday: number): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday));
  const change = (index: number, windows: HoursWindow[]): void =>
    setDays(days.map((day, i) => (i === index ? windows : day)));
  const first = days.find((day) => day.length > 0);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          staffId,
          expectedVersion,
          hours: days.flatMap((windows, index) => windows.map((row) => ({ weekday: index + 1, ...row }))),
        });
      }}
    >
      {rows.length === 0 ? <p className={styles.hint}>{t('noHoursYet')}</p> : null}
      <div className={styles.week}>
        {days.map((windows, index) => (
          <WindowFields
            key={week[index]}
            name={nameOf(index + 1)}
            windows={windows}
            usual={first ?? [usualWindow]}
            onChange={(next) => change(index, next)}
          />
        ))}
      </div>
      {codeOf(save.error) === 'CHANGED_ELSEWHERE' ? (
        <ErrorNotice
          sentence={t('hoursChanged')}
          actions={
            <Button size="xs" variant="default" disabled={version === expectedVersion} onClick={onShowTheirs}>
              {t('hoursTheirs')}
            </Button>
          }
        />
      ) : save.error ? (
        <ErrorNotice sentence={sentenceOf(save.error)} />
      ) : null}
      <div className={styles.hoursFoot}>
        <Button
          variant="subtle"
          disabled={!first}
          onClick={() => first && setDays(days.map((day) => (day.length > 0 ? first : day)))}
        >
          {t('sameOnAll')}
        </Button>
        <span className={styles.footActions}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </span>
      </div>
    </form>
  );
}
