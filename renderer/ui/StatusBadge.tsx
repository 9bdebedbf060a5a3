import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconInfoCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import styles from './StatusBadge.module.css';
import type { Tone } from './tokens.ts';
import { toneStyle } from './toneStyle.ts';

const fallbackIcons: Record<Tone, TablerIcon> = {
  grey: IconCircleDashed,
  plum: IconCircleDot,
  blue: IconInfoCircle,
  violet: IconCircle,
  teal: IconClock,
  green: IconCircleCheck,
  amber: IconAlertTriangle,
  red: IconCircleX,
};

export interface StatusBadgeProps {
  tone: Tone;
  /** Says the status in words; colour and icon only help to find it. */
  text: string;
  icon?: TablerIcon;
  /** More words, for who points at it; the text where there are none. */
  title?: string;
}

/** A status: colour, icon and text together, never colour alone. */
export function StatusBadge({ tone, text, icon, title }: StatusBadgeProps) {
  const Icon = icon ?? fallbackIcons[tone];
  return (
    <span className={styles.badge} style={toneStyle(tone)} title={title ?? text}>
      <Icon size={13} stroke={2} aria-hidden />
      <span className={styles.text}>{text}</span>
    </span>
  );
}
