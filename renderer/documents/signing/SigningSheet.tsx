import { ActionIcon, Button, FocusTrap, Loader, Portal, Progress, TextInput } from '@mantine/core';
import { IconArrowDown, IconCheck, IconTextDecrease, IconTextIncrease } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf, sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { type DrawnStrokes, SignaturePad } from '../../ui/SignaturePad.tsx';
import { dismissToasts } from '../../ui/toasts.tsx';
import styles from './signing.module.css';
import { useReading } from './useReading.ts';

/** What is read and signed. */
export interface SigningPaper {
  /** Changes when the words do: reading starts over. */
  hash: string;
  clinicName: string;
  title: string;
  language: string;
  patientName: string;
  facts: ReadonlyArray<readonly [label: string, value: ReactNode]>;
  body: ReactNode;
}

export interface SigningSheetProps {
  /** What the screen is for, for those who hear it. */
  label: string;
  /** Undefined while it is fetched. */
  paper: SigningPaper | undefined;
  loadError: unknown;
  onReload: () => void;
  /** The verb on the button, and what is said when it is done. */
  words: {
    sign: string;
    thanks: string;
    cancelHelp: string;
    /** On the button after the thanks, and on the one that leaves without a signature. */
    done?: string;
    back?: string;
  };
  /** In the bar above, e.g. the choice of a language. */
  tools?: ReactNode;
  /** Between the text and the name, and after the signature; both once it is read. */
  before?: ReactNode;
  after?: ReactNode;
  /** What is still missing besides the name and the signature. */
  missing?: string | null;
  /** Beside the button, e.g. the way to decline. */
  aside?: ReactNode;
  busy: boolean;
  error: unknown;
  signed: boolean;
  onSign: (signature: { signedName: string; strokes: DrawnStrokes }) => void;
  /** The screen is handed back after a signature. */
  onDone: () => void;
  onCancel: () => void;
}

const sizes = [1, 1.2, 1.4];

/** The whole screen for the patient: the text to the end, the name, the signature. Nothing else of the desk is to be seen. */
export function SigningSheet(props: SigningSheetProps) {
  const { label, paper, loadError, onReload, words, busy, error, signed, onSign, onDone, onCancel } = props;
  const { tools, before, after, missing = null, aside } = props;
  // the screen goes into the patient's hands: nothing of the desk stays on it
  useEffect(dismissToasts, []);
  const { t } = useTranslation('documents');
  const [size, setSize] = useState(0);
  const [name, setName] = useState<string | null>(null);
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [text, setText] = useState<HTMLDivElement | null>(null);
  const { part, done, readOn } = useReading(scroller, text, paper?.hash ?? '');
  const signedName = (name ?? paper?.patientName ?? '').trim();
  const hint = !done
    ? t('readToEnd')
    : signedName.length < 2
      ? t('needName')
      : (missing ?? (strokes ? t('readyToSign') : t('needSignature')));

  return (
    <Portal>
      <FocusTrap active>
        <div className={styles.screen} role="dialog" aria-modal="true" aria-label={label}>
          <div className={styles.top}>
            <span className={styles.clinic}>{paper?.clinicName}</span>
            {signed ? null : (
              <>
                {tools}
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
                <Button variant="subtle" color="gray" onClick={onCancel} title={words.cancelHelp}>
                  {words.back ?? t('cancel')}
                </Button>
              </>
            )}
          </div>
          {signed ? (
            <Thanks name={signedName} text={words.thanks} done={words.done ?? t('backToDesk')} onDone={onDone} />
          ) : (
            <>
              <div
                ref={setScroller}
                className={styles.scroll}
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it
                tabIndex={0}
                role="region"
                aria-label={paper?.title ?? label}
                data-autofocus
                style={{ '--reading': sizes[size] } as CSSProperties}
              >
                <div className={styles.paper}>
                  {paper === undefined && !loadError ? <Loader aria-label={label} /> : null}
                  {loadError ? <ErrorNotice sentence={sentenceOf(loadError)} onRetry={onReload} /> : null}
                  {paper ? (
                    <>
                      <div className={styles.reading} ref={setText} lang={paper.language}>
                        <h1>{paper.title}</h1>
                        <div className={styles.facts}>
                          <Facts facts={paper.facts} />
                        </div>
                        {paper.body}
                      </div>
                      <section className={styles.signing} aria-label={t('yourSignature')}>
                        {done ? before : null}
                        <TextInput
                          label={t('yourName')}
                          description={t('yourNameHelp')}
                          size="lg"
                          classNames={{ label: styles.label ?? '', description: styles.help ?? '' }}
                          maxLength={120}
                          autoComplete="off"
                          disabled={!done}
                          value={name ?? paper.patientName}
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
                        {done ? after : null}
                      </section>
                    </>
                  ) : null}
                </div>
              </div>
              {error ? (
                <div className={styles.bottom}>
                  <ErrorNotice
                    sentence={sentenceOf(error)}
                    actions={
                      codeOf(error) === 'CHANGED_ELSEWHERE' ? (
                        <Button
                          size="xs"
                          variant="default"
                          onClick={() => {
                            onReload();
                            scroller?.scrollTo({ top: 0 });
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
                {aside}
                {done ? (
                  <Button
                    size="lg"
                    disabled={!strokes || signedName.length < 2 || missing !== null}
                    loading={busy}
                    onClick={() => strokes && onSign({ signedName, strokes })}
                  >
                    {words.sign}
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

function Thanks(props: { name: string; text: string; done: string; onDone: () => void }) {
  const { name, text, done, onDone } = props;
  const { t } = useTranslation('documents');
  return (
    <div className={styles.thanks} role="status">
      <span className={styles.tick}>
        <IconCheck size={38} stroke={2} aria-hidden />
      </span>
      <h1>{t('thanks', { name })}</h1>
      <p>{text}</p>
      <Button size="lg" autoFocus onClick={onDone}>
        {done}
      </Button>
    </div>
  );
}
