import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecondPerson, type SecondSecret } from '../../staff/SecondPerson.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import type { AskedApproval } from './usePosting.ts';

/** Someone who counted none of it approves at this desk, and the count is posted. */
export function PostDialog({ text, problem, busy, onApprove, onClose }: AskedApproval & { busy: boolean }) {
  const { t } = useTranslation('counts');
  const [second, setSecond] = useState<SecondSecret>({ staffId: '', password: '' });
  return (
    <FormDialog
      title={t('approveTitle')}
      submit={t('approve')}
      ready={second.staffId !== '' && second.password !== ''}
      busy={busy}
      problem={problem}
      onSubmit={() => onApprove(second)}
      onClose={onClose}
    >
      <SecondPerson permission="stock.approve" text={text} value={second} onChange={setSecond} />
    </FormDialog>
  );
}
