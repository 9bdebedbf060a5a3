import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayDo } from '../../electron/kernel/roles.ts';
import { SecondConfirms } from '../staff/SecondConfirms.tsx';
import type { AskedApproval } from './useCart.ts';

/** A second person confirms an edit of the cart. */
export function ApprovalDialog({ approval }: { approval: AskedApproval }) {
  const { t } = useTranslation('till');
  return (
    <Modal
      opened
      onClose={approval.drop}
      title={t('approvalTitle')}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <SecondConfirms
        about={approval.about}
        text={approval.sentence}
        may={({ role }) => mayDo(role, 'till.approve')}
        busy={false}
        problem={null}
        onConfirmed={approval.retry}
        onBack={approval.drop}
      />
    </Modal>
  );
}
