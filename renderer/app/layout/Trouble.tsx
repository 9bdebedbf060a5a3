import { Button } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { type ErrorComponentProps, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('notFound')}>
      <EmptyState
        icon={IconMap2}
        title={t('notFound')}
        text={t('notFoundText')}
        action={<Button onClick={() => void navigate({ to: '/' })}>{t('toToday')}</Button>}
      />
    </Page>
  );
}

/** A page whose drawing failed; the rest of the desk goes on. */
export function PageBroke({ reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('pageBroke')} narrow>
      <ErrorNotice
        sentence={t('pageBrokeText')}
        actions={
          <>
            <Button size="xs" variant="default" onClick={reset}>
              {t('again')}
            </Button>
            <Button size="xs" variant="default" onClick={() => void navigate({ to: '/' }).then(reset)}>
              {t('toToday')}
            </Button>
          </>
        }
      />
    </Page>
  );
}
