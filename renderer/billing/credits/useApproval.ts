import { useState } from 'react';
import { faultOf, sentenceOf } from '../../api/errors.ts';

/** What a second person is asked to confirm, if the door said that one is needed. */
function aboutOf(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('about' in details)) return null;
  return typeof details.about === 'string' ? details.about : null;
}

/** What stands between a wish and its doing: the sentence of a refusal, and what a second person is asked to confirm. */
export function useApproval() {
  const [about, setAbout] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    about,
    problem,
    /** Takes a refusal: a second person is asked when one is needed, anything else is said. */
    take: (error: unknown): void => {
      const fault = faultOf(error);
      const named = aboutOf(fault?.details);
      const asks = fault?.code === 'APPROVAL_NEEDED' && named !== null && about === null;
      setProblem(asks ? null : sentenceOf(error));
      if (asks) setAbout(named);
      else if (fault?.code !== 'APPROVAL_NEEDED') setAbout(null);
    },
    reset: (): void => {
      setAbout(null);
      setProblem(null);
    },
  };
}
