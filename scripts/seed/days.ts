import { addDays, dayBounds, type LocalDate, weekdayOf } from '../../electron/kernel/dates.ts';

/** How much is to be made. */
export interface Extent {
  years: number;
  /** 1: the full size (20,000 appointments a year), 0.1: a tenth of it. */
  scale: number;
  /** The first day that has not happened yet: what lies before it is done and paid, what comes after is booked. */
  today: LocalDate;
  zone: string;
  seed: number;
  /** Audit rows for each visit; 40 is the full size (8 million in ten years). */
  auditPerVisit: number;
}

/** One working day of the clinic. */
export interface WorkingDay {
  date: LocalDate;
  /** Local midnight, epoch milliseconds. */
  from: number;
  appointments: number;
  /** Sales over the counter without a visit. */
  counterSales: number;
  /** Patients who come for the first time. */
  newPatients: number;
  past: boolean;
}

export const appointmentsPerYear = 20_000;
export const patientsPerYear = 2_500;
/** Weeks of appointments booked ahead. */
const weeksAhead = 4;
/** One day in a month of working days is full: appointments, and sales over the counter beside them. */
export const fullDay = 100;
const fullCounter = 50;
const fullDayEvery = 21;

/** The working days from `years` before today to four weeks ahead, with what happens on each. */
export function workingDays(extent: Extent): WorkingDay[] {
  const { zone, today, years } = extent;
  const first = addDays(today, -Math.round(365.25 * years));
  const last = addDays(today, weeksAhead * 7);
  const days: WorkingDay[] = [];
  for (let date = first; date < last; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue;
    const { from } = dayBounds(date, zone);
    days.push({ date, from, appointments: 0, counterSales: 0, newPatients: 0, past: date < today });
  }
  spread(days, extent);
  return days;
}

/** Shares the totals out so that they come out exactly; full days have exactly a hundred appointments. */
function spread(days: WorkingDay[], { years, scale }: Extent): void {
  const total = Math.round(appointmentsPerYear * years * scale);
  const full = days.filter((_, i) => i % fullDayEvery === fullDayEvery - 1);
  const reserved = Math.min(full.length, Math.floor(total / 2 / fullDay));
  const ordinary: WorkingDay[] = [];
  let given = 0;
  for (const [i, day] of days.entries()) {
    if (i % fullDayEvery === fullDayEvery - 1 && given < reserved) {
      day.appointments = fullDay;
      day.counterSales = day.past ? fullCounter : 0;
      given += 1;
    } else ordinary.push(day);
  }
  share(ordinary, total - given * fullDay, (day, n) => {
    day.appointments = Math.min(n, fullDay);
  });
  const past = days.filter((day) => day.past);
  const calm = past.filter((day) => day.counterSales === 0);
  share(calm, Math.max(0, Math.round(total / 4) - (past.length - calm.length) * fullCounter), (day, n) => {
    day.counterSales = n;
  });
  // nobody comes twice on one day, so there are always more people than a full day has appointments
  const atStart = fullDay + 60;
  const patients = Math.max(atStart, Math.round(patientsPerYear * years * scale));
  share(past, patients - atStart, (day, n) => {
    day.newPatients = n;
  });
  const [opening] = days;
  if (opening) opening.newPatients += atStart;
}

function share(days: readonly WorkingDay[], total: number, set: (day: WorkingDay, n: number) => void): void {
  days.forEach((day, i) => {
    set(day, Math.floor((total * (i + 1)) / days.length) - Math.floor((total * i) / days.length));
  });
}
