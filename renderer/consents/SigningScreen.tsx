import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { witnessAbout } from '../../electron/consents/rules.ts';
import { useTRPC } from '../api/client.ts';
import { SecondConfirms } from '../staff/SecondConfirms.tsx';
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
  /** The patient declined, and it is kept. */
  onDeclined: () => void;
  onCancel: () => void;
}

/** The patient reads a consent to the end and signs or declines it. */
export function SigningScreen({ serviceLineId, editionId: first, onSigned, onDeclined, onCancel }: SigningScreenProps) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const [editionId, setEdition] = useState(first);
  const shown = useQuery(trpc.consents.preview.queryOptions({ serviceLineId, editionId }, { staleTime: 0 }));
  const sign = useMutation(trpc.consents.sign.mutationOptions());
  const decline = useMutation(trpc.consents.decline.mutationOptions({ onSuccess: onDeclined }));
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
      words={{ thanks: t('thanksText'), done: t('backToDesk'), back: t('cancel') }}
      busy={sign.isPending || decline.isPending}
      error={sign.error ?? decline.error}
      signed={sign.data !== undefined}
      onLanguage={setEdition}
      onSign={(signed) => text && sign.mutate({ ...of, ...signed })}
      onDecline={(declined) => text && decline.mutate({ ...of, ...declined })}
      witnessConfirms={(onConfirmed) => (
        <SecondConfirms
          about={witnessAbout(serviceLineId, editionId)}
          text={t('witnessWho')}
          may={() => true}
          busy={false}
          problem={null}
          onConfirmed={onConfirmed}
        />
      )}
      onDone={() => sign.data && onSigned(sign.data)}
      onCancel={onCancel}
    />
  );
}
