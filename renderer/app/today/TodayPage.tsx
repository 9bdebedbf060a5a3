import { Button } from '@mantine/core';
import { IconCalendarOff, IconHourglass, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { useNow } from '../../ui/useNow.ts';
import { Board } from './Board.tsx';
import { columnsOf } from './columns.ts';
import { NeedsPanel } from './NeedsPanel.tsx';
import styles from './today.module.css';

/** The board on the wall, and beside it what needs a person. */
export function TodayPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const desk = useDesk();
  const now = useNow();
  const open = useOpen();
  const mayBoard = desk.may('schedule.read');
  const board = useQuery(trpc.scheduling.board.queryOptions({}, { enabled: mayBoard, refetchInterval: 120_000 }));
  const columns = board.data ? columnsOf(board.data) : undefined;
  const nobody = columns?.every(({ entries }) => entries.length === 0) ?? false;
  const title = new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: desk.zone,
  }).format(now);

  return (
    <Page
      title={title}
      fill
      actions={
        mayBoard ? (
          <>
            {open.waitlist ? (
              <Button variant="default" leftSection={<IconHourglass size={16} aria-hidden />} onClick={open.waitlist}>
                {t('waitlist')}
              </Button>
            ) : null}
            {open.recalls ? (
              <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={open.recalls}>
                {t('recalls')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <div className={styles.page}>
        <div className={styles.main}>
          {board.error ? (
            <ErrorNotice sentence={sentenceOf(board.error)} onRetry={() => void board.refetch()} />
          ) : nobody ? (
            <EmptyState
              icon={IconCalendarOff}
              title={t('boardEmpty')}
              text={t('boardEmptyText')}
              action={open.calendar ? <Button onClick={open.calendar}>{t('toCalendar')}</Button> : null}
            />
          ) : columns && board.data ? (
            <Board columns={columns} limits={board.data.limits} now={now} />
          ) : null}
        </div>
        <NeedsPanel now={now} />
      </div>
    </Page>
  );
}
