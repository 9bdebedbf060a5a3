import {
  IconArmchair,
  IconCalendarCheck,
  IconCalendarEvent,
  IconCalendarQuestion,
  IconCalendarX,
  IconCash,
  IconCircleCheck,
  IconDoorEnter,
  IconNeedle,
  IconUserX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { AppointmentState } from '../../electron/scheduling/rules.ts';
import type { Tone } from '../ui/tokens.ts';

export interface StateLook {
  tone: Tone;
  icon: TablerIcon;
  /** One sign for narrow places such as the calendar. */
  mark: string;
}

/** How each state of an appointment looks, everywhere: board, calendar, patient. The words are in app/en.ts (`state_...`). */
export const stateLook: Record<AppointmentState, StateLook> = {
  requested: { tone: 'grey', icon: IconCalendarQuestion, mark: '?' },
  booked: { tone: 'grey', icon: IconCalendarEvent, mark: '○' },
  confirmed: { tone: 'blue', icon: IconCalendarCheck, mark: '✓' },
  arrived: { tone: 'teal', icon: IconDoorEnter, mark: '●' },
  roomed: { tone: 'violet', icon: IconArmchair, mark: '◐' },
  inTreatment: { tone: 'plum', icon: IconNeedle, mark: '◆' },
  checkout: { tone: 'amber', icon: IconCash, mark: '$' },
  done: { tone: 'green', icon: IconCircleCheck, mark: '✔' },
  cancelled: { tone: 'grey', icon: IconCalendarX, mark: '✕' },
  lateCancelled: { tone: 'red', icon: IconCalendarX, mark: '✕' },
  noShow: { tone: 'red', icon: IconUserX, mark: '✕' },
};
