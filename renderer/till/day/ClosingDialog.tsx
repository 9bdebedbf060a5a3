import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { aboutClosing, type CountedKind, compareCounts, needsConfirmation } from '../../../electron/till/day/rules.ts';
import { countedCents } from '../../../electron/till/drawer/rules.ts';
import type { DrawerOutput } from '../../../electron/till/schemas.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { SecondPerson, type SecondSecret } from '../../staff/SecondPerson.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { CountTable } from '../CountTable.tsx';
import drawerStyles from '../drawer.module.css';
import { Compare } from './Compare.tsx';
import styles from './day.module.css';
import { OpenItems } from './OpenItems.tsx';
import { isReason, ReasonField } from './ReasonField.tsx';

type Drawer = z.output<typeof DrawerOutput>;
const batchKinds = ['cardTerminal', 'check', 'bankTransfer'] as const;

/** Counts the drawer of this PC and closes it: pieces, batch totals, what is open, and the Z. */
export function ClosingDialog({
  drawer,
  session,
  onClose,
}: {
  drawer: Drawer;
  session: NonNullable<Drawer['session']>;
  onClose: () => void;
}) {
  const { t } = useTranslation('day');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { station } = useDesk();
  const [count, setCount] = useState<Record<string, number>>({});
  const [batches, setBatches] = useState<Partial<Record<CountedKind, number | null>>>({});
  const [note, setNote] = useState('');
  const [openReason, setOpenReason] = useState('');
  const [second, setSecond] = useState<SecondSecret>({ staffId: '', password: '' });
  const [asked, setAsked] = useState(false);
  const money = (cents: number): string => formatMoney(cents, drawer.currency);

  const blind = session.expectedCents === null;
  const x = useQuery(trpc.till.x.queryOptions({}, { enabled: !blind }));
  const before = useQuery(trpc.till.beforeClosing.queryOptions({}));
  const items = before.data?.items ?? [];
  const counted = countedCents(count);
  // an empty table is not a count of nothing
  const touched = Object.keys(count).length > 0;
  const counts = x.data ? compareCounts(x.data.figures, { ...batches, cash: touched ? counted : null }) : [];
  const differs = counts.some((row) => (row.differenceCents ?? 0) !== 0);
  const limitCents = before.data?.limitCents ?? 0;
  const needsSecond = asked || (!blind && needsConfirmation(counts, limitCents));
  const never = items.length > 0 && before.data?.rule === 'never';
  // a blind count learns only from the refusal that something differs
  const wantsNote = differs || blind;

  const close = useMutation({
    mutationFn: async () => {
      const about = aboutClosing(session.id, counted);
      const approval = needsSecond ? await client.session.confirm.mutate({ about, ...second }) : null;
      return client.till.closeDrawer.mutate({
        closingCount: count,
        batches,
        note: note.trim(),
        openReason: openReason.trim(),
        expectedVersion: session.version,
        ...(approval === null ? {} : { approvalId: approval.approvalId }),
      });
    },
    onSuccess: ({ number, overShortCents, zId }) => {
      const key = overShortCents === 0 ? 'closedDone' : overShortCents > 0 ? 'closedOver' : 'closedShort';
      showDone(t(key, { number, amount: money(Math.abs(overShortCents)) }));
      onClose();
      void navigate({ to: '/till/z/$zId', params: { zId } });
    },
    onError: (error) => {
      // a blind count learns only here that it needs someone else
      if ((error as { data?: { code?: string } }).data?.code === 'APPROVAL_NEEDED') setAsked(true);
    },
  });
  const ready =
    !never &&
    (touched || blind || x.data?.figures.cash.expectedCents === 0) &&
    (!differs || note.trim() !== '') &&
    (items.length === 0 || isReason(openReason)) &&
    (!needsSecond || (second.staffId !== '' && second.password !== ''));

  return (
    <Modal
      opened
      onClose={onClose}
      size={920}
      title={t('closingTitle', { station: station.name })}
      closeButtonProps={{ 'aria-label': t('closeLabel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          close.mutate();
        }}
      >
        <div className={styles.closing}>
          <Stack gap="md">
            <Text size="sm" c="dimmed">
              {t('closingText')}
            </Text>
            <CountTable drawer={drawer} count={count} onChange={setCount} />
            <div className={drawerStyles.countTotal}>
              <span>{t('counted')}</span>
              <strong className="s-num">{money(counted)}</strong>
            </div>
            {blind ? null : <Compare counts={counts} currency={drawer.currency} />}
            {wantsNote ? (
              <TextInput
                label={t('note')}
                value={note}
                maxLength={400}
                required={differs}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            ) : null}
          </Stack>
          <div className={styles.closingSide}>
            <Stack gap="xs">
              {batchKinds
                .filter(
                  (kind) =>
                    kind === 'cardTerminal' || blind || x.data?.figures.tenders.some((row) => row.kind === kind),
                )
                .map((kind) => (
                  <MoneyInput
                    key={kind}
                    label={t(`batch_${kind}`)}
                    currency={drawer.currency}
                    value={batches[kind] ?? null}
                    onChange={(cents) => setBatches({ ...batches, [kind]: cents })}
                  />
                ))}
            </Stack>
            {items.length > 0 ? (
              <section aria-label={t('before')}>
                <Text fw={600} size="sm">
                  {t('stillOpen', { count: items.length })}
                </Text>
                <div className={styles.short}>
                  <OpenItems items={items} onLeave={onClose} />
                </div>
                {never ? (
                  <Text size="sm" c="dimmed">
                    {t('openNever')}
                  </Text>
                ) : (
                  <ReasonField
                    label={t('openReason')}
                    description={t('openReasonHint')}
                    value={openReason}
                    maxLength={400}
                    required
                    onChange={setOpenReason}
                  />
                )}
              </section>
            ) : null}
            {needsSecond ? (
              <SecondPerson
                permission="till.review"
                text={t('secondText', { limit: money(limitCents) })}
                value={second}
                onChange={setSecond}
              />
            ) : null}
            {close.error ? <ErrorNotice sentence={sentenceOf(close.error)} /> : null}
          </div>
        </div>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={close.isPending} disabled={!ready}>
            {t('closeNow')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
