import { Button } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { EstimateView } from './EstimateView.tsx';
import { standingTone } from './standing.ts';

const place = getRouteApi('/estimates/$estimateId');

/** One estimate: put together while it is a draft, read and decided afterwards. */
export function EstimatePage() {
  const { t } = useTranslation('estimates');
  const { estimateId } = place.useParams() as { estimateId: string };
  const trpc = useTRPC();
  const { may } = useDesk();
  const navigate = useNavigate();
  const { patient } = useOpen();
  const query = useQuery(trpc.billing.estimates.open.queryOptions({ id: estimateId }));
  const estimate = query.data;
  const subtitle = useSubtitle(estimate);
  if (query.error)
    return (
      <Page title={t('title')}>
        <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      </Page>
    );
  if (!estimate) return <Page title={t('title')}>{null}</Page>;
  const { revisesId } = estimate;
  return (
    <Page
      title={`${t('number', { number: estimate.number })} · ${estimate.patientName}`}
      subtitle={subtitle}
      actions={
        <>
          <StatusBadge tone={standingTone[estimate.standing]} text={t(`state_${estimate.standing}`)} />
          {revisesId === null ? null : (
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/estimates/$estimateId', params: { estimateId: revisesId } })}
            >
              {t('openEarlier')}
            </Button>
          )}
          {patient ? (
            <Button
              variant="default"
              leftSection={<IconUser size={16} aria-hidden />}
              onClick={() => patient(estimate.patientId)}
            >
              {t('openPatient')}
            </Button>
          ) : null}
        </>
      }
    >
      {estimate.standing === 'draft' && may('estimates.edit') ? (
        <DraftEditor key={estimate.id} estimate={estimate} />
      ) : (
        <EstimateView key={estimate.id} estimate={estimate} />
      )}
    </Page>
  );
}

/** Whose it is and how it came about, in one line. */
function useSubtitle(estimate: EstimateOutput | undefined): string {
  const { t } = useTranslation('estimates');
  const { zone } = useDesk();
  if (!estimate) return ' ';
  const { standing, decidedAt, offeredAt } = estimate;
  const when =
    standing === 'accepted' && decidedAt !== null
      ? t('acceptedOn', { when: formatInstant(decidedAt, zone) })
      : offeredAt !== null
        ? `${t('offeredOn', { when: formatInstant(offeredAt, zone) })}, ${t('until', { date: formatDate(estimate.validUntil) })}`
        : t('preparedBy', { name: estimate.createdByName, when: formatInstant(estimate.createdAt, zone) });
  return `${estimate.title} · ${when}`;
}
