import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf, sentenceOf } from '../api/errors.ts';

/** What a second person is asked to confirm. */
export interface AskedWitness {
  about: string;
  text: string;
}

/** Sends an act; where a second person has to see or confirm it, asks for them and sends it again with their confirmation. */
export function useSeen<Input extends object, Answer>(
  send: (input: Input & { approvalId?: string }) => Promise<Answer>,
  onDone: (answer: Answer, input: Input) => void,
) {
  const [asked, setAsked] = useState<(AskedWitness & { input: Input }) | null>(null);
  const mutation = useMutation({
    mutationFn: ({ input, approvalId }: { input: Input; approvalId?: string }) =>
      send(approvalId === undefined ? input : { ...input, approvalId }),
    onSuccess: (answer, { input }) => onDone(answer, input),
    onError: (error, { input }) => {
      const fault = faultOf(error);
      const about = (fault?.details as { about?: string } | undefined)?.about;
      if (fault?.code === 'APPROVAL_NEEDED' && about !== undefined) setAsked({ about, text: sentenceOf(error), input });
    },
  });
  const problem = mutation.error ? sentenceOf(mutation.error) : null;
  return {
    run: (input: Input) => mutation.mutate({ input }),
    busy: mutation.isPending,
    /** Why it was refused; asking for a second person is no refusal. */
    problem: problem === asked?.text ? null : problem,
    asked,
    confirm: (approvalId: string) => asked && mutation.mutate({ input: asked.input, approvalId }),
    back: () => {
      setAsked(null);
      mutation.reset();
    },
  };
}
export type Seen = Pick<ReturnType<typeof useSeen>, 'asked' | 'busy' | 'problem' | 'confirm' | 'back'>;
