import {
  IconBan,
  IconBuildingStore,
  IconCalendar,
  IconCashRegister,
  IconChartBar,
  IconClipboardList,
  IconFlask,
  IconHourglass,
  IconLayoutBoard,
  IconMessageCheck,
  IconPackages,
  IconRefresh,
  IconReportAnalytics,
  IconScale,
  IconSettings,
  IconShoppingCart,
  IconSignature,
  IconStethoscope,
  IconTrash,
  IconTruckReturn,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '../../../electron/kernel/roles.ts';

export interface RailPage {
  to: '/' | '/calendar' | '/patients' | '/stock' | '/till' | '/reports' | '/settings';
  word: 'today' | 'calendar' | 'patients' | 'stock' | 'till' | 'reports' | 'settings';
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
  { to: '/reports', word: 'reports', icon: IconReportAnalytics, needs: 'stock.read' },
  { to: '/settings', word: 'settings', icon: IconSettings, needs: 'desk.see' },
];

/** Lists that are worked through now and then: reached from Today, Patients, the stock room and the palette, not from the rail. */
export const listPages: ReadonlyArray<{
  to:
    | '/waitlist'
    | '/recalls'
    | '/sign-off'
    | '/orders'
    | '/reports/reasons'
    | '/stock/orders'
    | '/stock/suppliers'
    | '/stock/returns'
    | '/stock/counts'
    | '/stock/recalled-lots'
    | '/reports/three-way'
    | '/reports/usage'
    | '/reports/wastage'
    | '/reports/margins'
    | '/reports/valuation';
  word:
    | 'waitlist'
    | 'recalls'
    | 'signOff'
    | 'exams'
    | 'reasons'
    | 'orders'
    | 'suppliers'
    | 'returns'
    | 'counts'
    | 'lotRecalls'
    | 'threeWay'
    | 'usage'
    | 'wastage'
    | 'margins'
    | 'valuation';
  icon: TablerIcon;
  needs: Permission;
}> = [
  { to: '/waitlist', word: 'waitlist', icon: IconHourglass, needs: 'schedule.read' },
  { to: '/recalls', word: 'recalls', icon: IconRefresh, needs: 'schedule.read' },
  { to: '/sign-off', word: 'signOff', icon: IconSignature, needs: 'chart.sign' },
  { to: '/reports/reasons', word: 'reasons', icon: IconMessageCheck, needs: 'chart.cosign' },
  { to: '/orders', word: 'exams', icon: IconStethoscope, needs: 'chart.read' },
  { to: '/stock/orders', word: 'orders', icon: IconShoppingCart, needs: 'stock.read' },
  { to: '/stock/suppliers', word: 'suppliers', icon: IconBuildingStore, needs: 'stock.read' },
  { to: '/stock/returns', word: 'returns', icon: IconTruckReturn, needs: 'stock.read' },
  { to: '/stock/counts', word: 'counts', icon: IconClipboardList, needs: 'stock.read' },
  { to: '/stock/recalled-lots', word: 'lotRecalls', icon: IconBan, needs: 'stock.read' },
  { to: '/reports/three-way', word: 'threeWay', icon: IconScale, needs: 'chart.read' },
  { to: '/reports/usage', word: 'usage', icon: IconFlask, needs: 'stock.read' },
  { to: '/reports/wastage', word: 'wastage', icon: IconTrash, needs: 'stock.read' },
  { to: '/reports/margins', word: 'margins', icon: IconChartBar, needs: 'ledger.read' },
  { to: '/reports/valuation', word: 'valuation', icon: IconPackages, needs: 'stock.read' },
];
