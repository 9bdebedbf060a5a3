import { ActionIcon, Button, FocusTrap, Loader, Portal, Progress, TextInput } from '@mantine/core';
import { IconArrowDown, IconCheck, IconTextDecrease, IconTextIncrease } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Fields.tsx';
import { type DrawnStrokes, SignaturePad } from '../ui/SignaturePad.tsx';
import { dismissToasts } from '../ui/toasts.tsx';
import { ConsentText } from './ConsentText.tsx';
import styles from './consents.module.css';
import { useReading } from './useReading.ts';

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

const sizes = [1, 1.2, 1.4];

/** The whole screen for the patient: the text to the end, the name, the signature. Nothing else of the desk is to be seen. */
export function SigningScreen({ serviceLineId, editionId, onSigned, onCancel }: SigningScreenProps) {
  // the screen goes into the patient's hands: nothing of the desk stays on it
  useEffect(dismissToasts, []);
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const [size, setSize] = useState(0);
  const shown = useQuery(trpc.consents.preview.queryOptions({ serviceLineId, editionId }, { staleTime: 0 }));
  const sign = useMutation(trpc.consents.sign.mutationOptions());
  const [name, setName] = useState<string | null>(null);
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const text = shown.data;
  const { part, done, readOn } = useReading(scroller, words, text?.hash ?? '');
  const signedName = (name ?? text?.patientName ?? '').trim();
  const hint = !done
    ? t('readToEnd')
    : signedName.length < 2
      ? t('needName')
      : strokes
        ? t('readyToSign')
        : t('needSignature');

  const submit = (): void => {
    if (text && strokes) sign.mutate({ serviceLineId, editionId, shownHash: text.hash, signedName, strokes });
  };

  return (
    <Portal>
      <FocusTrap active>
        <div className={styles.screen} role="dialog" aria-modal="true" aria-label={t('signing')}>
          <div className={styles.top}>
            <span className={styles.clinic}>{text?.clinicName}</span>
            {sign.data ? null : (
              <>
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={t('smaller')}
                  disabled={size === 0}
                  onClick={() => setSize(size - 1)}
                >
                  <IconTextDecrease size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={t('larger')}
                  disabled={size === sizes.length - 1}
                  onClick={() => setSize(size + 1)}
                >
                  <IconTextIncrease size={18} aria-hidden />
                </ActionIcon>
                <Button variant="subtle" color="gray" onClick={onCancel} title={t('cancelHelp')}>
                  {t('cancel')}
                </Button>
              </>
            )}
          </div>
          {sign.data ? (
            <Thanks name={signedName} onDone={() => onSigned(sign.data)} />
          ) : (
            <>
              <div
                ref={scroller}
                className={styles.scroll}
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it
                tabIndex={0}
                role="region"
                aria-label={text?.title ?? t('signing')}
                data-autofocus
                style={{ '--reading': sizes[size] } as CSSProperties}
              >
                <div className={styles.paper}>
                  {shown.isLoading ? <Loader aria-label={t('signing')} /> : null}
                  {shown.error ? (
                    <ErrorNotice sentence={sentenceOf(shown.error)} onRetry={() => void shown.refetch()} />
                  ) : null}
                  {text ? (
                    <>
                      <div className={styles.reading} ref={words} lang={text.language}>
                        <h1>{text.title}</h1>
                        <div className={styles.facts}>
                          <Facts
                            facts={[
                              [t('forPatient'), text.patientName],
                              [t('forService'), text.serviceName],
                              [t('forProvider'), text.providerName],
                            ]}
                          />
                        </div>
                        <ConsentText paragraphs={text.paragraphs} />
                      </div>
                      <section className={styles.signing} aria-label={t('yourSignature')}>
                        <TextInput
                          label={t('yourName')}
                          description={t('yourNameHelp')}
                          size="lg"
                          classNames={{ label: styles.label ?? '', description: styles.help ?? '' }}
                          maxLength={120}
                          autoComplete="off"
                          disabled={!done}
                          value={name ?? text.patientName}
                          onChange={(event) => setName(event.currentTarget.value)}
                        />
                        <p className={styles.label}>{t('yourSignature')}</p>
                        <SignaturePad
                          label={t('signatureOf', { name: signedName })}
                          caption={signedName}
                          height={220}
                          disabled={!done}
                          onChange={setStrokes}
                        />
                      </section>
                    </>
                  ) : null}
                </div>
              </div>
              {sign.error ? (
                <div className={styles.bottom}>
                  <ErrorNotice
                    sentence={sentenceOf(sign.error)}
                    actions={
                      codeOf(sign.error) === 'CHANGED_ELSEWHERE' ? (
                        <Button
                          size="xs"
                          variant="default"
                          onClick={() => {
                            sign.reset();
                            void shown.refetch();
                            scroller.current?.scrollTo({ top: 0 });
                          }}
                        >
                          {t('readAgain')}
                        </Button>
                      ) : null
                    }
                  />
                </div>
              ) : null}
              <div className={styles.bottom}>
                <Progress
                  className={styles.progress ?? ''}
                  value={part * 100}
                  aria-label={t('read', { percent: Math.round(part * 100) })}
                />
                <span className={styles.hint} role="status">
                  {hint}
                </span>
                {done ? (
                  <Button
                    size="lg"
                    disabled={!strokes || signedName.length < 2}
                    loading={sign.isPending}
                    onClick={submit}
                  >
                    {t('signNow')}
                  </Button>
                ) : (
                  <Button size="lg" rightSection={<IconArrowDown size={18} aria-hidden />} onClick={readOn}>
                    {t('readOn')}
                  </Button>
                )}
              </div>
            </>
          )}
        </div>
      </FocusTrap>
    </Portal>
  );
}

function Thanks({ name, onDone }: { name: string; onDone: () => void }) {
  const { t } = useTranslation('consents');
  return (
    <div className={styles.thanks} role="status">
      <span className={styles.tick}>
        <IconCheck size={38} stroke={2} aria-hidden />
      </span>
      <h1>{t('thanks', { name })}</h1>
      <p>{t('thanksText')}</p>
      <Button size="lg" autoFocus onClick={onDone}>
        {t('backToDesk')}
      </Button>
    </div>
  );
}
