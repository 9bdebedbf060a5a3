import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../../api/client.ts';
import { faultOf, sentenceOf } from '../../api/errors.ts';
import type { SecondSecret } from '../../staff/SecondPerson.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import type { Head } from './countLook.ts';

export interface AskedApproval {
  /** Why someone else is asked. */
  text: string;
  /** Why the last try was refused. */
  problem: string | null;
  onApprove: (second: SecondSecret) => void;
  onClose: () => void;
}

/** Posts a count; where it needs someone else's approval, asks for it and posts again. */
export function usePosting(count: Head, leaveUncounted: boolean) {
  const { t } = useTranslation('counts');
  const client = useTRPCClient();
  const [asked, setAsked] = useState<{ about: string; text: string } | null>(null);
  const mutation = useMutation({
    mutationFn: async (second: SecondSecret | null) => {
      const approval = second && asked ? await client.session.confirm.mutate({ about: asked.about, ...second }) : null;
      return client.inventory.postCount.mutate({
        id: count.id,
        expectedVersion: count.version,
        leaveUncounted,
        ...(approval === null ? {} : { approvalId: approval.approvalId }),
      });
    },
    onSuccess: () => {
      setAsked(null);
      showDone(t('posted'));
    },
    onError: (error) => {
      const fault = faultOf(error);
      const about = (fault?.details as { about?: string } | undefined)?.about;
      if (fault?.code === 'APPROVAL_NEEDED' && about !== undefined && asked === null)
        setAsked({ about, text: sentenceOf(error) });
      else if (asked === null) showProblem(sentenceOf(error));
    },
  });
  const approval: AskedApproval | null = asked && {
    text: asked.text,
    problem: mutation.error && sentenceOf(mutation.error) !== asked.text ? sentenceOf(mutation.error) : null,
    onApprove: (second) => mutation.mutate(second),
    onClose: () => setAsked(null),
  };
  return { post: () => mutation.mutate(null), busy: mutation.isPending, approval };
}
