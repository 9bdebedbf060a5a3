import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WaitlistEntry } from '../../../electron/scheduling/waitlist/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { formatShortDay, formatTime } from '../../ui/format.ts';
import { showDone, showProblem, showUndo } from '../../ui/toasts.tsx';
import { outsideHoursOf } from '../refusals.ts';
import { useAppointmentActions } from '../useAppointmentActions.tsx';

/** Books, offers, takes off: each says what was done and can be taken back. */
export function useWaitlistActions() {
  const { t } = useTranslation('waitlist');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { askOutside } = useAppointmentActions();
  const book = useMutation(trpc.scheduling.bookWaitlist.mutationOptions());
  const cancel = useMutation(trpc.scheduling.cancel.mutationOptions());
  const end = useMutation(trpc.scheduling.endWaitlist.mutationOptions());
  const offer = useMutation(trpc.scheduling.offerWaitlist.mutationOptions());
  const answer = useMutation(trpc.scheduling.answerOffer.mutationOptions());
  const when = (at: number): string => `${formatShortDay(at, zone)}, ${formatTime(at, zone)}`;
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      showProblem(sentenceOf(error));
    }
  };

  /** Books somebody at a time of a gap, with the patient on the telephone. True when it was done. */
  const bookAt = async (
    entry: WaitlistEntry,
    at: { providerId: string; startsAt: number },
    outsideHours = false,
  ): Promise<boolean> => {
    try {
      const booked = await book.mutateAsync({
        entryId: entry.id,
        ...at,
        outsideHours,
        expectedVersion: entry.version,
      });
      showUndo(t('booked', { name: entry.patientName, when: when(booked.startsAt) }), () =>
        guarded(async () => {
          await cancel.mutateAsync({
            appointmentId: booked.appointmentId,
            reason: t('bookedByMistake'),
            byClinic: true,
            expectedVersion: booked.appointmentVersion,
          });
          await end.mutateAsync({ entryId: entry.id, ended: false, expectedVersion: booked.version });
        }),
      );
      return true;
    } catch (error) {
      const outside = outsideHoursOf(error);
      if (outside) return (await askOutside(outside)) ? bookAt(entry, at, true) : false;
      showProblem(sentenceOf(error));
      return false;
    }
  };

  return {
    bookAt,
    busy: book.isPending,
    offerAt: (entry: WaitlistEntry, at: { providerId: string; startsAt: number }): Promise<void> =>
      guarded(async () => {
        await offer.mutateAsync({ entryId: entry.id, ...at });
        showDone(t('offered', { name: entry.patientName, when: when(at.startsAt) }));
      }),
    answered: (offerId: string, version: number, outcome: 'pending' | 'declined' | 'noAnswer'): Promise<void> =>
      guarded(async () => {
        await answer.mutateAsync({ offerId, outcome, expectedVersion: version });
      }),
    takeOff: (entry: WaitlistEntry): Promise<void> =>
      guarded(async () => {
        const { version } = await end.mutateAsync({
          entryId: entry.id,
          ended: true,
          expectedVersion: entry.version,
        });
        showUndo(t('takenOff', { name: entry.patientName }), () =>
          guarded(async () => {
            await end.mutateAsync({ entryId: entry.id, ended: false, expectedVersion: version });
          }),
        );
      }),
    /** It was booked another way: off the list. */
    finish: (entry: WaitlistEntry): Promise<void> =>
      guarded(async () => {
        await end.mutateAsync({ entryId: entry.id, ended: true, expectedVersion: entry.version });
      }),
  };
}
