import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { ConsentSheet } from './ConsentSheet.tsx';

export interface SignedConsent {
  consentId: string;
  documentId: string;
  sha256: string;
  chargeId: string | null;
}

export interface SigningScreenProps {
  serviceLineId: string;
  editionId: string;
  /** Called when the screen is handed back after a signature. */
  onSigned: (signed: SignedConsent) => void;
  onCancel: () => void;
}

/** The patient reads a consent to the end and signs it. */
export function SigningScreen({ serviceLineId, editionId, onSigned, onCancel }: SigningScreenProps) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const shown = useQuery(trpc.consents.preview.queryOptions({ serviceLineId, editionId }, { staleTime: 0 }));
  const sign = useMutation(trpc.consents.sign.mutationOptions());
  const text = shown.data;
  return (
    <ConsentSheet
      text={text}
      loadError={shown.error}
      onReload={() => {
        sign.reset();
        void shown.refetch();
      }}
      words={{ thanks: t('thanksText'), done: t('backToDesk'), back: t('cancel') }}
      busy={sign.isPending}
      error={sign.error}
      signed={sign.data !== undefined}
      onSign={(signature) => text && sign.mutate({ serviceLineId, editionId, shownHash: text.hash, ...signature })}
      onDone={() => sign.data && onSigned(sign.data)}
      onCancel={onCancel}
    />
  );
}
