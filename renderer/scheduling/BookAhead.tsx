import { useQuery } from '@tanstack/react-query';
import { dateOf } from '../../electron/kernel/dates.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import type { PickedPatient } from '../patients/PatientPicker.tsx';
import { useNow } from '../ui/useNow.ts';
import { BookingDrawer } from './BookingDrawer.tsx';

export interface BookAheadProps {
  patient: PickedPatient;
  serviceIds: readonly string[];
  /** Null: the first provider stands there, and can be changed. */
  providerId: string | null;
  onClose: () => void;
  onBooked: () => void;
}

/** The booking drawer away from the calendar, with patient and services filled in; it offers the next times that fit. */
export function BookAhead({ patient, serviceIds, providerId, onClose, onBooked }: BookAheadProps) {
  const trpc = useTRPC();
  const { zone } = useDesk();
  const now = useNow();
  const day = useQuery(trpc.scheduling.day.queryOptions({ date: dateOf(now, zone) }));
  if (!day.data) return null;
  const { providers, rooms } = day.data;
  const provider = providerId ?? providers[0]?.id;
  return (
    <BookingDrawer
      start={{
        startsAt: Math.ceil((now + 3_600_000) / 900_000) * 900_000,
        patient,
        serviceIds,
        ...(provider ? { providerId: provider } : {}),
        walkIn: false,
      }}
      providers={providers}
      rooms={rooms}
      onClose={onClose}
      onBooked={onBooked}
    />
  );
}
