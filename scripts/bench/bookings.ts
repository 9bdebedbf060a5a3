import { addDays, dayBounds, minute, weekdayOf } from '../../electron/kernel/dates.ts';
import { providerCount } from '../seed/assortment.ts';
import type { BenchClinic } from './clinicAt.ts';
import { type Booking, handBooking } from './handBooking.ts';
import type { Work } from './measure.ts';

/** So many different people are booked, spread over all charts: as many as a clinic sees in some weeks. */
const peopleSeen = 1000;

/** The `index`-th appointment of the weeks after those that are booked already: column by column, row by row. */
export function bookingPlan(clinic: BenchClinic, today: string): (index: number) => Booking {
  const { raw, opened } = clinic;
  const ids = (text: string): string[] =>
    raw
      .prepare<[], { id: string }>(text)
      .all()
      .map((row) => row.id);
  const charts = ids('SELECT id FROM patients ORDER BY number');
  const stride = Math.max(1, Math.floor(charts.length / peopleSeen));
  const patients = charts.filter((_, i) => i % stride === 0);
  const providers = ids('SELECT id FROM staff WHERE provider = 1 ORDER BY login');
  const injectables = ids('SELECT id FROM services WHERE product_id IS NOT NULL ORDER BY position');
  const others = ids('SELECT id FROM services WHERE product_id IS NULL ORDER BY position');
  const mornings: number[] = [];
  let date = addDays(today, 28);
  const morning = (nth: number): number => {
    while (mornings.length <= nth) {
      date = addDays(date, 1);
      if (weekdayOf(date) <= 5) mornings.push(dayBounds(date, opened.zone).from);
    }
    return mornings[nth] ?? 0;
  };
  return (index) => {
    const place = index % 100;
    const providerId = providers[place % providerCount] ?? '';
    const row = Math.floor(place / providerCount);
    return {
      patientId: patients[(index * 7919) % patients.length] ?? '',
      startsAt: morning(Math.floor(index / 100)) + (540 + row * 50) * minute,
      lines: [
        { serviceId: injectables[index % injectables.length] ?? '', providerId },
        { serviceId: others[index % others.length] ?? '', providerId },
      ],
    };
  };
}

/** The client makes a key for every command. */
export function keyOf(index: number): string {
  return `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

/** Moves a clinic's clock so that both sides write the same instants. */
export function setClock(clinic: BenchClinic, from: number, index: number): void {
  clinic.clock.now = from + index * 1009;
}

/** Booking through the door and by hand, asked the same. */
export function bookingWork(clinic: BenchClinic, today: string, how: 'door' | 'hand', firstSlot = 0): Work {
  const slots = bookingPlan(clinic, today);
  const plan = (index: number): Booking => slots(firstSlot + index);
  const from = clinic.clock.now;
  if (how === 'door')
    return (index) => {
      setClock(clinic, from, index);
      return clinic.call('mutation', 'scheduling.book', plan(index), keyOf(firstSlot + index));
    };
  const book = handBooking(clinic);
  return (index) => {
    setClock(clinic, from, index);
    return book(plan(index), keyOf(firstSlot + index));
  };
}
