import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { TaskListScreen } from '../../tablets/page/TaskListScreen.tsx';
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
  const consents = list.data?.consents;
  const next = consents?.find(({ signed, declined }) => !signed && !declined);
  return (
    <TaskListScreen
      title={t('tabletTitle')}
      icon={IconSignature}
      things={consents?.map(({ serviceLineId, editionId, name, serviceName, signed, declined }) => ({
        key: `${serviceLineId} ${editionId}`,
        name,
        detail: serviceName,
        state: signed ? t('signed') : declined ? t('declined') : null,
        over: signed || declined,
        done: signed,
      }))}
      error={list.error}
      onRetry={() => void list.refetch()}
      go={next ? t('tabletNext', { title: next.name }) : t('tabletAllSigned')}
      busy={finish.isPending}
      onGo={() => (next ? setOpen(next) : finish.mutate({ kind: 'consents' }))}
      stop={t('tabletStop')}
      onStop={onStop}
    >
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
    </TaskListScreen>
  );
}
