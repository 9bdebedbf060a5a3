import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { DraftView } from './DraftView.tsx';
import { orderTitle } from './orderLook.ts';
import { SentView } from './SentView.tsx';

const place = getRouteApi('/stock/orders/$orderId');

/** One order: while it is written, and once it was sent. */
export function OrderPage() {
  const { t } = useTranslation('purchasing');
  const { zone } = useDesk();
  const { orderId } = place.useParams() as { orderId: string };
  const sheet = useQuery(useTRPC().inventory.order.queryOptions({ id: orderId }));
  const order = sheet.data?.order;
  if (!sheet.data || !order)
    return (
      <Page title={t('orders')}>
        {sheet.error ? <ErrorNotice sentence={sentenceOf(sheet.error)} onRetry={() => void sheet.refetch()} /> : null}
      </Page>
    );
  const facts = [
    order.number === null ? '' : order.supplierName,
    order.locationName,
    order.expectedOn === null ? '' : `${t('expected')} ${formatDate(order.expectedOn)}`,
    order.sentAt === null
      ? t('begunBy', { name: order.createdByName, when: formatInstant(order.createdAt, zone) })
      : t('sentBy', { name: order.sentByName ?? '', when: formatInstant(order.sentAt, zone) }),
    order.closedAt === null
      ? ''
      : t('closedBy', {
          state: t(`state_${order.state}`),
          name: order.closedByName ?? '',
          when: formatInstant(order.closedAt, zone),
        }),
    order.closeReason ?? '',
  ];
  const subtitle = (
    <>
      <Anchor component={Link} to="/stock/orders" size="sm" underline="always">
        {t('crumb')}
      </Anchor>
      {facts
        .filter(Boolean)
        .map((text) => ` · ${text}`)
        .join('')}
    </>
  );
  const View = order.state === 'draft' ? DraftView : SentView;
  return <View sheet={sheet.data} title={orderTitle(t, order)} subtitle={subtitle} />;
}
