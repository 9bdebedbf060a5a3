import { useTranslation } from 'react-i18next';
import type { PreviewOutput } from '../../electron/consents/schemas.ts';
import { SigningSheet, type SigningSheetProps } from '../documents/signing/SigningSheet.tsx';
import { ConsentText } from './ConsentText.tsx';

export interface ConsentSheetProps extends Omit<SigningSheetProps, 'label' | 'paper' | 'words'> {
  /** Undefined while it is fetched. */
  text: PreviewOutput | undefined;
  words: { thanks: string; done: string; back: string };
}

/** A consent as it is read and signed, at the desk and on a tablet. */
export function ConsentSheet({ text, words, ...rest }: ConsentSheetProps) {
  const { t } = useTranslation('consents');
  return (
    <SigningSheet
      {...rest}
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
      words={{ ...words, sign: t('signNow'), cancelHelp: t('cancelHelp') }}
    />
  );
}
