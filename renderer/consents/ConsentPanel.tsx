import { Button, Skeleton } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Need } from '../../electron/consents/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { PdfButton } from '../documents/PdfButton.tsx';
import { NotInLanguage } from '../patients/contact/NotInLanguage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../ui/format.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './consents.module.css';
import { SignedDialog } from './SignedDialog.tsx';
import { type SignedConsent, SigningScreen } from './SigningScreen.tsx';

const same = (a: Pick<Need, 'serviceLineId' | 'templateId'>, b: Pick<Need, 'serviceLineId' | 'templateId'>): boolean =>
  a.serviceLineId === b.serviceLineId && a.templateId === b.templateId;

/** The consents of a visit: per service what is asked for and what is signed. Signing takes the whole screen. */
export function ConsentPanel({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [signing, setSigning] = useState<Need | null>(null);
  const [kept, setKept] = useState<{ need: Need; signed: SignedConsent } | null>(null);
  const answer = useQuery(trpc.consents.forVisit.queryOptions({ appointmentId }));
  const lines = answer.data?.lines ?? [];
  const open = lines
    .flatMap((line) => (line.state === 'notPerformed' ? [] : line.consents))
    .filter((need) => !need.signed);

  return (
    <Panel
      title={t('title')}
      flush
      actions={
        answer.data && lines.some((line) => line.consents.length > 0) ? (
          <StatusBadge
            tone={open.length === 0 ? 'green' : 'amber'}
            text={open.length === 0 ? t('complete') : t('missing', { count: open.length })}
          />
        ) : null
      }
    >
      {answer.error ? <ErrorNotice sentence={sentenceOf(answer.error)} onRetry={() => void answer.refetch()} /> : null}
      {answer.isLoading ? <Skeleton height={72} m="md" /> : null}
      {answer.data && lines.every((line) => line.consents.length === 0) ? (
        <EmptyState compact title={t('nothingNeeded')} text={t('nothingNeededText')} />
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line.serviceLineId} className={styles.line}>
              <div className={styles.lineHead}>
                <h3 className={styles.service}>{line.serviceName}</h3>
                <span className={styles.with}>{t('lineWith', { provider: line.providerName })}</span>
                {line.state === 'notPerformed' ? <StatusBadge tone="grey" text={t('notPerformed')} /> : null}
              </div>
              {line.consents.length === 0 ? <p className={styles.quiet}>{t('noConsents')}</p> : null}
              <ul className={styles.needs}>
                {line.consents.map((need) => (
                  <NeedRow
                    key={need.templateId}
                    need={need}
                    patientLanguage={answer.data?.patientLanguage ?? null}
                    onSign={may('consents.sign') && line.state !== 'notPerformed' ? () => setSigning(need) : null}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {signing ? (
        <SigningScreen
          serviceLineId={signing.serviceLineId}
          editionId={signing.editionId}
          onCancel={() => setSigning(null)}
          onDeclined={() => {
            showDone(t('declinedKept', { title: signing.title }));
            setSigning(null);
          }}
          onSigned={(signed) => {
            setKept({ need: signing, signed });
            setSigning(null);
          }}
        />
      ) : null}
      {kept ? (
        <SignedDialog
          signed={kept.signed}
          title={kept.need.title}
          next={open.find((need) => !same(need, kept.need)) ?? null}
          onNext={(next) => {
            setKept(null);
            setSigning(open.find((need) => same(need, next)) ?? null);
          }}
          onClose={() => setKept(null)}
        />
      ) : null}
    </Panel>
  );
}

interface NeedRowProps {
  need: Need;
  patientLanguage: string | null;
  onSign: (() => void) | null;
}

function NeedRow({ need, patientLanguage, onSign }: NeedRowProps) {
  const { t } = useTranslation('consents');
  const { zone } = useDesk();
  const { signed, refused } = need;
  const said = [
    t('edition', { edition: need.edition }),
    signed ? t('signedAt', { when: formatInstant(signed.signedAt, zone) }) : null,
    signed?.onBehalf ? t('byBehalf', { who: signed.onBehalf }) : null,
    signed?.validUntil
      ? t('validUntil', { date: formatDate(signed.validUntil) })
      : signed?.earlier
        ? t('validOn')
        : null,
    refused ? t('declinedAt', { when: formatInstant(refused.at, zone), reason: refused.reason }) : null,
    need.revokedOn ? t('revokedOn', { date: formatDate(need.revokedOn) }) : null,
  ];
  const look = signed
    ? { tone: 'green' as const, text: need.required ? t(signed.earlier ? 'stillValid' : 'signed') : t('extra') }
    : refused
      ? { tone: 'red' as const, text: t('declined') }
      : { tone: 'amber' as const, text: t('needed') };
  const documentId = signed?.documentId ?? refused?.documentId;
  return (
    <li className={styles.need}>
      <div className={styles.needName}>
        {need.name}
        <span>{said.filter((part) => part !== null).join(' · ')}</span>
        {signed ? null : <NotInLanguage wanted={patientLanguage} languages={[need.language]} shown={need.language} />}
      </div>
      <StatusBadge {...look} />
      {documentId ? <PdfButton documentId={documentId} title={need.title} size="xs" /> : null}
      {(!signed || signed.earlier) && onSign ? (
        <Button
          size="xs"
          variant={signed || refused ? 'default' : 'filled'}
          leftSection={<IconSignature size={16} aria-hidden />}
          onClick={onSign}
        >
          {t(signed ? 'signAnew' : 'readAndSign')}
        </Button>
      ) : null}
    </li>
  );
}
