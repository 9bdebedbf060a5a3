import { useRouter } from '@tanstack/react-router';

/**
 * Ways to the places other pages point at. A way whose page does not exist is null, and whoever offers it leaves it out.
 * Routes are looked up by their path, so that a page of the desk can point right without importing it.
 */
export function useOpen() {
  const router = useRouter();
  const known = (path: string): boolean => path in router.routesByPath;
  const go = (path: string): void => router.history.push(path);
  return {
    visit: known('/visits/$appointmentId') ? (appointmentId: string) => go(`/visits/${appointmentId}`) : null,
    patient: known('/patients/$patientId') ? (patientId: string) => go(`/patients/${patientId}`) : null,
    calendar: known('/calendar') ? () => go('/calendar') : null,
    /** An appointment, open in the calendar of its day ('YYYY-MM-DD'). */
    appointment: known('/calendar')
      ? (appointmentId: string, date: string) => go(`/calendar?date=${date}&open=${appointmentId}`)
      : null,
    waitlist: known('/waitlist') ? () => go('/waitlist') : null,
    /** Who on the waitlist fits a gap: a provider's time from an instant on. */
    fits: known('/waitlist')
      ? (gap: { provider: string; from: number }) => go(`/waitlist?provider=${gap.provider}&from=${gap.from}`)
      : null,
    recalls: known('/recalls') ? () => go('/recalls') : null,
    /** What a patient typed, beside the chart. */
    review: known('/intake/$submissionId/review') ? (id: string) => go(`/intake/${id}/review`) : null,
    signOff: known('/sign-off') ? () => go('/sign-off') : null,
    pendingCharges: known('/pending-charges') ? () => go('/pending-charges') : null,
    /** Where a chart of another clinic is read in, into a patient's chart or a new one. */
    chartImport: known('/chart-import')
      ? (patientId?: string) => go(patientId === undefined ? '/chart-import' : `/chart-import?patient=${patientId}`)
      : null,
    exams: known('/orders') ? () => go('/orders') : null,
    lotRecalls: known('/stock/recalled-lots') ? () => go('/stock/recalled-lots') : null,
    stock: known('/stock') ? () => go('/stock') : null,
    orders: known('/stock/orders') ? () => go('/stock/orders') : null,
    till: known('/till') ? () => go('/till') : null,
    pay: known('/till/visit/$appointmentId') ? (appointmentId: string) => go(`/till/visit/${appointmentId}`) : null,
    /** The cart on which the deposit of an appointment is paid. */
    deposit: known('/till/deposit/$appointmentId')
      ? (appointmentId: string) => go(`/till/deposit/${appointmentId}`)
      : null,
    /** Where money is taken for what is owed: on one invoice, or on all of a patient. */
    payOwed: known('/till/owed')
      ? (of: { patient: string } | { invoice: string }) => go(`/till/owed?${new URLSearchParams(of)}`)
      : null,
    devices: known('/settings/devices') ? () => go('/settings/devices') : null,
  };
}
