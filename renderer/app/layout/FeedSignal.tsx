import { Tooltip } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconExclamationCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useFeed } from '../../api/feed.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import { handScan } from '../handScan.ts';
import styles from './layout.module.css';

/** Whether what one sees is up to date, and what is still to be sent or made. The feed is listened to here. */
export function FeedSignal() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const feed = useFeed((event) => {
    if (event.kind !== 'scan') return;
    handScan({ raw: event.raw, scanner: event.scanner, sendsGs: true }, t);
  });
  const outbox = useQuery(trpc.jobs.overview.queryOptions({}, { refetchInterval: 30_000 }));
  const { waiting = 0, failed = 0 } = outbox.data ?? {};

  const [Icon, tone, words, hint] =
    feed === 'broken'
      ? ([IconCloudOff, 'amber', t('broken'), t('brokenHint')] as const)
      : failed > 0
        ? ([IconExclamationCircle, 'red', t('outboxFailed', { count: failed }), t('needJobsText')] as const)
        : waiting > 0
          ? ([IconCloudUp, undefined, '', t('outboxWaiting', { count: waiting })] as const)
          : ([
              IconCloudCheck,
              undefined,
              '',
              feed === 'live' ? `${t('live')}. ${t('liveHint')}` : t('connecting'),
            ] as const);
  return (
    <Tooltip label={hint} multiline maw={280}>
      <span
        className={styles.signal}
        role="status"
        data-tone={tone}
        data-feed={feed}
        style={tone ? toneStyle(tone) : undefined}
      >
        <Icon size={17} stroke={1.7} aria-hidden />
        {words || <span className="s-visually-hidden">{hint}</span>}
      </span>
    </Tooltip>
  );
}
