import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconPrinter,
  type TablerIcon,
} from '@tabler/icons-react';
import type { PrintJobState } from '../../electron/devices/rules.ts';
import type { Tone } from '../ui/tokens.ts';

/** How a print job looks in each state; its word is `job_STATE`. */
export const jobLook: Record<PrintJobState, { tone: Tone; icon: TablerIcon }> = {
  queued: { tone: 'blue', icon: IconClock },
  printing: { tone: 'violet', icon: IconPrinter },
  sent: { tone: 'green', icon: IconCircleCheck },
  failed: { tone: 'red', icon: IconCircleX },
  unknown: { tone: 'amber', icon: IconHelpCircle },
  cancelled: { tone: 'grey', icon: IconBan },
};

/** A job that no longer moves by itself and that nobody has answered yet. */
export function needsPerson(job: {
  state: PrintJobState;
  nextTryAt: number | null;
  copiedById: string | null;
}): boolean {
  if (job.copiedById !== null) return false;
  return job.state === 'failed' || job.state === 'unknown' || (job.state === 'queued' && job.nextTryAt === null);
}

/** A job that is still to come. */
export function isWaiting(job: { state: PrintJobState; nextTryAt: number | null }): boolean {
  return job.state === 'printing' || ((job.state === 'queued' || job.state === 'failed') && job.nextTryAt !== null);
}
