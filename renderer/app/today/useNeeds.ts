import {
  IconBan,
  IconBottle,
  IconClipboardCheck,
  IconClipboardText,
  IconCoin,
  IconFileAlert,
  IconHourglass,
  IconPackage,
  IconPrinterOff,
  IconReceipt,
  IconRefresh,
  IconSignature,
  IconStethoscope,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { useOpen } from '../../api/open.ts';
import { formatFromNow, formatShortDay, formatTime } from '../../ui/format.ts';
import type { Tone } from '../../ui/tokens.ts';

export interface Need {
  id: string;
  icon: TablerIcon;
  tone: Tone;
  title: string;
  text: string;
  /** Opens the place where it is resolved; null where there is none. */
  open: (() => void) | null;
}

const soon = 4 * 3_600_000;

/** What needs a person, the most urgent first; null until the first answers are there. What one may not see is not asked for. */
export function useNeeds(now: number, onJobs: () => void): Need[] | null {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const desk = useDesk();
  const go = useOpen();
  const stock = desk.may('stock.read');
  const unbilled = useQuery(trpc.billing.unbilled.queryOptions({}, { enabled: desk.may('billing.read') }));
  const pending = useQuery(trpc.billing.pending.list.queryOptions({}, { enabled: desk.may('billing.read') }));
  const prints = useQuery(trpc.devices.jobs.queryOptions({ limit: 50 }));
  const open = useQuery(trpc.inventory.containers.queryOptions({ state: 'opened' }, { enabled: stock }));
  const onHand = useQuery(trpc.inventory.onHand.queryOptions({}, { enabled: stock }));
  const jobs = useQuery(trpc.jobs.overview.queryOptions({}));
  const consents = useQuery(trpc.consents.missingToday.queryOptions({}, { enabled: desk.may('consents.read') }));
  const forms = useQuery(trpc.scheduling.formsMissing.queryOptions({}, { enabled: desk.may('schedule.read') }));
  const toReview = useQuery(trpc.intake.waiting.queryOptions({ limit: 20 }, { enabled: desk.may('patients.edit') }));
  const calls = useQuery(
    trpc.charting.lotRecalls.list.queryOptions({}, { enabled: stock && desk.may('patients.edit') }),
  );
  const signOff = useQuery(trpc.charting.signOffNumbers.queryOptions({}, { enabled: desk.may('chart.sign') }));
  const exams = useQuery(trpc.charting.orders.upcomingCount.queryOptions({}, { enabled: desk.may('chart.write') }));
  const lists = desk.may('schedule.read');
  const waitlist = useQuery(trpc.scheduling.waitlist.queryOptions({}, { enabled: lists }));
  const recalls = useQuery(trpc.scheduling.recalls.queryOptions({}, { enabled: lists }));
  const fees = useQuery(trpc.billing.undecidedFees.queryOptions({}, { enabled: lists }));
  if (
    [
      unbilled,
      pending,
      fees,
      prints,
      open,
      onHand,
      jobs,
      consents,
      forms,
      toReview,
      signOff,
      exams,
      waitlist,
      recalls,
    ].some((one) => one.isLoading)
  )
    return null;

  const needs: Need[] = [];
  for (const job of prints.data?.jobs ?? []) {
    if ((job.state !== 'failed' && job.state !== 'unknown') || job.copiedById !== null) continue;
    const title = t(job.state === 'failed' ? 'needPrint' : 'needPrintUnknown', { title: job.title });
    needs.push({ id: job.id, icon: IconPrinterOff, tone: 'red', title, text: job.problem ?? '', open: go.devices });
  }
  for (const vial of open.data?.containers ?? []) {
    if (vial.beyondUseAt === null || vial.remaining === 0 || vial.beyondUseAt - now > soon) continue;
    const past = vial.beyondUseAt <= now;
    needs.push({
      id: vial.id,
      icon: IconBottle,
      tone: past ? 'red' : 'amber',
      title: past
        ? t('needOpenVialPast', { name: vial.productName })
        : t('needOpenVial', { name: vial.productName, when: formatFromNow(vial.beyondUseAt, now) }),
      text: t('needOpenVialText', { left: formatAmount(vial.remaining, vial.unit), code: vial.code }),
      open: go.stock,
    });
  }
  for (const waiting of consents.data?.visits ?? []) {
    const { visit } = go;
    needs.push({
      id: `consent ${waiting.appointmentId}`,
      icon: IconSignature,
      tone: 'amber',
      title: t('needConsent', { name: waiting.patientName, count: waiting.missing }),
      text: t('needConsentText', { time: formatTime(waiting.startsAt, desk.zone) }),
      open: visit ? () => visit(waiting.appointmentId) : null,
    });
  }
  for (const waiting of toReview.data?.waiting ?? [])
    needs.push({
      id: `review ${waiting.id}`,
      icon: IconClipboardCheck,
      tone: 'amber',
      title: t('needReview', { name: waiting.patientName }),
      text: t('needReviewText', { form: waiting.formName, when: formatFromNow(waiting.submittedAt ?? now, now) }),
      open: go.review ? () => go.review?.(waiting.id) : null,
    });
  for (const waiting of forms.data?.visits ?? []) {
    if (!waiting.here) continue;
    const { patient } = go;
    needs.push({
      id: `forms ${waiting.appointmentId}`,
      icon: IconClipboardText,
      tone: 'amber',
      title: t('needForms', { name: waiting.patientName, count: waiting.forms.length }),
      text: waiting.forms.map(({ name }) => name).join(', '),
      open: patient ? () => patient(waiting.patientId) : null,
    });
  }
  const { toSign, toCosign } = signOff.data ?? { toSign: 0, toCosign: 0 };
  if (toSign + toCosign > 0)
    needs.push({
      id: 'signOff',
      icon: IconSignature,
      tone: 'amber',
      title: t('needSignOff', { count: toSign + toCosign }),
      text: t('needSignOffText', { sign: toSign, cosign: toCosign }),
      open: go.signOff,
    });
  const unexamined = exams.data?.visits ?? 0;
  if (unexamined > 0)
    needs.push({
      id: 'exams',
      icon: IconStethoscope,
      tone: 'amber',
      title: t('needExams', { count: unexamined }),
      text: t('needExamsText'),
      open: go.exams,
    });
  for (const item of unbilled.data?.items ?? []) {
    const unsigned = item.reason !== 'confirmed';
    const { visit } = go;
    needs.push({
      id: item.chargeId ?? item.serviceLineId ?? item.appointmentId,
      icon: unsigned ? IconSignature : IconReceipt,
      tone: 'amber',
      title: t(`unbilled_${item.reason}`, { name: item.patientName }),
      // the day stays in one piece where the line is broken
      text: `${item.serviceName}, ${formatShortDay(item.startsAt, desk.zone).replaceAll(' ', '\u00a0')}`,
      open: visit ? () => visit(item.appointmentId) : null,
    });
  }
  const aged = pending.data?.charges.filter(({ age }) => age !== 'fresh') ?? [];
  if (aged.length > 0) {
    const late = aged.filter(({ age }) => age === 'overdue').length;
    needs.push({
      id: 'pending',
      icon: IconReceipt,
      tone: late > 0 ? 'red' : 'amber',
      title: t('needPending', { count: aged.length }),
      text: late > 0 ? t('needPendingLate', { count: late, days: pending.data?.limitDays ?? 0 }) : t('needPendingText'),
      open: go.pendingCharges,
    });
  }
  for (const fee of fees.data?.fees ?? []) {
    const { appointment } = go;
    const date = dateOf(fee.startsAt, desk.zone);
    needs.push({
      id: `fee ${fee.appointmentId}`,
      icon: IconCoin,
      tone: 'amber',
      title: t('needFee', { name: fee.patientName, amount: formatMoney(fee.cents, desk.currency) }),
      text: `${t(`needFee_${fee.kind}`)}, ${formatShortDay(fee.startsAt, desk.zone).replaceAll(' ', '\u00a0')}`,
      open: appointment ? () => appointment(fee.appointmentId, date) : null,
    });
  }
  for (const recall of calls.data?.recalls ?? []) {
    const left = recall.patients - recall.called;
    if (recall.liftedAt !== null || left === 0) continue;
    const title = t('needCalls', { lot: recall.lotNumber, count: left });
    needs.push({
      id: `calls ${recall.id}`,
      icon: IconBan,
      tone: 'red',
      title,
      text: recall.productName,
      open: go.lotRecalls,
    });
  }
  const failed = jobs.data?.failed ?? 0;
  if (failed > 0) {
    const title = t('needJobs', { count: failed });
    const again = desk.may('clinic.manage');
    const text = t(again ? 'needJobsText' : 'needJobsOwner');
    needs.push({ id: 'jobs', icon: IconFileAlert, tone: 'red', title, text, open: again ? onJobs : null });
  }
  for (const product of byLevel(onHand.data?.products ?? [])) {
    if (product.level === null) continue;
    const critical = product.level === 'critical';
    const left = formatAmount(product.onHand, product.unit);
    const point = formatAmount(critical ? product.criticalLevel : product.reorderPoint, product.unit);
    needs.push({
      id: product.productId,
      icon: IconPackage,
      tone: critical ? 'red' : 'amber',
      title: t(critical ? 'needCritical' : 'needLow', { name: product.name }),
      text: t(critical ? 'needCriticalText' : 'needLowText', { left, point }),
      open: go.orders ?? go.stock,
    });
  }
  const waiting = waitlist.data?.entries.length ?? 0;
  if (waiting > 0) {
    const title = t('needWaitlist', { count: waiting });
    needs.push({
      id: 'waitlist',
      icon: IconHourglass,
      tone: 'grey',
      title,
      text: t('needWaitlistText'),
      open: go.waitlist,
    });
  }
  const today = recalls.data?.today ?? '';
  const due = recalls.data?.recalls.filter((row) => row.dueOn <= today && row.contactedAt === null).length ?? 0;
  if (due > 0) {
    const title = t('needRecalls', { count: due });
    needs.push({ id: 'recalls', icon: IconRefresh, tone: 'grey', title, text: t('needRecallsText'), open: go.recalls });
  }
  return needs;
}

/** What is critical before what is low. */
function byLevel<P extends { level: 'critical' | 'low' | null }>(products: readonly P[]): P[] {
  return products.toSorted((a, b) => Number(b.level === 'critical') - Number(a.level === 'critical'));
}
