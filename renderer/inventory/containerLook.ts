import {
  IconAlertTriangle,
  IconBan,
  IconCircleDashed,
  IconClockX,
  IconDropletHalf2,
  IconLock,
  IconTrash,
  IconTruckReturn,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Standing } from '../../electron/inventory/rules.ts';
import type { Container } from '../../electron/inventory/schemas.ts';
import type { Tone } from '../ui/tokens.ts';

export const standingLook: Record<Standing, { tone: Tone; icon: TablerIcon }> = {
  sealed: { tone: 'grey', icon: IconLock },
  opened: { tone: 'teal', icon: IconDropletHalf2 },
  empty: { tone: 'grey', icon: IconCircleDashed },
  discarded: { tone: 'grey', icon: IconTrash },
  sentBack: { tone: 'grey', icon: IconTruckReturn },
  recalled: { tone: 'red', icon: IconBan },
  expired: { tone: 'red', icon: IconAlertTriangle },
  pastBeyondUse: { tone: 'red', icon: IconClockX },
};

/** The standing as it is now: the use time may have run out since the answer came. */
export function standingNow(container: Container, now: number): Standing {
  const ranOut = container.standing === 'opened' && container.beyondUseAt !== null && container.beyondUseAt <= now;
  return ranOut ? 'pastBeyondUse' : container.standing;
}

/** Under two hours left: someone should know. */
export function isUrgent(container: Container, now: number): boolean {
  return (
    container.standing === 'opened' && container.beyondUseAt !== null && container.beyondUseAt - now < 2 * 3_600_000
  );
}

/** ABCDE-FGHJK. */
export function codeText(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
