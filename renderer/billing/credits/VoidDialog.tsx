import { SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSecond } from '../../../electron/billing/credits/approval/rules.ts';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { CreditForm, CreditFrame, ReasonField } from './CreditFrame.tsx';
import styles from './credits.module.css';
import { emptyLine, type Fate } from './draft.ts';
import { Preview } from './Preview.tsx';
import { useApproval } from './useApproval.ts';

const reasons = ['wrongPatient', 'twice', 'wrongTender'] as const;

/** Undoes an invoice of today as a whole, and says beforehand what that means for money, goods and treatments. */
export function VoidDialog({ invoiceId, onClose }: { invoiceId: string; onClose: () => void }) {
  const { t } = useTranslation('billing');
  return (
    <CreditFrame {...{ invoiceId, onClose }} size={820} title={(number) => t('voidTitle', { number })}>
      {(options) => <Form key={options.version} options={options} onClose={onClose} />}
    </CreditFrame>
  );
}

function Form({ options, onClose }: { options: CreditOptions; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [reason, setReason] = useState('');
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map());
  const [references, setReferences] = useState<ReadonlyMap<string, string>>(new Map());
  const approval = useApproval();
  const undo = useMutation(
    trpc.refunds.void.mutationOptions({
      onSuccess: () => {
        showDone(t('voidDone', { number: options.number }));
        onClose();
      },
      onError: approval.take,
    }),
  );
  const goods = options.lines.filter((line) => line.fromStock);
  const fateOf = (line: CreditOptions['lines'][number]): Fate => fates.get(line.id) ?? emptyLine(line).fate;
  const money = options.payments.filter((payment) => payment.leftCents + payment.tipLeftCents > 0);
  const tipCents = options.payments.reduce((sum, payment) => sum + payment.tipLeftCents, 0);
  const ready = reason.trim().length >= 3 && options.voidProblem === null;
  return (
    <CreditForm
      {...{ options, approval, ready, onClose }}
      submit={t('voidDo')}
      busy={undo.isPending}
      onSend={(second) =>
        undo.mutate({
          invoiceId: options.invoiceId,
          expectedVersion: options.version,
          reason: reason.trim(),
          fates: goods.map((line) => ({ lineId: line.id, fate: fateOf(line) })),
          references: [...references].map(([paymentId, reference]) => ({ paymentId, reference })),
          printReceipt: true,
          ...second,
        })
      }
    >
      <div className={styles.layout}>
        <div className={styles.column}>
          {options.voidProblem === null ? null : <ErrorNotice sentence={options.voidProblem} />}
          <ReasonField usual={reasons.map((key) => t(`reason_${key}`))} value={reason} onChange={setReason} autoFocus />
          {goods.length > 0 ? (
            <fieldset className={styles.payments}>
              <legend>{t('goodsBack')}</legend>
              {goods.map((line) => (
                <div key={line.id} className={styles.payment}>
                  <span className={styles.words}>{line.description}</span>
                  <SegmentedControl
                    size="xs"
                    aria-label={t('fateOf', { name: line.description })}
                    value={fateOf(line)}
                    onChange={(fate) => setFates(new Map(fates).set(line.id, fate === 'waste' ? 'waste' : 'restock'))}
                    data={[
                      { value: 'restock', label: t('restock'), disabled: line.spoilt !== null },
                      { value: 'waste', label: t('waste') },
                    ]}
                  />
                </div>
              ))}
            </fieldset>
          ) : null}
          {money
            .filter((payment) => payment.kind === 'cardTerminal')
            .map((payment) => (
              <TextInput
                key={payment.id}
                label={t('cardBack', {
                  amount: formatMoney(payment.leftCents + payment.tipLeftCents, currency),
                  reference: payment.reference ?? '',
                })}
                placeholder={t('referenceShort')}
                maxLength={60}
                value={references.get(payment.id) ?? ''}
                onChange={(event) => setReferences(new Map(references).set(payment.id, event.currentTarget.value))}
              />
            ))}
        </div>
        <Preview
          currency={currency}
          effects={{
            totalCents: options.totalCents,
            taxCents: options.lines.reduce((sum, line) => sum + line.left.taxCents, 0),
            backs: money.map((payment) => ({ key: payment.id, kind: payment.kind, cents: payment.leftCents })),
            keptCents: 0,
            tipCents,
            notOwedCents: options.dueCents,
            dueCents: 0,
            goods: goods.map((line) => ({
              key: line.id,
              name: line.description,
              quantity: line.left.quantity,
              fate: fateOf(line),
            })),
            released: options.lines.filter((line) => line.hasCharge).map((line) => line.description),
            needsSecond: needsSecond(
              { ...options, kind: 'void', cents: options.totalCents + tipCents },
              options.limitCents,
            ),
          }}
        />
      </div>
    </CreditForm>
  );
}
