import { Button } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../api/desk.ts';
import { SendDialog } from './SendDialog.tsx';

/** Hands a visit's tasks to a tablet; for those who may. */
export function SendButton({ appointmentId, patientName }: { appointmentId: string; patientName: string }) {
  const { t } = useTranslation('tablets');
  const { may } = useDesk();
  const [open, setOpen] = useState(false);
  if (!may('tablets.handle')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconDeviceTablet size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('send')}
      </Button>
      {open ? (
        <SendDialog appointmentId={appointmentId} patientName={patientName} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
