import { Button, Group, Modal, Stack, Text } from '@mantine/core';
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
import { showDone } from '../ui/toasts.tsx';
import { CountTable } from './CountTable.tsx';
import { ClosingDialog } from './day/ClosingDialog.tsx';
import drawerStyles from './drawer.module.css';

type Drawer = z.output<typeof DrawerOutput>;

/** Opens or closes the drawer of this PC by counting it. */
export function DrawerDialog({ drawer, onClose }: { drawer: Drawer; onClose: () => void }) {
  const { t } = useTranslation('till');
  const { station } = useDesk();
  // what it was when the dialog came up: it must not turn around when the answer arrives
  const [began] = useState(drawer);
  if (began.session) return <ClosingDialog drawer={began} session={began.session} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('openingTitle', { station: station.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Opening drawer={began} onClose={onClose} />
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

function Buttons({ busy, verb, onClose }: { busy: boolean; verb: string; onClose: () => void }) {
  const { t } = useTranslation('till');
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={busy}>
        {verb}
      </Button>
    </Group>
  );
}
