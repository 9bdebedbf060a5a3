import {
  IconBan,
  IconBuildingStore,
  IconCalendar,
  IconCashRegister,
  IconClipboardList,
  IconHourglass,
  IconLayoutBoard,
  IconPackages,
  IconRefresh,
  IconScale,
  IconSettings,
  IconShoppingCart,
  IconSignature,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '../../../electron/kernel/roles.ts';

export interface RailPage {
  to: '/' | '/calendar' | '/patients' | '/stock' | '/till' | '/settings';
  word: 'today' | 'calendar' | 'patients' | 'stock' | 'till' | 'settings';
  icon: TablerIcon;
  /** Hidden from those who may not. */
  needs: Permission;
}

/** The rail, from top to bottom; only pages that exist. */
export const railPages: readonly RailPage[] = [
  { to: '/', word: 'today', icon: IconLayoutBoard, needs: 'schedule.read' },
  { to: '/calendar', word: 'calendar', icon: IconCalendar, needs: 'schedule.read' },
  { to: '/patients', word: 'patients', icon: IconUsers, needs: 'patients.read' },
  { to: '/stock', word: 'stock', icon: IconPackages, needs: 'stock.read' },
  { to: '/till', word: 'till', icon: IconCashRegister, needs: 'till.use' },
  { to: '/settings', word: 'settings', icon: IconSettings, needs: 'desk.see' },
];

/** Lists that are worked through now and then: reached from Today, Patients, the stock room and the palette, not from the rail. */
export const listPages: ReadonlyArray<{
  to:
    | '/waitlist'
    | '/recalls'
    | '/sign-off'
    | '/stock/orders'
    | '/stock/suppliers'
    | '/stock/counts'
    | '/stock/recalled-lots'
    | '/reports/three-way';
  word: 'waitlist' | 'recalls' | 'signOff' | 'orders' | 'suppliers' | 'counts' | 'lotRecalls' | 'threeWay';
  icon: TablerIcon;
  needs: Permission;
}> = [
  { to: '/waitlist', word: 'waitlist', icon: IconHourglass, needs: 'schedule.read' },
  { to: '/recalls', word: 'recalls', icon: IconRefresh, needs: 'schedule.read' },
  { to: '/sign-off', word: 'signOff', icon: IconSignature, needs: 'chart.sign' },
  { to: '/stock/orders', word: 'orders', icon: IconShoppingCart, needs: 'stock.read' },
  { to: '/stock/suppliers', word: 'suppliers', icon: IconBuildingStore, needs: 'stock.read' },
  { to: '/stock/counts', word: 'counts', icon: IconClipboardList, needs: 'stock.read' },
  { to: '/stock/recalled-lots', word: 'lotRecalls', icon: IconBan, needs: 'stock.read' },
  { to: '/reports/three-way', word: 'threeWay', icon: IconScale, needs: 'chart.read' },
];
