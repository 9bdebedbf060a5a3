import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconChecks, IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLine, CountSheet, Uncounted } from '../../../electron/inventory/counts/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { CancelButton } from './CancelButton.tsx';
import styles from './counts.module.css';
import { LineDialog } from './LineDialog.tsx';
import { LinesTable } from './LinesTable.tsx';
import { PostDialog } from './PostDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { usePosting } from './usePosting.ts';

type Show = 'differing' | 'all' | 'rest';

/** What differs, why, and what it is worth; then the books are brought to what was found. Afterwards it is read only. */
export function ReviewView({ sheet, title, subtitle }: { sheet: CountSheet; title: string; subtitle: ReactNode }) {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const { may, currency } = useDesk();
  const { count, lines, uncounted } = sheet;
  const [show, setShow] = useState<Show>('differing');
  const [leaves, setLeaves] = useState(false);
  const [line, setLine] = useState<CountLine | Uncounted | null>(null);
  const [reasonFor, setReasonFor] = useState<readonly CountLine[] | null>(null);
  const posting = usePosting(count, leaves);
  const open = count.state === 'review' && may('stock.manage');
  const differing = lines.filter((row) => row.counted !== row.expected);
  const unexplained = differing.filter((row) => row.reason === null);
  const sum = (of: (cents: number) => number): string =>
    formatMoney(
      lines.reduce((total, row) => total + of(row.worthCents ?? 0), 0),
      currency,
    );
  const rest = uncounted.length > 0 && !leaves && open;
  const mark = useMutation(
    trpc.inventory.markRestMissing.mutationOptions({
      onSuccess: ({ lines: marked }) => showDone(t('restMarked', { count: marked })),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const views: Array<{ value: Show; label: string }> = [
    { value: 'differing', label: t('onlyDiffering', { count: differing.length }) },
    { value: 'all', label: t('allLines', { count: lines.length }) },
  ];
  if (uncounted.length > 0) views.push({ value: 'rest', label: `${t('notCounted')} (${uncounted.length})` });
  const rows: ReadonlyArray<CountLine | Uncounted> = { differing, all: lines, rest: uncounted }[show];
  return (
    <Page
      fill
      title={title}
      subtitle={subtitle}
      actions={
        open ? (
          <>
            <CancelButton count={count} />
            <Button
              leftSection={<IconChecks size={16} aria-hidden />}
              disabled={rest || unexplained.length > 0}
              loading={posting.busy}
              onClick={posting.post}
            >
              {t('post')}
            </Button>
          </>
        ) : null
      }
    >
      <dl className={styles.figures}>
        <Figure label={t('found')} text={sum((cents) => Math.max(0, cents))} />
        <Figure label={t('missing')} text={sum((cents) => Math.min(0, cents))} />
        <Figure label={t('net')} text={sum((cents) => cents)} />
        <Figure label={t('counted')} text={String(lines.length)} />
        <Figure label={t('differing')} text={String(differing.length)} />
      </dl>
      {rest ? (
        <section className={styles.rest} aria-label={t('notCounted')}>
          <div>
            <strong>{t('rest', { count: uncounted.length })}</strong>
            <p className={styles.muted}>{t('restText')}</p>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={() => setLeaves(true)}>
              {t('restLeave')}
            </Button>
            <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate({ id: count.id })}>
              {t('restMissing')}
            </Button>
          </Group>
        </section>
      ) : null}
      <div className={styles.tools}>
        <SegmentedControl aria-label={t('counted')} value={show} onChange={setShow} data={views} />
        {open && unexplained.length > 1 ? (
          <Button variant="default" onClick={() => setReasonFor(unexplained)}>
            {t('sameReason')}
          </Button>
        ) : null}
      </div>
      <LinesTable
        label={t('counts')}
        rows={rows}
        hides={show === 'rest' ? ['is', 'difference', 'reason'] : []}
        onOpen={open ? setLine : null}
        empty={
          rest ? (
            <EmptyState icon={IconCircleCheck} title={t('noDifferenceYet')} text={t('noDifferenceYetText')} />
          ) : (
            <EmptyState icon={IconCircleCheck} title={t('noDifference')} text={open ? t('noDifferenceText') : ''} />
          )
        }
      />
      {line ? <LineDialog countId={count.id} line={line} onClose={() => setLine(null)} /> : null}
      {reasonFor ? <ReasonDialog countId={count.id} lines={reasonFor} onClose={() => setReasonFor(null)} /> : null}
      {posting.approval ? <PostDialog {...posting.approval} busy={posting.busy} /> : null}
    </Page>
  );
}

function Figure({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="s-num">{text}</dd>
    </div>
  );
}
