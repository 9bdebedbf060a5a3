import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block } from '../../../electron/scheduling/blocks/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import type { PickedPatient } from '../../patients/PatientPicker.tsx';
import type { CalendarProps, Chosen, Place } from '../../ui/calendar/types.ts';
import { formatTime } from '../../ui/format.ts';
import { showProblem } from '../../ui/toasts.tsx';
import { useBlockActions } from '../blocks/useBlockActions.tsx';
import { useAppointmentActions } from '../useAppointmentActions.tsx';
import type { BookingStart } from '../useBookingDraft.ts';
import type { ColumnChoice } from './columns.ts';
import { type BlockEvent, type Columns, resourceKindOf, type VisitEvent } from './events.ts';

interface Hands {
  by: Columns;
  visits: readonly VisitEvent[];
  blocks: readonly BlockEvent[];
  shown: readonly ColumnChoice[];
  edits: boolean;
  /** Opens an appointment. */
  open: (appointmentId: string) => void;
  /** Who is to be booked, if that is known. */
  patient: PickedPatient | undefined;
  /** When a booking begins that names no time. */
  startOf: (walkIn: boolean) => number;
}

/** What stands over the calendar. */
type Dialog =
  | { kind: 'booking'; start: BookingStart }
  | { kind: 'range'; place: Place; text: string }
  | { kind: 'block'; place: Place; name: string; block: Block | null }
  | { kind: 'keys' | 'sheet' };

/** What hands do in the calendar: draw, book, block, open, move, pull, cut and put. */
export function useCalendarHands({ by, visits, blocks, shown, edits, open, patient, startOf }: Hands) {
  const { t } = useTranslation('scheduling');
  const { zone } = useDesk();
  const visitActions = useAppointmentActions();
  const blockActions = useBlockActions();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [cutEvent, setCut] = useState<VisitEvent | BlockEvent | null>(null);
  const nameOf = (id: string): string => shown.find((row) => row.id === id)?.name ?? '';
  const visitOf = (id: string): VisitEvent | undefined => visits.find((event) => event.id === id);
  const blockOf = (id: string): BlockEvent | undefined => blocks.find((event) => event.id === id);

  const begin = ({ at, walkIn = false }: { at?: Place; walkIn?: boolean }): void => {
    const start = {
      startsAt: at?.start ?? startOf(walkIn),
      walkIn,
      ...(at && by === 'rooms' ? { roomId: at.resourceId } : {}),
      ...(at && by === 'providers' ? { providerId: at.resourceId } : {}),
      ...(patient ? { patient } : {}),
    };
    setDialog({ kind: 'booking', start });
  };
  const block = (at: Place, of: Block | null = null): void =>
    setDialog({ kind: 'block', place: at, name: nameOf(at.resourceId), block: of });

  const moveVisit = (event: VisitEvent, to: Place, from: string): Promise<boolean> => {
    const startsAt = event.appointment.startsAt + (to.start - event.start);
    const changed = to.resourceId !== from;
    return visitActions.move(event.appointment, {
      startsAt,
      ...(changed && by === 'providers' ? { providerId: to.resourceId, fromProviderId: from } : {}),
      ...(changed && by === 'rooms' ? { roomId: to.resourceId } : {}),
      ...(changed && by === 'devices' ? { deviceId: to.resourceId } : {}),
    });
  };
  const move = async (event: VisitEvent | BlockEvent, to: Place, from: string): Promise<boolean> => {
    if (!edits) return false;
    return 'of' in event ? blockActions.move(event.of, to.start, to.resourceId) : moveVisit(event, to, from);
  };
  const paste = async (at: Place): Promise<void> => {
    if (!cutEvent) return showProblem(t('cutNotHere'));
    // what is on show may be newer than what was cut
    const event = visitOf(cutEvent.id) ?? blockOf(cutEvent.id) ?? cutEvent;
    const to = { ...at, end: at.start + (event.end - event.start) };
    if (await move(event, to, event.resourceId)) setCut(null);
  };

  const calendar: Pick<
    CalendarProps,
    'onSelectRange' | 'onOpen' | 'onMove' | 'onResize' | 'onRemove' | 'onCut' | 'onPaste'
  > = {
    onSelectRange: (at, chosen: Chosen) => {
      if (!edits) return;
      if (cutEvent && chosen === 'click') void paste(at);
      else if (chosen === 'block') block(at);
      else if (chosen === 'click') begin({ at });
      else {
        const times = t('ends', { start: formatTime(at.start, zone), end: formatTime(at.end, zone) });
        setDialog({ kind: 'range', place: at, text: `${nameOf(at.resourceId)}, ${times}` });
      }
    },
    onOpen: (id) => {
      const held = blockOf(id);
      if (held && edits) block({ resourceId: held.resourceId, start: held.start, end: held.end }, held.of);
      const visit = visitOf(id);
      if (visit) open(visit.appointment.id);
    },
    onMove: (id, to, from) => {
      const event = visitOf(id) ?? blockOf(id);
      return event ? move(event, to, from) : false;
    },
    onResize: async (id, end) => {
      if (!edits) return false;
      const held = blockOf(id);
      if (held) return blockActions.resize(held.of, held.of.startsAt, end);
      const visit = visitOf(id);
      if (visit?.last) return visitActions.resize(visit.appointment, end);
      if (visit) showProblem(t('onlyLast'));
      return false;
    },
    onRemove: (id) => {
      const held = blockOf(id);
      const visit = visitOf(id);
      if (held && edits) void blockActions.remove(held.of);
      // an appointment is cancelled with a reason, where it is opened
      else if (visit) open(visit.appointment.id);
    },
    onCut: (id) => setCut(visitOf(id) ?? blockOf(id) ?? null),
    onPaste: (at) => void paste(at),
  };

  return {
    calendar,
    begin,
    block,
    visitActions,
    blockActions,
    dialog,
    show: (kind: 'keys' | 'sheet') => setDialog({ kind }),
    close: () => setDialog(null),
    cut: cutEvent
      ? { id: cutEvent.id, title: cutEvent.title, minutes: (cutEvent.end - cutEvent.start) / 60_000 }
      : null,
    dropCut: () => setCut(null),
    resourceKind: resourceKindOf[by],
  };
}
