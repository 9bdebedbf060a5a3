import { IconLayoutBoard, IconSettings, type TablerIcon } from '@tabler/icons-react';
import type { Permission } from '../../../electron/kernel/roles.ts';

export interface RailPage {
  to: '/' | '/settings';
  word: 'today' | 'settings';
  icon: TablerIcon;
  /** Hidden from those who may not. */
  needs: Permission;
}

/** The rail, from top to bottom; only pages that exist. */
export const railPages: readonly RailPage[] = [
  { to: '/', word: 'today', icon: IconLayoutBoard, needs: 'schedule.read' },
  { to: '/settings', word: 'settings', icon: IconSettings, needs: 'desk.see' },
];
