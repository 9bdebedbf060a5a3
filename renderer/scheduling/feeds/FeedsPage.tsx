import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCalendarShare, IconCopy, IconLinkOff, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { FeedsOutput } from '../../../electron/scheduling/feeds/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatFromNow, formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './feeds.module.css';

type Feed = z.output<typeof FeedsOutput>['feeds'][number];

/** Secret addresses from which calendar programs read a provider's appointments. */
export function FeedsPage() {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const list = useQuery(trpc.scheduling.feeds.queryOptions({}));
  const [made, setMade] = useState<{ staffId: string; path: string } | null>(null);
  const feeds = list.data?.feeds ?? [];
  return (
    <Page title={t('feeds')} subtitle={t('feedsText')} narrow>
      <p className={styles.note}>{t('feedsPrivate')}</p>
      <Panel flush>
        {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
        {list.data && feeds.length === 0 ? (
          <EmptyState icon={IconCalendarShare} title={t('feedsNone')} text={t('feedsNoneText')} />
        ) : null}
        <ul className={styles.list}>
          {feeds.map((feed) => (
            <FeedRow
              key={feed.staffId}
              feed={feed}
              path={made?.staffId === feed.staffId ? made.path : null}
              onMade={(path) => setMade(path === null ? null : { staffId: feed.staffId, path })}
            />
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

interface FeedRowProps {
  feed: Feed;
  /** The path that was just made: told this once. */
  path: string | null;
  onMade: (path: string | null) => void;
}

function FeedRow({ feed, path, onMade }: FeedRowProps) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const now = useNow();
  const make = useMutation(trpc.scheduling.makeFeed.mutationOptions());
  const revoke = useMutation(trpc.scheduling.revokeFeed.mutationOptions());
  const { name, staffId, live } = feed;
  const onError = (error: unknown): void => showProblem(sentenceOf(error));

  const begin = async (): Promise<void> => {
    const sure =
      live === null ||
      (await confirmDialog({
        title: t('feedAgainTitle', { name }),
        body: t('feedAgainText'),
        confirm: t('feedAgain'),
        cancel: t('keep'),
      }));
    if (sure)
      make.mutate({ staffId, replaces: live?.id ?? null }, { onSuccess: (answer) => onMade(answer.path), onError });
  };
  const end = async (id: string, expectedVersion: number): Promise<void> => {
    const sure = await confirmDialog({
      title: t('feedEndTitle', { name }),
      body: t('feedEndText'),
      confirm: t('feedEnd'),
      cancel: t('keep'),
      danger: true,
    });
    if (!sure) return;
    revoke.mutate(
      { feedId: id, expectedVersion },
      {
        onSuccess: () => {
          onMade(null);
          showDone(t('feedEnded', { name }));
        },
        onError,
      },
    );
  };

  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div className={styles.who}>
          <span className={styles.name}>{name}</span>
          {live ? <StatusBadge tone="green" text={t('feedLive')} /> : <StatusBadge tone="grey" text={t('feedOff')} />}
        </div>
        <div className={styles.actions}>
          <Button
            size="xs"
            variant="default"
            loading={make.isPending}
            aria-label={`${t(live ? 'feedAgain' : 'feedMake')}: ${name}`}
            leftSection={live ? <IconRefresh size={14} aria-hidden /> : <IconCalendarShare size={14} aria-hidden />}
            onClick={() => void begin()}
          >
            {t(live ? 'feedAgain' : 'feedMake')}
          </Button>
          {live ? (
            <Button
              size="xs"
              variant="subtle"
              color="red"
              loading={revoke.isPending}
              aria-label={`${t('feedEnd')}: ${name}`}
              leftSection={<IconLinkOff size={14} aria-hidden />}
              onClick={() => void end(live.id, live.version)}
            >
              {t('feedEnd')}
            </Button>
          ) : null}
        </div>
      </div>
      {live ? (
        <p className={styles.facts}>
          {t('feedMade', { at: formatInstant(live.createdAt, zone) })}
          {' · '}
          {live.readAt === null ? t('feedNeverRead') : t('feedRead', { ago: formatFromNow(live.readAt, now) })}
        </p>
      ) : null}
      {path ? <Address path={path} name={name} /> : null}
    </li>
  );
}

/** The whole address with a button that copies it. In the window of the desk itself only the host knows its port. */
function Address({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation('scheduling');
  const served = window.location.protocol.startsWith('http');
  const address = served ? `${window.location.origin}${path}` : path;
  return (
    <div className={styles.address}>
      <TextInput
        label={t('feedAddress', { name })}
        description={served ? t('feedOnce') : t('feedOnceDesk')}
        readOnly
        autoFocus
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button leftSection={<IconCopy size={15} aria-hidden />} onClick={copy}>
            <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
