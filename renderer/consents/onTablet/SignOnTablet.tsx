import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { ConsentSheet } from '../ConsentSheet.tsx';
import { TabletWitness } from './TabletWitness.tsx';

export interface SignOnTabletProps {
  serviceLineId: string;
  editionId: string;
  /** Called when the patient goes on after a signature or a refusal; `left` consents are still open. */
  onSigned: (left: number) => void;
  onCancel: () => void;
}

/** One consent on the tablet: read to the end, signed or declined. */
export function SignOnTablet({ serviceLineId, editionId: first, onSigned, onCancel }: SignOnTabletProps) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const [editionId, setEdition] = useState(first);
  const shown = useQuery(trpc.consents.onTablet.preview.queryOptions({ serviceLineId, editionId }, { staleTime: 0 }));
  // after the last one the tablet goes on by itself
  const sign = useMutation(
    trpc.consents.onTablet.sign.mutationOptions({ onSuccess: ({ left }) => (left === 0 ? onSigned(0) : undefined) }),
  );
  const decline = useMutation(
    trpc.consents.onTablet.decline.mutationOptions({ onSuccess: ({ left }) => onSigned(left) }),
  );
  const text = shown.data;
  const of = { serviceLineId, editionId, shownHash: text?.hash ?? '' };
  return (
    <ConsentSheet
      text={text}
      loadError={shown.error}
      onReload={() => {
        sign.reset();
        void shown.refetch();
      }}
      words={{ thanks: t('tabletThanks'), done: t('tabletGoOn'), back: t('tabletBack') }}
      busy={sign.isPending || decline.isPending}
      error={sign.error ?? decline.error}
      signed={sign.data !== undefined && sign.data.left > 0}
      onLanguage={setEdition}
      onSign={(signed) => text && sign.mutate({ ...of, ...signed })}
      onDecline={(declined) => text && decline.mutate({ ...of, ...declined })}
      witnessConfirms={(onConfirmed) => (
        <TabletWitness serviceLineId={serviceLineId} editionId={editionId} onConfirmed={onConfirmed} />
      )}
      onDone={() => sign.data && onSigned(sign.data.left)}
      onCancel={onCancel}
    />
  );
}
