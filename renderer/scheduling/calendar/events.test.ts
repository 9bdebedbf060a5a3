import { describe, expect, it } from 'vitest';
import type { CalendarOutput } from '../../../electron/scheduling/schemas.ts';
import { blockEvents, drawnMinutes, visitEvents } from './events.ts';

const minute = 60_000;
const from = Date.UTC(2026, 2, 10, 4);
const at = (minutes: number): number => from + minutes * minute;

function dayWith(state: CalendarOutput['appointments'][number]['state']): CalendarOutput {
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
    spans: CalendarOutput['appointments'][number]['lines'][number]['spans'],
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
    spans: [...spans, { kind: 'room' as const, resourceId: 'r1', startsAt, endsAt, assists: 0 }],
  });
  return {
    days: [{ date: '2026-03-10', from, until: from + 1440 * minute, closed: null }],
    providers: [
      {
        id: 'ann',
        name: 'Ann',
        colour: '#000000',
        hours: [{ date: '2026-03-10', fromMinute: 570, untilMinute: 1050 }],
      },
    ],
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
        seriesId: 's1',
        groupId: null,
        lines: [
          line('1', 'ann', at(600), at(660), [staff('ann', at(600), at(620)), staff('ann', at(650), at(660))]),
          line('2', 'ben', at(660), at(720), [staff('ben', at(660), at(720))]),
        ],
      },
    ],
  };
}

const word = (state: string): string => state;
const words = { state: word, series: 'series', group: 'group' };

describe('appointments as events', () => {
  it('have one event per provider, with the parts in which the provider is free', () => {
    const events = visitEvents(dayWith('booked').appointments, 'providers', words);
    expect(
      events.map(({ id, start, end, subtitle, last, fixed }) => ({ id, start, end, subtitle, last, fixed })),
    ).toEqual([
      { id: 'a ann', start: at(600), end: at(660), subtitle: 'Service 1', last: false, fixed: false },
      { id: 'a ben', start: at(660), end: at(720), subtitle: 'Service 2', last: true, fixed: false },
    ]);
    expect(events[0]?.signs).toEqual([{ sign: '↻', text: 'series' }]);
    expect(events.map((event) => event.freeParts)).toEqual([[{ start: at(620), end: at(650) }], []]);
  });

  it('show whoever else takes part for the time they are taken, and a device in its own column', () => {
    const day = dayWith('booked');
    const [first] = day.appointments[0]?.lines ?? [];
    first?.spans.push(
      { kind: 'staff', resourceId: 'cy', startsAt: at(605), endsAt: at(615), assists: 1 },
      { kind: 'device', resourceId: 'laser', startsAt: at(600), endsAt: at(640), assists: 0 },
    );
    const of = (by: 'providers' | 'devices') =>
      visitEvents(day.appointments, by, words).map(({ resourceId, start, end }) => [resourceId, start, end]);
    expect(of('providers')).toContainEqual(['cy', at(605), at(615)]);
    expect(of('devices')).toEqual([['laser', at(600), at(640)]]);
  });

  it('have one event per room, where processing takes the room', () => {
    const [event, ...more] = visitEvents(dayWith('done').appointments, 'rooms', words);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ id: 'a r1', start: at(600), end: at(720), freeParts: [], fixed: true, last: true });
  });

  it('leave out what is cancelled and show a no-show as gone', () => {
    expect(visitEvents(dayWith('cancelled').appointments, 'rooms', words)).toEqual([]);
    expect(visitEvents(dayWith('noShow').appointments, 'rooms', words)[0]).toMatchObject({ gone: true, fixed: true });
  });

  it('stay the same objects while their appointment does, so that nothing is drawn again', () => {
    const { appointments } = dayWith('booked');
    const again = visitEvents(appointments, 'rooms', words);
    expect(visitEvents(appointments, 'rooms', words)[0]).toBe(again[0]);
    expect(visitEvents(structuredClone(appointments), 'rooms', words)[0]).not.toBe(again[0]);
  });
});

describe('blocks as events', () => {
  it('stand in columns of their kind, with their reason or else their kind in words; whole days are not dragged', () => {
    const block = (id: string, resourceKind: 'staff' | 'room', reason: string, minutes: number) => ({
      id,
      resourceKind,
      resourceId: 'ann',
      kind: 'timeOff' as const,
      reason,
      startsAt: at(0),
      endsAt: at(minutes),
      version: 1,
    });
    const blocks = [block('1', 'staff', '', 60), block('2', 'staff', 'Holiday', 1440), block('3', 'room', '', 60)];
    expect(
      blockEvents(blocks, 'providers', word).map(({ title, subtitle, fixed, block: drawn }) => [
        title,
        subtitle,
        fixed,
        drawn,
      ]),
    ).toEqual([
      ['timeOff', undefined, false, true],
      ['Holiday', 'timeOff', true, true],
    ]);
  });
});

describe('the minutes that are drawn', () => {
  it('are an hour around the working hours and everything that is booked', () => {
    expect(drawnMinutes(dayWith('booked'))).toEqual({ first: 480, last: 1140 });
    const late = dayWith('booked');
    const [row] = late.appointments;
    if (row) row.endsAt = at(1300);
    expect(drawnMinutes(late).last).toBe(1320);
    expect(drawnMinutes(undefined)).toEqual({ first: 480, last: 1200 });
  });
});
