import { Button, Loader } from '@mantine/core';
import { IconCircleCheck, IconSignature } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './onTablet.module.css';
import { SignOnTablet } from './SignOnTablet.tsx';

export interface ConsentsTaskProps {
  /** What the tablet shows is asked anew. */
  onChanged: () => void;
  onStop: () => void;
}

/** The consents of the visit, one after the other. */
export function ConsentsTask({ onChanged, onStop }: ConsentsTaskProps) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const list = useQuery(trpc.consents.onTablet.list.queryOptions({}, { staleTime: 0 }));
  const finish = useMutation(trpc.tablets.finish.mutationOptions({ onSettled: onChanged }));
  const [open, setOpen] = useState<{ serviceLineId: string; editionId: string } | null>(null);
  const consents = list.data?.consents ?? [];
  const next = consents.find(({ signed, declined }) => !signed && !declined);
  return (
    <main className={styles.screen}>
      <div className={styles.middle}>
        <h1 className={styles.title}>{t('tabletTitle')}</h1>
        {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
        {list.isLoading ? <Loader aria-label={t('tabletTitle')} /> : null}
        <ul className={styles.list}>
          {consents.map((consent) => (
            <li
              key={`${consent.serviceLineId} ${consent.editionId}`}
              className={styles.consent}
              data-done={consent.signed || consent.declined || undefined}
            >
              {consent.signed ? (
                <IconCircleCheck size={28} stroke={1.6} aria-hidden className={styles.done} />
              ) : (
                <IconSignature size={28} stroke={1.5} aria-hidden className={styles.icon} />
              )}
              <span className={styles.words}>
                <strong>{consent.name}</strong>
                <span>{consent.serviceName}</span>
              </span>
              <span>{consent.signed ? t('signed') : consent.declined ? t('declined') : null}</span>
            </li>
          ))}
        </ul>
        {list.data ? (
          <Button
            fullWidth
            className={styles.go ?? ''}
            autoFocus
            loading={finish.isPending}
            onClick={() => (next ? setOpen(next) : finish.mutate({ kind: 'consents' }))}
          >
            {next ? t('tabletNext', { title: next.name }) : t('tabletAllSigned')}
          </Button>
        ) : null}
        <Button variant="subtle" color="gray" size="lg" onClick={onStop}>
          {t('tabletStop')}
        </Button>
      </div>
      {open ? (
        <SignOnTablet
          key={`${open.serviceLineId} ${open.editionId}`}
          serviceLineId={open.serviceLineId}
          editionId={open.editionId}
          onCancel={() => setOpen(null)}
          onSigned={(left) => {
            setOpen(null);
            void list.refetch();
            if (left === 0) onChanged();
          }}
        />
      ) : null}
    </main>
  );
}
