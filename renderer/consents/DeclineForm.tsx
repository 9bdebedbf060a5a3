import { Button, FocusTrap, Group, Portal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewOutput } from '../../electron/consents/schemas.ts';
import { sentenceOf } from '../api/errors.ts';
import signing from '../documents/signing/signing.module.css';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { type DrawnStrokes, SignaturePad } from '../ui/SignaturePad.tsx';
import styles from './consents.module.css';

export interface Declined {
  reason: string;
  signedName: string;
  relationship: string | null;
  strokes: DrawnStrokes | null;
}

/** The patient does not consent: why, and a signature if they give one. */
export function DeclineForm(props: {
  text: PreviewOutput;
  busy: boolean;
  error: unknown;
  onDecline: (declined: Declined) => void;
  onBack: () => void;
  back: string;
}) {
  const { text, busy, error, onDecline, onBack, back } = props;
  const { t } = useTranslation('consents');
  const [reason, setReason] = useState('');
  const [name, setName] = useState(text.patientName);
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const ready = reason.trim().length >= 3 && name.trim().length >= 2;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !busy) onDecline({ reason: reason.trim(), signedName: name.trim(), relationship: null, strokes });
  };
  return (
    <Portal>
      <FocusTrap active>
        <div className={signing.screen} role="dialog" aria-modal="true" aria-label={t('declineTitle')}>
          <div className={signing.top}>
            <span className={signing.clinic}>{text.clinicName}</span>
          </div>
          <div className={signing.scroll}>
            <form className={signing.paper} onSubmit={submit} noValidate>
              <div className={signing.reading}>
                <h1>{t('declineTitle')}</h1>
                <p>{t('declineText', { title: text.title, service: text.serviceName })}</p>
              </div>
              <div className={styles.decline}>
                <Textarea
                  label={t('declineReason')}
                  size="lg"
                  autosize
                  minRows={3}
                  maxLength={300}
                  data-autofocus
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
                <TextInput
                  label={t('declineName')}
                  size="lg"
                  maxLength={120}
                  autoComplete="off"
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                <div>
                  <p className={signing.label}>{t('declineSignature')}</p>
                  <SignaturePad label={t('declineSignature')} height={160} onChange={setStrokes} />
                </div>
                {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
                <Group justify="space-between">
                  <Button variant="default" size="lg" onClick={onBack}>
                    {back}
                  </Button>
                  <Button type="submit" size="lg" color="red" disabled={!ready} loading={busy}>
                    {t('declineNow')}
                  </Button>
                </Group>
              </div>
            </form>
          </div>
        </div>
      </FocusTrap>
    </Portal>
  );
}
