import { createHost } from '../../electron/app/host.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { addRoom } from '../../electron/clinic/service.ts';
import { addDays, dateOf, dayBounds, type LocalDate, minute, weekdayOf } from '../../electron/kernel/dates.ts';
import { book } from '../../electron/scheduling/booking/service.ts';
import { addStaff, setHours } from '../../electron/staff/service.ts';
import { person } from '../seed/assortment.ts';
import { chanceOf } from '../seed/chance.ts';
import { type CastMember, found } from '../seed/founding.ts';
import { addPatient } from '../seed/patients.ts';
import { migrationsDir } from './folders.ts';

const zone = 'America/New_York';
const providers = 12;
/** Appointments of a provider in a day: two services each, every fifty minutes from nine, noon left free. */
const rows = [0, 1, 2, 4, 5, 6, 7, 8, 9];
const freeRow = 3;
const opensAt = 540;
const rowMinutes = 50;

export interface FullWeek {
  monday: LocalDate;
  /** Who looks at it, each at a PC of their own. */
  desks: [CastMember, CastMember];
  providerIds: string[];
  appointments: number;
  /** One that fits at either time of its day, epoch ms: now it is at the first. */
  movable: { id: string; version: number; times: [number, number] };
}

/** Founds a clinic in an empty folder whose next week is full: twelve providers, five days, nine appointments each. */
export async function fullWeek(dataDir: string): Promise<FullWeek> {
  const host = createHost({ dataDir, migrationsDir, durable: false });
  try {
    const { cast } = await found(host, zone);
    const clinic = host.clinic();
    const [owner] = cast.providers;
    const [first, second] = cast.desk;
    if (!owner || !first || !second) throw new Error('Nobody works here.');
    const today = dateOf(clinic.now(), zone);
    const monday = addDays(today, 8 - weekdayOf(today));
    const chance = chanceOf(5);
    const actor = {
      staffId: owner.id,
      role: 'owner',
      stationId: cast.stations[0]?.id ?? '',
      procedure: 'bench.prepare',
    } as const;
    const everyone = [...cast.providers];
    for (let i = everyone.length; i < providers; i += 1) {
      const member = person(i, clinic.newId());
      const { id, password: _password, ...rest } = member;
      const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: opensAt, untilMinute: 1080 }));
      actAs(clinic, actor, (tx, act) => {
        addStaff(tx, act, id, { ...rest, provider: true, colour: '#7c9885' });
        setHours(tx, act, { staffId: id, expectedVersion: 1, hours });
        addRoom(tx, act, { name: `Room ${i + 1}` });
      });
      everyone.push(member);
    }
    const timeOf = (day: number, row: number): number =>
      dayBounds(addDays(monday, day), zone).from + (opensAt + row * rowMinutes) * minute;
    const booked: Array<{ id: string; version: number }> = [];
    for (let day = 0; day < 5; day += 1) {
      for (const row of rows)
        for (const { id: providerId } of everyone) {
          const lines = [cast.injectables[booked.length % 2], cast.others[booked.length % 3]].map((service) => ({
            serviceId: service?.id ?? '',
            providerId,
          }));
          const visit = actAs(clinic, actor, (tx, act) => {
            const { id: patientId } = addPatient(tx, chance, act.newId(), act.now);
            const startsAt = timeOf(day, row);
            return book(tx, act, { patientId, startsAt, lines, note: '', walkIn: false, outsideHours: false });
          });
          booked.push({ id: visit.id, version: visit.version });
        }
    }
    const [movable] = booked;
    if (!movable) throw new Error('Nothing was booked.');
    return {
      monday,
      desks: [first, second],
      providerIds: everyone.map(({ id }) => id),
      appointments: booked.length,
      movable: { ...movable, times: [timeOf(0, rows[0] ?? 0), timeOf(0, freeRow)] },
    };
  } finally {
    await host.close();
  }
}
