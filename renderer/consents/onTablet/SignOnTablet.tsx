import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { ConsentSheet } from '../ConsentSheet.tsx';

export interface SignOnTabletProps {
  serviceLineId: string;
  editionId: string;
  /** Called when the patient goes on after a signature; `left` consents are still open. */
  onSigned: (left: number) => void;
  onCancel: () => void;
}

/** One consent on the tablet: read to the end, signed. */
export function SignOnTablet({ serviceLineId, editionId, onSigned, onCancel }: SignOnTabletProps) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const shown = useQuery(trpc.consents.onTablet.preview.queryOptions({ serviceLineId, editionId }, { staleTime: 0 }));
  // after the last one the tablet goes on by itself
  const sign = useMutation(
    trpc.consents.onTablet.sign.mutationOptions({ onSuccess: ({ left }) => (left === 0 ? onSigned(0) : undefined) }),
  );
  const text = shown.data;
  return (
    <ConsentSheet
      text={text}
      loadError={shown.error}
      onReload={() => {
        sign.reset();
        void shown.refetch();
      }}
      words={{ thanks: t('tabletThanks'), done: t('tabletGoOn'), back: t('tabletBack') }}
      busy={sign.isPending}
      error={sign.error}
      signed={sign.data !== undefined && sign.data.left > 0}
      onSign={(signature) => text && sign.mutate({ serviceLineId, editionId, shownHash: text.hash, ...signature })}
      onDone={() => sign.data && onSigned(sign.data.left)}
      onCancel={onCancel}
    />
  );
}
