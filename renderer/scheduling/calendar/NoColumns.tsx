import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Columns } from './events.ts';

/** There is nobody or nothing of a kind yet, and where it is added. */
export function NoColumns({ by }: { by: Columns }) {
  const { t } = useTranslation('scheduling');
  const navigate = useNavigate();
  if (by === 'providers')
    return (
      <EmptyState
        title={t('emptyProviders')}
        text={t('emptyProvidersText')}
        action={<Button onClick={() => void navigate({ to: '/settings/people' })}>{t('openPeople')}</Button>}
      />
    );
  return (
    <EmptyState
      title={t(by === 'rooms' ? 'noColumnsRooms' : 'noColumnsDevices')}
      text={t('noColumnsText')}
      action={<Button onClick={() => void navigate({ to: '/settings/clinic' })}>{t('openClinic')}</Button>}
    />
  );
}
