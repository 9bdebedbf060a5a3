import {
  IconDeviceTablet,
  IconDeviceTabletCheck,
  IconDeviceTabletExclamation,
  type TablerIcon,
} from '@tabler/icons-react';
import type { HandOver } from '../../electron/tablets/schemas.ts';
import type { Tone } from '../ui/tokens.ts';

/** A hand-over's state as people call it: somebody who could not say who they are needs help. */
export type ShownState = HandOver['state'] | 'blocked';

export function shownState({ state, blocked }: Pick<HandOver, 'state' | 'blocked'>): ShownState {
  return blocked ? 'blocked' : state;
}

export const handOverLook: Record<ShownState, { tone: Tone; icon: TablerIcon }> = {
  waiting: { tone: 'grey', icon: IconDeviceTablet },
  inProgress: { tone: 'blue', icon: IconDeviceTablet },
  done: { tone: 'green', icon: IconDeviceTabletCheck },
  givenBack: { tone: 'grey', icon: IconDeviceTabletCheck },
  withdrawn: { tone: 'grey', icon: IconDeviceTablet },
  blocked: { tone: 'red', icon: IconDeviceTabletExclamation },
};
