import { describe, expect, it } from 'vitest';
import type { DayOutput } from '../../electron/scheduling/schemas.ts';
import { dayEvents, drawnMinutes } from './dayEvents.ts';

const minute = 60_000;
const from = Date.UTC(2026, 2, 10, 4);
const at = (minutes: number): number => from + minutes * minute;

function dayWith(state: DayOutput['appointments'][number]['state']): DayOutput {
  const staff = (resourceId: string, startsAt: number, endsAt: number) => ({
    kind: 'staff' as const,
    resourceId,
    startsAt,
    endsAt,
    assists: 0,
  });
  const line = (
    id: string,
    providerId: string,
    startsAt: number,
    endsAt: number,
    spans: ReturnType<typeof staff>[],
  ) => ({
    id,
    serviceId: 's',
    serviceName: `Service ${id}`,
    providerId,
    assistantId: null,
    roomId: 'r1',
    deviceId: null,
    startsAt,
    endsAt,
    spans,
  });
  return {
    date: '2026-03-10',
    from,
    until: from + 1440 * minute,
    providers: [
      {
        id: 'ann',
        name: 'Ann',
        colour: '#000000',
        hours: [{ date: '2026-03-10', fromMinute: 570, untilMinute: 1050 }],
      },
    ],
    closed: null,
    rooms: [{ id: 'r1', name: 'Room' }],
    devices: [],
    blocks: [],
    appointments: [
      {
        id: 'a',
        patientId: 'p',
        patientName: 'Pat Lee',
        startsAt: at(600),
        endsAt: at(720),
        state,
        stateSince: from,
        note: '',
        version: 3,
        seriesId: null,
        groupId: null,
        lines: [
          line('1', 'ann', at(600), at(660), [staff('ann', at(600), at(620)), staff('ann', at(650), at(660))]),
          line('2', 'ben', at(660), at(720), [staff('ben', at(660), at(720))]),
        ],
      },
    ],
  };
}

describe('a day as events', () => {
  it('has one event per provider, with the parts in which the provider is free', () => {
    const events = dayEvents(dayWith('booked'), 'providers', (state) => state);
    expect(
      events.map(({ id, start, end, subtitle, last, fixed }) => ({ id, start, end, subtitle, last, fixed })),
    ).toEqual([
      { id: 'a ann', start: at(600), end: at(660), subtitle: 'Service 1', last: false, fixed: false },
      { id: 'a ben', start: at(660), end: at(720), subtitle: 'Service 2', last: true, fixed: false },
    ]);
    expect(events.map((event) => event.freeParts)).toEqual([[{ start: at(620), end: at(650) }], []]);
  });

  it('has one event per room, where processing takes the room', () => {
    const [event, ...more] = dayEvents(dayWith('done'), 'rooms', (state) => state);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ id: 'a r1', start: at(600), end: at(720), freeParts: [], fixed: true, last: true });
  });

  it('leaves out what is cancelled and shows a no-show as gone', () => {
    expect(dayEvents(dayWith('cancelled'), 'rooms', (state) => state)).toEqual([]);
    expect(dayEvents(dayWith('noShow'), 'rooms', (state) => state)[0]).toMatchObject({ gone: true, fixed: true });
  });

  it('draws an hour around the working hours and everything that is booked', () => {
    expect(drawnMinutes([dayWith('booked')])).toEqual({ first: 480, last: 1140 });
    const late = dayWith('booked');
    expect(
      drawnMinutes([{ ...late, appointments: late.appointments.map((row) => ({ ...row, endsAt: at(1300) })) }]).last,
    ).toBe(1320);
    expect(drawnMinutes([])).toEqual({ first: 480, last: 1200 });
  });
});
