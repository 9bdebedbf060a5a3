import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { dateOf, instantAt, minuteOfDay } from '../../electron/kernel/dates.ts';
import type { Repeat } from '../../electron/scheduling/series/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import type { PickedPatient } from '../patients/PatientPicker.tsx';
import { formatDay, formatTime } from '../ui/format.ts';
import { showDone, showProblem, showUndo } from '../ui/toasts.tsx';
import { type DraftLine, minutesOf, newLine, soughtLine, wantedLine } from './draftLine.ts';
import type { Arrangement, DraftPerson } from './GroupPeople.tsx';
import { outsideHoursOf } from './refusals.ts';
import { withChoice } from './series/ScopeDialog.tsx';
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
    first.map((serviceId, index) => ({ ...newLine(index + 1, start), serviceId })),
  );
  const [repeat, setRepeat] = useState<Repeat | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [people, setPeople] = useState<DraftPerson[]>([]);
  const [arrangement, setArrangement] = useState<Arrangement>('backToBack');
  const [date, setDate] = useState(dateOf(start.startsAt, zone));
  const [minutes, setMinutes] = useState(minuteOfDay(start.startsAt, zone));
  const [note, setNote] = useState('');
  const [problems, setProblems] = useState<Problems>({ lines: [] });
  const cancel = useMutation(trpc.scheduling.cancel.mutationOptions());
  const book = useMutation(trpc.scheduling.book.mutationOptions());
  const bookSeries = useMutation(trpc.scheduling.bookSeries.mutationOptions());
  const bookGroup = useMutation(trpc.scheduling.bookGroup.mutationOptions());
  const active = repeat ? bookSeries : people.length > 0 ? bookGroup : book;

  const startsAt = instantAt(date, minutes, zone);
  const plan: Array<{ startsAt: number; endsAt: number }> = [];
  let at = startsAt;
  for (const line of lines) {
    const minutes = minutesOf(line, services);
    if (minutes === undefined) break;
    const endsAt = at + minutes * 60_000;
    plan.push({ startsAt: at, endsAt });
    at = endsAt;
  }
  const complete = lines.flatMap((line) => wantedLine(line) ?? []);
  const wanted = complete.length === lines.length ? complete : null;
  const sought = lines.flatMap((line) => soughtLine(line) ?? []);
  const nextKey = (): number => {
    lastKey.current += 1;
    return lastKey.current;
  };

  /** Books several at once; null if somebody's part is not complete. */
  const several = async (first: NonNullable<typeof wanted>, patientId: string, outsideHours: boolean) => {
    if (repeat) {
      const chosen = [...choices].map(([day, instant]) => ({ date: day, startsAt: instant }));
      const wish = { patientId, lines: first, startsAt, repeat, note, choices: chosen, outsideHours };
      return (await bookSeries.mutateAsync(wish)).appointments;
    }
    const others = people.flatMap((person) => {
      const line = wantedLine(person.line);
      return person.patient && line ? [{ patientId: person.patient.id, lines: [line] }] : [];
    });
    if (others.length < people.length) return null;
    const wish = { people: [{ patientId, lines: first, note }, ...others], startsAt, arrangement, outsideHours };
    return (await bookGroup.mutateAsync(wish)).appointments;
  };

  const submit = async (outsideHours = false): Promise<void> => {
    const found: Problems = {
      patient: patient ? undefined : t('needPatient'),
      lines: lines.map((line) => ({
        ...(line.serviceId ? {} : { service: t('needService') }),
        ...(line.providerId ? {} : { provider: t('needProvider') }),
      })),
    };
    setProblems(found);
    if (!patient || !wanted || active.isPending) return;
    try {
      if (repeat || people.length > 0) {
        const made = await several(wanted, patient.id, outsideHours);
        const [first] = made ?? [];
        if (!made || !first) {
          showProblem(t('groupIncomplete'));
          return;
        }
        await fresh();
        showDone(t('bookedSeveral', { name: patient.name, count: made.length }));
        return onBooked(first);
      }
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
      setLines([...lines, newLine(nextKey(), lines.at(-1) ?? {})]);
    },
    removeLine: (key: number) => setLines(lines.filter((row) => row.key !== key)),
    date,
    setDate,
    minutes,
    setMinutes,
    setStart: (instant: number) => {
      active.reset();
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
    sought,
    repeat,
    setRepeat: (next: Repeat | null) => {
      active.reset();
      setRepeat(next);
      setChoices(new Map());
    },
    choices,
    choose: (day: string, instant: number | null | undefined) => setChoices(withChoice(choices, day, instant)),
    people,
    setPeople,
    addPerson: () =>
      setPeople([...people, { key: nextKey(), patient: null, line: newLine(nextKey(), lines[0] ?? {}) }]),
    arrangement,
    setArrangement,
    /** Takes a time with who performs each line then. */
    takeOpening: (instant: number, providerIds: readonly string[]) => {
      active.reset();
      setDate(dateOf(instant, zone));
      setMinutes(minuteOfDay(instant, zone));
      setLines(lines.map((line, index) => ({ ...line, providerId: providerIds[index] ?? line.providerId })));
    },
    busy: active.isPending,
    error: outsideHoursOf(active.error) ? null : active.error,
  };
}
