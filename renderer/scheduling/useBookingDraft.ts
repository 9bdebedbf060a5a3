import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { dateOf, instantAt, minuteOfDay } from '../../electron/kernel/dates.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import type { PickedPatient } from '../patients/PatientPicker.tsx';
import { formatDay, formatTime } from '../ui/format.ts';
import { showProblem, showUndo } from '../ui/toasts.tsx';
import type { DraftLine } from './LineEditor.tsx';
import { outsideHoursOf } from './refusals.ts';
import { useAppointmentActions } from './useAppointmentActions.tsx';

/** What is known when booking begins. */
export interface BookingStart {
  startsAt: number;
  providerId?: string;
  roomId?: string;
  patient?: PickedPatient;
  /** The services it begins with. */
  serviceIds?: readonly string[];
  walkIn: boolean;
}

interface Problems {
  patient?: string | undefined;
  lines: Array<{ service?: string; provider?: string }>;
}

/** "9:30 AM", with its day in front when that is not today. */
function timeOrDay(instant: number, zone: string): string {
  const time = formatTime(instant, zone);
  return dateOf(instant, zone) === dateOf(Date.now(), zone) ? time : `${formatDay(instant, zone)}, ${time}`;
}

/** The state of a booking that is being put together, and its submission. */
export function useBookingDraft(
  start: BookingStart,
  services: readonly Service[],
  onBooked: (appointment: { id: string; startsAt: number }) => void,
) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { askOutside, fresh } = useAppointmentActions();
  const first = start.serviceIds?.length ? start.serviceIds : [null];
  const lastKey = useRef(first.length);
  const [patient, setPatient] = useState<PickedPatient | null>(start.patient ?? null);
  const [lines, setLines] = useState<DraftLine[]>(
    first.map((serviceId, index) => ({
      key: index + 1,
      serviceId,
      providerId: start.providerId ?? null,
      roomId: start.roomId ?? null,
    })),
  );
  const [date, setDate] = useState(dateOf(start.startsAt, zone));
  const [minutes, setMinutes] = useState(minuteOfDay(start.startsAt, zone));
  const [note, setNote] = useState('');
  const [problems, setProblems] = useState<Problems>({ lines: [] });
  const cancel = useMutation(trpc.scheduling.cancel.mutationOptions());
  const book = useMutation(trpc.scheduling.book.mutationOptions());

  const startsAt = instantAt(date, minutes, zone);
  const plan: Array<{ startsAt: number; endsAt: number }> = [];
  let at = startsAt;
  for (const line of lines) {
    const service = services.find((row) => row.id === line.serviceId);
    if (!service) break;
    const endsAt = at + (service.durationMinutes + service.processingMinutes + service.bufferMinutes) * 60_000;
    plan.push({ startsAt: at, endsAt });
    at = endsAt;
  }
  const wanted = lines.every((line) => line.serviceId !== null && line.providerId !== null)
    ? lines.map((line) => ({
        serviceId: line.serviceId ?? '',
        providerId: line.providerId ?? '',
        ...(line.roomId ? { roomId: line.roomId } : {}),
      }))
    : null;

  const submit = async (outsideHours = false): Promise<void> => {
    const found: Problems = {
      patient: patient ? undefined : t('needPatient'),
      lines: lines.map((line) => ({
        ...(line.serviceId ? {} : { service: t('needService') }),
        ...(line.providerId ? {} : { provider: t('needProvider') }),
      })),
    };
    setProblems(found);
    if (!patient || !wanted || book.isPending) return;
    try {
      const saved = await book.mutateAsync({
        patientId: patient.id,
        startsAt,
        lines: wanted,
        note,
        walkIn: start.walkIn,
        outsideHours,
      });
      await fresh();
      const sentence = start.walkIn
        ? t('arrivedNow', { name: patient.name })
        : t('booked', { name: patient.name, time: timeOrDay(saved.startsAt, zone) });
      showUndo(sentence, () =>
        cancel.mutate(
          {
            appointmentId: saved.id,
            reason: t('cancelReasonsClinic').split(',').at(-1) ?? '',
            byClinic: true,
            expectedVersion: saved.version,
          },
          { onSuccess: () => void fresh(), onError: (error) => showProblem(sentenceOf(error)) },
        ),
      );
      onBooked(saved);
    } catch (error) {
      const outside = outsideHoursOf(error);
      if (outside && (await askOutside(outside))) await submit(true);
    }
  };

  return {
    patient,
    setPatient,
    lines,
    changeLine: (line: DraftLine) => setLines(lines.map((row) => (row.key === line.key ? line : row))),
    addLine: () => {
      lastKey.current += 1;
      const providerId = lines.at(-1)?.providerId ?? null;
      setLines([...lines, { key: lastKey.current, serviceId: null, providerId, roomId: lines.at(-1)?.roomId ?? null }]);
    },
    removeLine: (key: number) => setLines(lines.filter((row) => row.key !== key)),
    date,
    setDate,
    minutes,
    setMinutes,
    setStart: (instant: number) => {
      book.reset();
      setDate(dateOf(instant, zone));
      setMinutes(minuteOfDay(instant, zone));
    },
    note,
    setNote,
    startsAt,
    plan,
    totalMinutes: (at - startsAt) / 60_000,
    wanted,
    problems,
    submit: () => submit(),
    busy: book.isPending,
    error: outsideHoursOf(book.error) ? null : book.error,
  };
}
