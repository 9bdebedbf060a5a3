import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { SigningSheet } from '../documents/signing/SigningSheet.tsx';
import { ConsentText } from './ConsentText.tsx';

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
    <SigningSheet
      label={t('signing')}
      paper={
        text && {
          hash: text.hash,
          clinicName: text.clinicName,
          title: text.title,
          language: text.language,
          patientName: text.patientName,
          facts: [
            [t('forPatient'), text.patientName],
            [t('forService'), text.serviceName],
            [t('forProvider'), text.providerName],
          ],
          body: <ConsentText paragraphs={text.paragraphs} />,
        }
      }
      loadError={shown.error}
      onReload={() => {
        sign.reset();
        void shown.refetch();
      }}
      words={{ sign: t('signNow'), thanks: t('thanksText'), cancelHelp: t('cancelHelp') }}
      busy={sign.isPending}
      error={sign.error}
      signed={sign.data !== undefined}
      onSign={(signature) => text && sign.mutate({ serviceLineId, editionId, shownHash: text.hash, ...signature })}
      onDone={() => sign.data && onSigned(sign.data)}
      onCancel={onCancel}
    />
  );
}
