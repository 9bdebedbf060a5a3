import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The reader of codes is half a megabyte: it comes when it is asked for. */
const CameraDialog = lazy(async () => ({ default: (await import('./CameraDialog.tsx')).CameraDialog }));

/** Scans with the camera of this PC; what it reads is taken like any scan. */
export function CameraButton() {
  const { t } = useTranslation('devices');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip label={t('cameraScan')}>
        <ActionIcon variant="subtle" aria-label={t('cameraScan')} onClick={() => setOpen(true)}>
          <IconCamera size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {open ? (
        <Suspense fallback={null}>
          <CameraDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
