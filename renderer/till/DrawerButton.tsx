import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCashRegister } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { formatDate, formatTime } from '../ui/format.ts';
import { DrawerDialog } from './DrawerDialog.tsx';

/** How the drawer of this PC is, in a sentence. */
export function DrawerState() {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const drawer = useQuery(trpc.till.drawer.queryOptions({}));
  if (!drawer.data) return '\u00a0';
  const { session, currency } = drawer.data;
  if (!session) return t('drawerClosed');
  if (session.stale) return t('drawerStale', { date: formatDate(session.businessDate) });
  if (session.expectedCents === null)
    return t('drawerSinceBlind', { time: formatTime(session.openedAt, zone), name: session.openedByName });
  return t('drawerSince', {
    time: formatTime(session.openedAt, zone),
    name: session.openedByName,
    amount: formatMoney(session.expectedCents, currency),
  });
}

/** Counts the drawer of this PC open or closed. */
export function DrawerButton() {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const [counting, setCounting] = useState(false);
  const drawer = useQuery(trpc.till.drawer.queryOptions({}));
  if (!drawer.data) return null;
  const { session } = drawer.data;
  const Icon = session?.stale ? IconAlertTriangle : IconCashRegister;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon size={17} stroke={1.6} aria-hidden />}
        onClick={() => setCounting(true)}
      >
        {t(session ? 'closeDrawer' : 'openDrawer')}
      </Button>
      {counting ? <DrawerDialog drawer={drawer.data} onClose={() => setCounting(false)} /> : null}
    </>
  );
}
