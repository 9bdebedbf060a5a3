import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppointmentState, isOpenForChange } from '../../electron/scheduling/rules.ts';
import type { DayAppointment } from '../../electron/scheduling/schemas.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { confirmDialog } from '../ui/dialogs.tsx';
import { formatTime } from '../ui/format.ts';
import { showProblem, showUndo } from '../ui/toasts.tsx';
import type { Cancellation } from './CancelForm.tsx';
import { currentOf, offeredStarts, outsideHoursOf, takenText } from './refusals.ts';
import { useWhoFits } from './waitlist/useWhoFits.ts';

/** A time that was refused, and the starts that would fit instead. */
export interface Refused {
  sentence: string;
  /** The start that was asked for. */
  on: number;
  starts: number[];
  take: (start: number) => void;
}

/** An appointment that somebody else changed first: what is there now, and what was wished for. */
export interface Conflict {
  name: string;
  theirs: { startsAt: number; endsAt: number; state: AppointmentState };
  mine: { startsAt: number; endsAt: number };
  /** Does it on top of theirs; null where that is not possible any more. */
  again: (() => void) | null;
}

export interface MoveWish {
  startsAt: number;
  providerId?: string;
  fromProviderId?: string;
  roomId?: string;
  deviceId?: string;
}

/**
 * Moves, resizes, cancels and advances appointments. Each answers true when it was done; what was done offers Undo, what
 * was refused says why and offers times that fit (`refused`, until `dropRefusal`).
 */
export function useAppointmentActions() {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { zone } = useDesk();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  /** True if somebody else changed it first: both are put before the person, nothing is merged. */
  const clashes = (
    error: unknown,
    appointment: DayAppointment,
    mine: Conflict['mine'],
    again: (current: DayAppointment) => void,
  ): boolean => {
    const theirs = currentOf(error);
    if (!theirs) return false;
    const current = { ...appointment, ...theirs };
    const open = isOpenForChange(theirs.state);
    setConflict({ name: appointment.patientName, theirs, mine, again: open ? () => again(current) : null });
    return true;
  };
  const tellWhoFits = useWhoFits();

  const fresh = (): Promise<void> => cache.invalidateQueries(trpc.scheduling.pathFilter());
  const askOutside = (name: string): Promise<boolean> =>
    confirmDialog({
      title: t('outsideTitle'),
      body: t('outsideText', { name }),
      confirm: t('outsideConfirm'),
      cancel: t('otherTime'),
    });

  const move = async (appointment: DayAppointment, wish: MoveWish, outsideHours = false): Promise<boolean> => {
    const { id, patientName, version } = appointment;
    try {
      const saved = await client.scheduling.move.mutate({
        appointmentId: id,
        ...wish,
        expectedVersion: version,
        outsideHours,
      });
      await fresh();
      const { providerId, fromProviderId, roomId, deviceId } = wish;
      const oldRoom = appointment.lines[0]?.roomId;
      const oldDevice = appointment.lines.find((line) => line.deviceId !== null)?.deviceId;
      showUndo(t('moved', { name: patientName, time: formatTime(saved.startsAt, zone) }), () =>
        undo(
          client.scheduling.move.mutate({
            appointmentId: id,
            startsAt: appointment.startsAt,
            ...(providerId && fromProviderId ? { providerId: fromProviderId, fromProviderId: providerId } : {}),
            ...(roomId && oldRoom ? { roomId: oldRoom } : {}),
            ...(deviceId && oldDevice ? { deviceId: oldDevice } : {}),
            expectedVersion: saved.version,
            outsideHours: true,
          }),
          patientName,
        ),
      );
      return true;
    } catch (error) {
      const outside = outsideHoursOf(error);
      if (outside) return (await askOutside(outside)) ? move(appointment, wish, true) : false;
      const { startsAt, endsAt } = appointment;
      const mine = { startsAt: wish.startsAt, endsAt: wish.startsAt + endsAt - startsAt };
      const starts = offeredStarts(error);
      if (clashes(error, appointment, mine, (current) => void move(current, wish))) await fresh();
      else if (starts.length > 0)
        setRefused({
          sentence: takenText(error, zone, t),
          on: wish.startsAt,
          starts,
          take: (startsAt) => void move(appointment, { ...wish, startsAt }),
        });
      else showProblem(sentenceOf(error));
      await fresh();
      return false;
    }
  };

  const resize = async (appointment: DayAppointment, endsAt: number, outsideHours = false): Promise<boolean> => {
    const { id, patientName, version } = appointment;
    try {
      const saved = await client.scheduling.resize.mutate({
        appointmentId: id,
        endsAt,
        expectedVersion: version,
        outsideHours,
      });
      await fresh();
      showUndo(t('resized', { name: patientName, time: formatTime(saved.endsAt, zone) }), () =>
        undo(
          client.scheduling.resize.mutate({
            appointmentId: id,
            endsAt: appointment.endsAt,
            expectedVersion: saved.version,
            outsideHours: true,
          }),
          patientName,
        ),
      );
      return true;
    } catch (error) {
      const outside = outsideHoursOf(error);
      if (outside) return (await askOutside(outside)) ? resize(appointment, endsAt, true) : false;
      const mine = { startsAt: appointment.startsAt, endsAt };
      if (!clashes(error, appointment, mine, (current) => void resize(current, endsAt)))
        showProblem(takenText(error, zone, t));
      await fresh();
      return false;
    }
  };

  const undo = async (call: Promise<unknown>, name: string): Promise<void> => {
    try {
      await call;
    } catch (error) {
      showProblem(`${name}: ${sentenceOf(error)}`);
    }
    await fresh();
  };

  /** One step; the toast takes it back to the state before. */
  const advance = async (
    appointment: DayAppointment,
    to: AppointmentState,
    fee?: Cancellation['fee'],
  ): Promise<boolean> => {
    const { id, patientName, version, state } = appointment;
    try {
      const saved = await client.scheduling.advance.mutate({
        appointmentId: id,
        to,
        expectedVersion: version,
        ...(fee ? { fee } : {}),
      });
      await fresh();
      const sentence =
        to === 'noShow'
          ? t('noShowed', { name: patientName })
          : t('stateNow', { name: patientName, state: words(`state_${to}`) });
      showUndo(sentence, () =>
        undo(
          client.scheduling.advance.mutate({ appointmentId: id, to: state, expectedVersion: saved.version }),
          patientName,
        ),
      );
      if (to === 'noShow') tellWhoFits(appointment);
      return true;
    } catch (error) {
      showProblem(sentenceOf(error));
      await fresh();
      return false;
    }
  };

  const cancel = async (appointment: DayAppointment, { fee, ...why }: Cancellation): Promise<boolean> => {
    const { id, patientName, version, state } = appointment;
    try {
      const saved = await client.scheduling.cancel.mutate({
        appointmentId: id,
        ...why,
        expectedVersion: version,
        ...(fee ? { fee } : {}),
      });
      await fresh();
      showUndo(t('cancelled', { name: patientName }), () =>
        undo(
          client.scheduling.advance.mutate({ appointmentId: id, to: state, expectedVersion: saved.version }),
          patientName,
        ),
      );
      tellWhoFits(appointment);
      return true;
    } catch (error) {
      showProblem(sentenceOf(error));
      await fresh();
      return false;
    }
  };

  return {
    move,
    resize,
    advance,
    cancel,
    refused,
    dropRefusal: () => setRefused(null),
    conflict,
    dropConflict: () => setConflict(null),
    askOutside,
    fresh,
  };
}
