import { IconShieldCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DrawnStrokes, SignaturePad } from '../ui/SignaturePad.tsx';
import styles from './consents.module.css';

export interface Witnessed {
  approvalId: string;
  strokes: DrawnStrokes;
}

/** Someone of the staff says who they are and signs as a witness. */
export function WitnessPart(props: {
  confirms: (onConfirmed: (approvalId: string) => void) => ReactNode;
  onChange: (witness: Witnessed | null) => void;
}) {
  const { t } = useTranslation('consents');
  const [approvalId, setApproval] = useState<string | null>(null);
  return (
    <section className={styles.witness} aria-label={t('witness')}>
      <h2>{t('witness')}</h2>
      <p className={styles.quiet}>{t('witnessText')}</p>
      {approvalId === null ? (
        props.confirms(setApproval)
      ) : (
        <>
          <p className={styles.confirmed}>
            <IconShieldCheck size={20} aria-hidden /> {t('witnessConfirmed')}
          </p>
          <SignaturePad
            label={t('witnessSignature')}
            height={160}
            onChange={(strokes) => props.onChange(strokes ? { approvalId, strokes } : null)}
          />
        </>
      )}
    </section>
  );
}
