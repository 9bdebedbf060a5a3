import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { CountingView } from './CountingView.tsx';
import { partText } from './countLook.ts';
import { ReviewView } from './ReviewView.tsx';

const place = getRouteApi('/stock/counts/$countId');

/** One count: while it is counted, while it is checked, and afterwards. */
export function CountPage() {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { countId } = place.useParams() as { countId: string };
  const sheet = useQuery(trpc.inventory.count.queryOptions({ id: countId }));
  const count = sheet.data?.count;
  if (!sheet.data || !count)
    return (
      <Page title={t('counts')}>
        {sheet.error ? <ErrorNotice sentence={sentenceOf(sheet.error)} onRetry={() => void sheet.refetch()} /> : null}
      </Page>
    );
  const closed = count.closedAt === null ? null : formatInstant(count.closedAt, zone);
  const subtitle = (
    <>
      <Anchor component={Link} to="/stock/counts" size="sm" underline="always">
        {t('crumb')}
      </Anchor>
      {[
        t('startedBy', { name: count.startedByName, when: formatInstant(count.startedAt, zone) }),
        count.blind ? t('blind') : '',
        closed === null
          ? ''
          : t(count.state === 'posted' ? 'postedBy' : 'givenUpBy', { name: count.closedByName ?? '', when: closed }),
        count.approvedByName === null ? '' : t('approvedBy', { name: count.approvedByName }),
      ]
        .filter(Boolean)
        .map((text) => ` · ${text}`)
        .join('')}
    </>
  );
  const View = count.state === 'counting' ? CountingView : ReviewView;
  return <View sheet={sheet.data} title={partText(t, count)} subtitle={subtitle} />;
}
