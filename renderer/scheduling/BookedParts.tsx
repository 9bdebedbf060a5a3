import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DayAppointment, VisitOutput } from '../../electron/scheduling/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { formatTime } from '../ui/format.ts';
import styles from './scheduling.module.css';

type DayLine = DayAppointment['lines'][number];
type Named = Pick<VisitOutput['lines'][number], 'providerName' | 'assistantName' | 'roomName' | 'deviceName'>;
type Part = { id: string; serviceName: string; startsAt: number; addOnTo: string | null } & Named;

export interface BookedPartsProps {
  appointment: DayAppointment;
  providers: ReadonlyArray<{ id: string; name: string }>;
  rooms: ReadonlyArray<{ id: string; name: string }>;
}

/** The services of an appointment in order, each with who performs it, who helps, where and with what; add-ons stand under theirs. */
export function BookedParts({ appointment, providers, rooms }: BookedPartsProps) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const visit = useQuery(trpc.scheduling.visit.queryOptions({ appointmentId: appointment.id }));
  // the calendar knows at once who and where; who helps and what is an add-on comes with the visit
  const parts: readonly Part[] =
    visit.data?.lines ?? appointment.lines.map((line) => seenInCalendar(line, providers, rooms));
  const mains = parts.filter((part) => part.addOnTo === null);
  return (
    <ul className={styles.parts}>
      {mains.map((main) => (
        <li key={main.id}>
          <div className={styles.partName}>
            <span>{main.serviceName}</span>
            <span className="s-num">{formatTime(main.startsAt, zone)}</span>
          </div>
          <div className={styles.partFacts}>
            {[
              main.assistantName === null
                ? main.providerName
                : t('withHelp', { name: main.providerName, helper: main.assistantName }),
              main.roomName ?? t('noRoom'),
              main.deviceName,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <AddOns of={parts.filter((part) => part.addOnTo === main.id)} main={main} />
        </li>
      ))}
    </ul>
  );
}

/** Add-ons under their service; what helps with them is said only where it differs. */
function AddOns({ of, main }: { of: readonly Part[]; main: Part }) {
  const { t } = useTranslation('scheduling');
  const { zone } = useDesk();
  if (of.length === 0) return null;
  return (
    <ul className={styles.partAddOns} aria-label={t('addOnsOf', { name: main.serviceName })}>
      {of.map((part) => {
        const helpers = (['assistantName', 'deviceName'] as const).flatMap((key) =>
          part[key] !== null && part[key] !== main[key] ? [part[key]] : [],
        );
        return (
          <li key={part.id}>
            <span>
              {part.serviceName}
              {helpers.length > 0 ? <span className={styles.facts}> · {helpers.join(' · ')}</span> : null}
            </span>
            <span className="s-num">{formatTime(part.startsAt, zone)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function seenInCalendar(
  line: DayLine,
  providers: BookedPartsProps['providers'],
  rooms: BookedPartsProps['rooms'],
): Part {
  const nameOf = (list: BookedPartsProps['rooms'], id: string | null): string | null =>
    list.find((row) => row.id === id)?.name ?? null;
  return {
    id: line.id,
    serviceName: line.serviceName,
    startsAt: line.startsAt,
    addOnTo: null,
    providerName: nameOf(providers, line.providerId) ?? '',
    assistantName: null,
    roomName: nameOf(rooms, line.roomId),
    deviceName: null,
  };
}
