import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatMoney } from '../../electron/kernel/money.ts';
import { countedCents } from '../../electron/till/drawer/rules.ts';
import type { DrawerOutput } from '../../electron/till/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone } from '../ui/toasts.tsx';
import { CountTable } from './CountTable.tsx';
import drawerStyles from './drawer.module.css';
import moneyStyles from './money.module.css';

type Drawer = z.output<typeof DrawerOutput>;

/** Opens or closes the drawer of this PC by counting it. */
export function DrawerDialog({ drawer, onClose }: { drawer: Drawer; onClose: () => void }) {
  const { t } = useTranslation('till');
  const { station } = useDesk();
  // what it was when the dialog came up: it must not turn around when the answer arrives
  const [began] = useState(drawer);
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t(began.session ? 'closingTitle' : 'openingTitle', { station: station.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {began.session ? (
        <Closing drawer={began} session={began.session} onClose={onClose} />
      ) : (
        <Opening drawer={began} onClose={onClose} />
      )}
    </Modal>
  );
}

function Opening({ drawer, onClose }: { drawer: Drawer; onClose: () => void }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const [count, setCount] = useState<Record<string, number>>({});
  const total = formatMoney(countedCents(count), drawer.currency);
  const open = useMutation(
    trpc.till.openDrawer.mutationOptions({
      onSuccess: () => {
        showDone(t('drawerOpened', { amount: total }));
        onClose();
      },
    }),
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate({ openingCount: count });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('openingText')}
        </Text>
        <CountTable drawer={drawer} count={count} onChange={setCount} />
        <div className={drawerStyles.countTotal}>
          <span>{t('openingTotal')}</span>
          <strong className="s-num">{total}</strong>
        </div>
        {open.error ? <ErrorNotice sentence={sentenceOf(open.error)} /> : null}
        <Buttons busy={open.isPending} verb={t('openDrawer')} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Closing({
  drawer,
  session,
  onClose,
}: {
  drawer: Drawer;
  session: NonNullable<Drawer['session']>;
  onClose: () => void;
}) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const [count, setCount] = useState<Record<string, number>>({});
  const [note, setNote] = useState('');
  const money = (cents: number): string => formatMoney(cents, drawer.currency);
  const counted = countedCents(count);
  const difference = counted - session.expectedCents;
  const close = useMutation(
    trpc.till.closeDrawer.mutationOptions({
      onSuccess: ({ overShortCents }) => {
        const amount = money(Math.abs(overShortCents));
        showDone(
          overShortCents === 0
            ? t('drawerIsClosed')
            : t(overShortCents > 0 ? 'drawerClosedOver' : 'drawerClosedShort', { amount }),
        );
        onClose();
      },
    }),
  );
  const figures: ReadonlyArray<readonly [string, number]> = [
    [t('float'), session.floatCents],
    [t('cashTaken'), session.cashCents],
    [t('expected'), session.expectedCents],
    [t('closingTotal'), counted],
  ];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        close.mutate({ closingCount: count, note: note.trim(), expectedVersion: session.version });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('closingText')}
        </Text>
        <CountTable drawer={drawer} count={count} onChange={setCount} />
        <dl className={moneyStyles.sums}>
          {figures.map(([label, cents]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="s-num">{money(cents)}</dd>
            </div>
          ))}
          <div data-strong>
            <dt>{t('difference')}</dt>
            <dd>
              <StatusBadge
                tone={difference === 0 ? 'green' : 'amber'}
                text={
                  difference === 0
                    ? t('agrees')
                    : t(difference > 0 ? 'over' : 'short', { amount: money(Math.abs(difference)) })
                }
              />
            </dd>
          </div>
        </dl>
        {difference === 0 ? null : (
          <TextInput
            label={t('note')}
            value={note}
            maxLength={400}
            required
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        {close.error ? <ErrorNotice sentence={sentenceOf(close.error)} /> : null}
        <Buttons
          busy={close.isPending}
          verb={t('closeDrawer')}
          disabled={difference !== 0 && note.trim() === ''}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}

function Buttons({
  busy,
  verb,
  disabled,
  onClose,
}: {
  busy: boolean;
  verb: string;
  disabled?: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('till');
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={busy} disabled={disabled ?? false}>
        {verb}
      </Button>
    </Group>
  );
}
