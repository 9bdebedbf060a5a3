import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Decision, needsDecision } from '../../../electron/intake/review/decisions/rules.ts';
import type { ReviewSheet } from '../../../electron/intake/review/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { faultOf, sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { DecisionRow } from './DecisionRow.tsx';
import { QuietItems } from './QuietItems.tsx';
import styles from './review.module.css';

const place = getRouteApi('/intake/$submissionId/review');

/** What was typed beside what the chart says, to be decided field by field. */
export function ReviewPage() {
  const { submissionId }: { submissionId: string } = place.useParams();
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const sheet = useQuery(trpc.intake.reviewSheet.queryOptions({ id: submissionId }));
  if (sheet.error)
    return (
      <Page title={t('review')}>
        <ErrorNotice sentence={sentenceOf(sheet.error)} onRetry={() => void sheet.refetch()} />
      </Page>
    );
  return sheet.data ? (
    <Review sheet={sheet.data} onStale={() => void sheet.refetch()} />
  ) : (
    <Page title={t('review')}>{null}</Page>
  );
}

function Review({ sheet, onStale }: { sheet: ReviewSheet; onStale: () => void }) {
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const navigate = useNavigate();
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const open = sheet.items.filter(needsDecision);
  const made = open.flatMap((item) => decisions[item.id] ?? []);
  const review = useMutation(
    trpc.intake.review.mutationOptions({
      onSuccess: ({ taken }) => {
        showDone(t('reviewed', { count: taken }));
        void navigate({ to: '/patients/$patientId', params: { patientId: sheet.patientId } });
      },
      onError: (error) => {
        if (faultOf(error)?.code === 'CHANGED_ELSEWHERE') onStale();
      },
    }),
  );
  const faults = (faultOf(review.error)?.details as { faults?: Array<{ id: string; problem: string }> } | undefined)
    ?.faults;
  const decide = (decision: Decision): void => setDecisions((before) => ({ ...before, [decision.id]: decision }));
  const all = (act: 'take' | 'keep'): void =>
    setDecisions(
      Object.fromEntries(
        // what cannot be taken as it was typed, and what is only unmentioned, is left to a person
        open
          .filter((item) => act === 'keep' || (item.problem === null && item.kind !== 'gone'))
          .map((item) => [item.id, { id: item.id, act }] as const),
      ),
    );
  const left = open.length - made.length;
  return (
    <Page
      title={t('reviewOf', { form: sheet.formName })}
      subtitle={`${sheet.patientName} · ${t('handedIn', { when: formatInstant(sheet.submittedAt, zone), place: t(`place_${sheet.place}`) })}`}
      actions={
        <>
          {sheet.documentId ? <PdfButton documentId={sheet.documentId} title={sheet.formName} /> : null}
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/intake/$submissionId', params: { submissionId: sheet.id } })}
          >
            {t('showAsTyped')}
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <Panel
          title={t('differences', { count: open.length })}
          actions={
            open.length > 1 ? (
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => all('keep')}>
                  {t('keepAll')}
                </Button>
                <Button size="xs" variant="default" onClick={() => all('take')}>
                  {t('takeAll')}
                </Button>
              </Group>
            ) : null
          }
        >
          {open.length === 0 ? (
            <EmptyState compact title={t('nothingNew')} text={t('nothingNewText')} />
          ) : (
            <ul className={styles.items}>
              {open.map((item) => (
                <DecisionRow
                  key={item.id}
                  item={item}
                  decision={decisions[item.id] ?? null}
                  problem={faults?.find((fault) => fault.id === item.id)?.problem ?? null}
                  onDecide={decide}
                />
              ))}
            </ul>
          )}
        </Panel>
        <QuietItems title={t('stays')} items={sheet.items.filter((item) => item.kind === 'kept')} opened />
        <QuietItems title={t('unchanged')} items={sheet.items.filter((item) => item.same && item.kind !== 'kept')} />
        {review.error ? <ErrorNotice sentence={sentenceOf(review.error)} /> : null}
        <div className={styles.end}>
          <span role="status">{left > 0 ? t('left', { count: left }) : t('allDecided')}</span>
          <Button
            size="md"
            disabled={left > 0}
            loading={review.isPending}
            onClick={() =>
              review.mutate({
                id: sheet.id,
                expectedVersion: sheet.version,
                fingerprint: sheet.fingerprint,
                decisions: made,
              })
            }
          >
            {t('finishReview')}
          </Button>
        </div>
      </div>
    </Page>
  );
}
