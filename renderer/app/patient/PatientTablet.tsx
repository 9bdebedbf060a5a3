import { Button, Menu } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { SendButton } from '../../tablets/SendButton.tsx';
import { SendDialog } from '../../tablets/SendDialog.tsx';
import { formatTime } from '../../ui/format.ts';
import { useNow } from '../../ui/useNow.ts';

const gone = ['cancelled', 'lateCancelled', 'noShow', 'done'];

/** Hands today's visit of a patient to a tablet; where there are several, asks which. */
export function PatientTablet({ patientId, patientName }: { patientId: string; patientName: string }) {
  const { t } = useTranslation('tablets');
  const { zone, may } = useDesk();
  const now = useNow();
  const [chosen, setChosen] = useState<string | null>(null);
  const handle = may('tablets.handle') && may('schedule.read');
  const list = useQuery(useTRPC().scheduling.visits.queryOptions({ patientId }, { enabled: handle }));
  const today = (list.data?.visits ?? []).filter(
    ({ startsAt, state }) => dateOf(startsAt, zone) === dateOf(now, zone) && !gone.includes(state),
  );
  const [first, second] = today;
  if (!handle || !first) return null;
  if (!second) return <SendButton appointmentId={first.id} patientName={patientName} />;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDeviceTablet size={16} aria-hidden />}>
            {t('send')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('whichVisit')}</Menu.Label>
          {today.map(({ id, startsAt, services }) => (
            <Menu.Item key={id} onClick={() => setChosen(id)}>
              {formatTime(startsAt, zone)} · {services}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen ? <SendDialog appointmentId={chosen} patientName={patientName} onClose={() => setChosen(null)} /> : null}
    </>
  );
}
