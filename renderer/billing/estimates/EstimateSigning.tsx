import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { SigningSheet } from '../../documents/signing/SigningSheet.tsx';
import { formatDate } from '../../ui/format.ts';
import styles from './estimates.module.css';
import { lineText } from './lineText.ts';

export interface EstimateSigningProps {
  estimate: EstimateOutput;
  onDone: () => void;
  onCancel: () => void;
}

/** The patient reads an estimate to the end and accepts it by signature. */
export function EstimateSigning({ estimate, onDone, onCancel }: EstimateSigningProps) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const { clinicName, currency } = useDesk();
  const accept = useMutation(trpc.billing.estimates.accept.mutationOptions());
  const money = (cents: number): string => formatMoney(cents, currency);
  const { id, version, documentHash } = estimate;
  return (
    <SigningSheet
      label={t('signing')}
      paper={{
        hash: documentHash ?? '',
        clinicName,
        title: estimate.title,
        language: 'en',
        patientName: estimate.patientName,
        facts: [
          [t('forPatient'), estimate.patientName],
          [t('validUntil'), formatDate(estimate.validUntil)],
        ],
        body: (
          <>
            {estimate.note === '' ? null : <p className={styles.words}>{estimate.note}</p>}
            {estimate.visits.map((visit, at) => (
              <div key={visit.id}>
                {estimate.visits.length > 1 ? (
                  <h2>
                    {t('visit', { number: at + 1 })}: {visit.title},{' '}
                    {t('around', { date: formatDate(visit.plannedOn) })}
                  </h2>
                ) : null}
                <table className={styles.signTable}>
                  <tbody>
                    {visit.lines.map((line) => (
                      <tr key={line.id}>
                        <td>{lineText(line, money)}</td>
                        <td className="s-num">{money(line.totalCents)}</td>
                      </tr>
                    ))}
                    {estimate.visits.length > 1 ? (
                      <tr data-strong>
                        <td>{t('visitTotal', { number: at + 1 })}</td>
                        <td className="s-num">{money(visit.totalCents)}</td>
                      </tr>
                    ) : null}
                  </tbody>
                </table>
              </div>
            ))}
            <table className={styles.signTable}>
              <tbody>
                <tr data-strong>
                  <td>{t('total')}</td>
                  <td className="s-num">{money(estimate.totalCents)}</td>
                </tr>
              </tbody>
            </table>
            <p>{t('signTerms')}</p>
          </>
        ),
      }}
      loadError={null}
      onReload={() => accept.reset()}
      words={{ sign: t('signNow'), thanks: t('signThanks'), cancelHelp: t('signCancel') }}
      busy={accept.isPending}
      error={accept.error}
      signed={accept.data !== undefined}
      onSign={(signature) =>
        accept.mutate({ id, expectedVersion: version, shownHash: documentHash ?? '', ...signature })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
