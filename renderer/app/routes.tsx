/** The pages of the desk, each loaded when first opened. Those of the rail stand in layout/pages.ts too. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { patientsPlace } from '../patients/place.ts';
import { calendarPlace } from '../scheduling/place.ts';
import { waitlistPlace } from '../scheduling/waitlist/place.ts';
import { owedPlace } from '../till/owed/place.ts';
import { chartRoutes } from './chartRoutes.tsx';
import { intakeRoutes } from './intakeRoutes.tsx';
import { rootRoute } from './rootRoute.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { TodayPage } from './today/TodayPage.tsx';

const SignOffPage = lazyRouteComponent(() => import('../charting/signOff/SignOffPage.tsx'), 'SignOffPage');
const LotRecallsPage = lazyRouteComponent(() => import('../charting/lotRecalls/LotRecallsPage.tsx'), 'LotRecallsPage');
const SafetyRulesPage = lazyRouteComponent(() => import('../charting/alerts/RulesPage.tsx'), 'RulesPage');
const ReasonsPage = lazyRouteComponent(() => import('../charting/alerts/OverridesPage.tsx'), 'OverridesPage');
const ExamsPage = lazyRouteComponent(() => import('../charting/orders/OrdersPage.tsx'), 'OrdersPage');

export const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: TodayPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: SettingsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/consents',
    component: lazyRouteComponent(() => import('../consents/TemplatesPage.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/note-templates',
    component: lazyRouteComponent(() => import('../charting/noteTemplates/NoteTemplatesPage.tsx'), 'NoteTemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/note-templates/$templateId',
    component: lazyRouteComponent(() => import('../charting/noteTemplates/NoteTemplatePage.tsx'), 'NoteTemplatePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/snippets',
    component: lazyRouteComponent(() => import('../charting/macros/MacrosPage.tsx'), 'MacrosPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/aftercare',
    component: lazyRouteComponent(() => import('../charting/aftercare/SheetsPage.tsx'), 'SheetsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/people',
    component: lazyRouteComponent(() => import('../staff/StaffPage.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/manual',
    component: lazyRouteComponent(() => import('./manual/ManualPage.tsx'), 'ManualPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/manual/$slug',
    component: lazyRouteComponent(() => import('./manual/ManualPage.tsx'), 'ManualPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/clinic',
    component: lazyRouteComponent(() => import('../clinic/ClinicPage.tsx'), 'ClinicPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/photo-sets',
    component: lazyRouteComponent(() => import('../charting/photos/PhotoSetsPage.tsx'), 'PhotoSetsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/policies',
    component: lazyRouteComponent(() => import('../clinic/policies/PoliciesPage.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/device-settings',
    component: lazyRouteComponent(() => import('../charting/lasers/LimitsPage.tsx'), 'LimitsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/devices',
    component: lazyRouteComponent(() => import('../devices/DevicesPage.tsx'), 'DevicesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/tablets',
    component: lazyRouteComponent(() => import('../tablets/TabletsPage.tsx'), 'TabletsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/calendars',
    component: lazyRouteComponent(() => import('../scheduling/feeds/FeedsPage.tsx'), 'FeedsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock',
    component: lazyRouteComponent(() => import('../inventory/StockPage.tsx'), 'StockPage'),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/stock/recalled-lots', component: LotRecallsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports/three-way',
    component: lazyRouteComponent(() => import('../reporting/ThreeWayPage.tsx'), 'ThreeWayPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock/returns',
    component: lazyRouteComponent(() => import('../inventory/supplierReturns/ReturnsPage.tsx'), 'ReturnsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports',
    component: lazyRouteComponent(() => import('../reporting/ReportsPage.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports/usage',
    component: lazyRouteComponent(() => import('../reporting/UsagePage.tsx'), 'UsagePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports/wastage',
    component: lazyRouteComponent(() => import('../reporting/WastagePage.tsx'), 'WastagePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports/margins',
    component: lazyRouteComponent(() => import('../reporting/MarginPage.tsx'), 'MarginPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports/valuation',
    component: lazyRouteComponent(() => import('../reporting/ValuationPage.tsx'), 'ValuationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock/counts',
    component: lazyRouteComponent(() => import('../inventory/counts/CountsPage.tsx'), 'CountsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock/counts/$countId',
    component: lazyRouteComponent(() => import('../inventory/counts/CountPage.tsx'), 'CountPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock/suppliers',
    component: lazyRouteComponent(() => import('../inventory/suppliers/SuppliersPage.tsx'), 'SuppliersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock/orders',
    component: lazyRouteComponent(() => import('../inventory/orders/OrdersPage.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock/orders/$orderId',
    component: lazyRouteComponent(() => import('../inventory/orders/OrderPage.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/calendar',
    validateSearch: calendarPlace,
    component: lazyRouteComponent(() => import('../scheduling/CalendarPage.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/waitlist',
    validateSearch: waitlistPlace,
    component: lazyRouteComponent(() => import('../scheduling/waitlist/WaitlistPage.tsx'), 'WaitlistPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/recalls',
    component: lazyRouteComponent(() => import('../scheduling/recalls/RecallsPage.tsx'), 'RecallsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/patients',
    validateSearch: patientsPlace,
    component: lazyRouteComponent(() => import('../patients/PatientsPage.tsx'), 'PatientsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/patients/$patientId',
    component: lazyRouteComponent(() => import('./patient/PatientPage.tsx'), 'PatientPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/services',
    component: lazyRouteComponent(() => import('../catalog/ServicesPage.tsx'), 'ServicesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/offers',
    component: lazyRouteComponent(() => import('../catalog/offers/OffersPage.tsx'), 'OffersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/visits/$appointmentId',
    component: lazyRouteComponent(() => import('../charting/VisitPage.tsx'), 'VisitPage'),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/settings/safety', component: SafetyRulesPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/reports/reasons', component: ReasonsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/orders', component: ExamsPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/sign-off', component: SignOffPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till',
    component: lazyRouteComponent(() => import('../till/TillPage.tsx'), 'TillPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/earnings',
    component: lazyRouteComponent(() => import('../till/earnings/EarningsPage.tsx'), 'EarningsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/day',
    component: lazyRouteComponent(() => import('../till/day/DayPage.tsx'), 'DayPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/z',
    component: lazyRouteComponent(() => import('../till/day/ZReportsPage.tsx'), 'ZReportsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/z/$zId',
    component: lazyRouteComponent(() => import('../till/day/ZReportPage.tsx'), 'ZReportPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/owed',
    validateSearch: owedPlace,
    component: lazyRouteComponent(() => import('../till/owed/OwedPage.tsx'), 'OwedPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/$cartId',
    component: lazyRouteComponent(() => import('../till/TillPage.tsx'), 'CartPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/visit/$appointmentId',
    component: lazyRouteComponent(() => import('../till/TillPage.tsx'), 'VisitCartPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/till/deposit/$appointmentId',
    component: lazyRouteComponent(() => import('../till/TillPage.tsx'), 'DepositCartPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices/$invoiceId',
    component: lazyRouteComponent(() => import('../billing/InvoicePage.tsx'), 'InvoicePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/pending-charges',
    component: lazyRouteComponent(() => import('../billing/pending/PendingPage.tsx'), 'PendingPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/estimates',
    component: lazyRouteComponent(() => import('../billing/estimates/EstimatesPage.tsx'), 'EstimatesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/estimates/$estimateId',
    component: lazyRouteComponent(() => import('../billing/estimates/EstimatePage.tsx'), 'EstimatePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/paid-ahead',
    component: lazyRouteComponent(() => import('../billing/paidAhead/PaidAheadPage.tsx'), 'PaidAheadPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/gift-cards/$code',
    component: lazyRouteComponent(() => import('../billing/paidAhead/GiftCardPage.tsx'), 'GiftCardPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/taxes',
    component: lazyRouteComponent(() => import('../billing/TaxPage.tsx'), 'TaxPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/promo-codes',
    component: lazyRouteComponent(() => import('../billing/PromoCodesPage.tsx'), 'PromoCodesPage'),
  }),
  ...intakeRoutes,
  ...chartRoutes,
]);
