import { Button, Select, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewOutput } from '../../electron/consents/schemas.ts';
import { codeOf } from '../api/errors.ts';
import { SigningSheet, type SigningSheetProps } from '../documents/signing/SigningSheet.tsx';
import { ownName } from '../patients/contact/languages.ts';
import { NotInLanguage } from '../patients/contact/NotInLanguage.tsx';
import type { DrawnStrokes } from '../ui/SignaturePad.tsx';
import { ConsentText } from './ConsentText.tsx';
import styles from './consents.module.css';
import { type Declined, DeclineForm } from './DeclineForm.tsx';
import { type Witnessed, WitnessPart } from './WitnessPart.tsx';

/** What was signed, ready to be sent. */
export interface SignedSheet {
  signedName: string;
  strokes: DrawnStrokes;
  relationship: string | null;
  initials: string[];
  witness: Witnessed | null;
}

export interface ConsentSheetProps
  extends Pick<SigningSheetProps, 'loadError' | 'onReload' | 'busy' | 'error' | 'signed' | 'onDone' | 'onCancel'> {
  /** Undefined while it is fetched. */
  text: PreviewOutput | undefined;
  words: { thanks: string; done: string; back: string };
  /** Shows the text in another language. */
  onLanguage: (editionId: string) => void;
  onSign: (signed: SignedSheet) => void;
  onDecline: (declined: Declined) => void;
  /** Lets someone of the staff confirm as a witness, where the text needs one. */
  witnessConfirms: (onConfirmed: (approvalId: string) => void) => ReactNode;
}

/** A consent as it is read, signed or declined, at the desk and on a tablet. */
export function ConsentSheet(props: ConsentSheetProps) {
  const { text, words, onLanguage, onSign, onDecline, witnessConfirms, ...rest } = props;
  const { t } = useTranslation('consents');
  const [behalf, setBehalf] = useState<boolean | null>(null);
  const [relationship, setRelationship] = useState('');
  const [written, setWritten] = useState<{ hash: string; values: string[] }>({ hash: '', values: [] });
  const [round, setRound] = useState(0);
  const [signedBy, setSignedBy] = useState<{ of: string; witness: Witnessed | null }>({ of: '', witness: null });
  const [declining, setDeclining] = useState(false);
  // a witness has confirmed this text, and not for ever: where the host does not take it, they confirm again
  const witnessOf = `${text?.editionId} ${round}`;
  const witness = signedBy.of === witnessOf ? signedBy.witness : null;
  useEffect(() => {
    if (codeOf(rest.error) === 'APPROVAL_NEEDED') setRound((before) => before + 1);
  }, [rest.error]);
  const toInitial = text?.paragraphs.filter(({ kind }) => kind === 'initials').length ?? 0;
  const values = written.hash === text?.hash ? written.values : [];
  const initials = Array.from({ length: toInitial }, (_, at) => (values[at] ?? '').trim());
  const onBehalf = behalf ?? text?.minor ?? false;
  const missing = initials.includes('')
    ? t('needInitials')
    : onBehalf && relationship.trim() === ''
      ? t('needRelationship')
      : text?.witness && !witness
        ? t('needWitness')
        : null;
  if (text && declining)
    return (
      <DeclineForm
        text={text}
        busy={rest.busy}
        error={rest.error}
        onDecline={onDecline}
        onBack={() => setDeclining(false)}
        back={words.back}
      />
    );
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
          patientName: onBehalf ? '' : text.patientName,
          facts: [
            [t('forPatient'), text.patientName],
            [t('forService'), text.serviceName],
            [t('forProvider'), text.providerName],
          ],
          body: (
            <>
              <NotInLanguage
                wanted={text.patientLanguage}
                languages={text.languages.map(({ language }) => language)}
                shown={text.language}
              />
              <ConsentText
                paragraphs={text.paragraphs}
                initials={{
                  values,
                  onChange: (at, value) => {
                    const next = [...values];
                    next[at] = value;
                    setWritten({ hash: text.hash, values: next });
                  },
                }}
              />
            </>
          ),
        }
      }
      words={{ ...words, sign: t('signNow'), cancelHelp: t('cancelHelp') }}
      tools={
        text && text.languages.length > 1 ? (
          <Select
            aria-label={t('language')}
            size="md"
            w={170}
            allowDeselect={false}
            comboboxProps={{ zIndex: 400 }}
            data={text.languages.map(({ editionId, language }) => ({
              value: editionId,
              label: ownName(language),
            }))}
            value={text.editionId}
            onChange={(next) => next && onLanguage(next)}
          />
        ) : null
      }
      before={
        <div className={styles.behalf}>
          <Switch
            size="lg"
            label={t('onBehalf')}
            checked={onBehalf}
            onChange={(event) => setBehalf(event.currentTarget.checked)}
          />
          {text?.minor ? <p className={styles.quiet}>{t('minor')}</p> : null}
          {onBehalf ? (
            <TextInput
              label={t('relationship')}
              description={t('relationshipHelp')}
              size="lg"
              maxLength={60}
              autoComplete="off"
              value={relationship}
              onChange={(event) => setRelationship(event.currentTarget.value)}
            />
          ) : null}
        </div>
      }
      after={
        text?.witness ? (
          <WitnessPart
            key={witnessOf}
            confirms={witnessConfirms}
            onChange={(next) => setSignedBy({ of: witnessOf, witness: next })}
          />
        ) : null
      }
      missing={missing}
      aside={
        text ? (
          <Button variant="subtle" color="gray" size="lg" onClick={() => setDeclining(true)}>
            {t('decline')}
          </Button>
        ) : null
      }
      onSign={(signature) =>
        onSign({ ...signature, relationship: onBehalf ? relationship.trim() : null, initials, witness })
      }
    />
  );
}
