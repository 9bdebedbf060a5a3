import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCashRegister } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { formatTime } from '../ui/format.ts';
import { DrawerDialog } from './DrawerDialog.tsx';

/** The drawer of this PC: says how it is, and counts it open or closed. */
export function DrawerButton() {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { zone } = useDesk();
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
        title={
          session
            ? t('drawerSince', { time: formatTime(session.openedAt, zone), name: session.openedByName })
            : undefined
        }
        onClick={() => setCounting(true)}
      >
        {session ? `${t('drawerOpen')} · ${t('closeDrawer')}` : `${t('drawerClosed')} · ${t('openDrawer')}`}
      </Button>
      {counting ? <DrawerDialog drawer={drawer.data} onClose={() => setCounting(false)} /> : null}
    </>
  );
}
