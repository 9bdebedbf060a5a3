import { Autocomplete, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { mayDo, type Role } from '../../../electron/kernel/roles.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { SecondConfirms } from '../../staff/SecondConfirms.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { DialogForm } from '../../ui/FormDialog.tsx';
import type { useApproval } from './useApproval.ts';

/** The dialog of an act on an issued invoice: it asks what can be done to it now, and begins anew when that changes. */
export function CreditFrame(props: {
  invoiceId: string;
  title: (number: number | '') => string;
  size: number;
  onClose: () => void;
  children: (options: CreditOptions) => ReactNode;
}) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const options = useQuery(trpc.billing.creditOptions.queryOptions({ invoiceId: props.invoiceId }, { staleTime: 0 }));
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={props.size}
      title={props.title(options.data?.number ?? '')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {options.error ? (
        <ErrorNotice sentence={sentenceOf(options.error)} onRetry={() => void options.refetch()} />
      ) : options.data ? (
        props.children(options.data)
      ) : null}
    </Modal>
  );
}

/** Its form; where a second person is needed, they are asked in its place and what was typed is kept. */
export function CreditForm(props: {
  options: CreditOptions;
  approval: ReturnType<typeof useApproval>;
  submit: string;
  ready: boolean;
  busy: boolean;
  /** Sends it, with the confirmation once there is one. */
  onSend: (approval: { approvalId?: string }) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('billing');
  const desk = useDesk();
  const { approval, busy, onSend } = props;
  const { sellerId } = props.options;
  // one of the two may approve, did not make the sale and is not the one who asks
  const iMay = desk.may('billing.approve') && desk.staff.id !== sellerId;
  const may = ({ id, role }: { id: string; role: Role }): boolean =>
    (mayDo(role, 'billing.approve') && id !== sellerId) || (iMay && mayDo(role, 'billing.refund'));
  if (approval.about !== null)
    return (
      <SecondConfirms
        about={approval.about}
        text={t(iMay ? 'secondAsks' : 'secondApproves')}
        may={may}
        busy={busy}
        problem={approval.problem}
        onConfirmed={(approvalId) => onSend({ approvalId })}
        onBack={approval.reset}
      />
    );
  return (
    <DialogForm
      danger
      submit={props.submit}
      ready={props.ready}
      busy={busy}
      problem={approval.problem}
      onSubmit={() => onSend({})}
      onClose={props.onClose}
    >
      {props.children}
    </DialogForm>
  );
}

/** Why it is done: one of the usual reasons, or another. */
export function ReasonField(props: {
  usual: readonly string[];
  value: string;
  onChange: (reason: string) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('billing');
  return (
    <Autocomplete
      label={t('reason')}
      description={t('reasonHint')}
      data={[...props.usual]}
      value={props.value}
      onChange={props.onChange}
      maxLength={400}
      required
      data-autofocus={props.autoFocus}
    />
  );
}
