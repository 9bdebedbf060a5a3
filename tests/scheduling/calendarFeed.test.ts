import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { hour } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, zone } from './scene.ts';

interface Entry {
  uid: string;
  start: number;
  end: number;
  title: string;
  sequence: number;
}

let made: Scene;
afterEach(() => made.clinic.close());

const get = (path: string): Promise<Response> => fetch(`${made.clinic.address}${path}`);
async function textOf(path: string): Promise<string> {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return response.text();
}
async function entriesOf(path: string): Promise<Entry[]> {
  const calendar = new ICAL.Component(ICAL.parse(await textOf(path)) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      title: event.summary,
      sequence: event.sequence,
    };
  });
}
const injector = (): string => made.clinic.ids.staff.injector;
async function book(startsAt: number, service = made.consult, patientId = made.ann) {
  return made.desk.scheduling.book.mutate({
    patientId,
    startsAt,
    lines: [{ serviceId: service, providerId: injector() }],
    outsideHours: true,
  });
}
async function pathOf(): Promise<string> {
  const person = await made.clinic.as('injector');
  const { feeds } = await person.scheduling.feeds.query({});
  const replaces = feeds.find(({ staffId }) => staffId === injector())?.live?.id ?? null;
  return (await person.scheduling.makeFeed.mutate({ staffId: injector(), replaces })).path;
}

describe('the calendar feed of a provider', () => {
  it('carries services and rooms without a patient, at the same instants on both sides of a clock change', async () => {
    made = await scene('http');
    const path = await pathOf();
    expect(path).toMatch(/^\/calendars\/[A-Za-z0-9_-]{43}\.ics$/);
    const before = await book(clock('2026-10-30', '09:00'));
    const after = await book(clock('2026-11-02', '09:00'), made.peel);
    // autumn: the same hour on the wall is 25 hours and more apart
    expect(after.startsAt - before.startsAt).toBe(3 * 24 * hour + hour);
    made.clinic.clock.advance(200 * 24 * hour);
    const text = await textOf(path);
    for (const row of [before, after]) expect(text).toContain(stampOf(row.startsAt));
    expect(text).not.toMatch(/Ann|Lee/);
    expect(text).toContain(`X-WR-TIMEZONE:${zone}`);
    expect((await entriesOf(path)).map(({ title, start, end }) => [title, start, end])).toEqual([
      ['Consultation', before.startsAt, before.endsAt],
      ['Peel', after.startsAt, after.endsAt],
    ]);
  });

  it('is written as RFC 5545 wants it: CRLF, lines of at most 75 octets, text escaped', async () => {
    made = await scene('http');
    const path = await pathOf();
    const name = `Peeling, tief; „Überraschung“ ${'und sehr ausführlich '.repeat(6)}`.trim();
    const long = await made.owner.catalog.addService.mutate({
      name: name.slice(0, 80),
      category: 'Skin',
      pricing: 'flat',
      priceCents: 1,
      durationMinutes: 30,
    });
    await book(clock('2026-03-11', '10:00'), long.id);
    const text = await textOf(path);
    expect(text.endsWith('END:VCALENDAR\r\n') || text.endsWith('END:VCALENDAR')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect((await entriesOf(path)).map(({ title }) => title)).toEqual([name.slice(0, 80)]);
  });

  it('names patients where the clinic allows it', async () => {
    made = await scene('http');
    const path = await pathOf();
    await book(clock('2026-03-11', '10:00'));
    const { version } = await made.owner.clinic.policies.query({});
    await made.owner.clinic.setPolicies.mutate({ values: { 'scheduling.icalNames': true }, expectedVersion: version });
    expect((await entriesOf(path)).map(({ title }) => title)).toEqual(['Consultation · Ann Lee']);
  });

  it('keeps the UID of an appointment that is moved, raises its sequence, and drops what is cancelled', async () => {
    made = await scene('http');
    const path = await pathOf();
    const booked = await book(clock('2026-03-11', '10:00'));
    const [first] = await entriesOf(path);
    const moved = await made.desk.scheduling.move.mutate({
      appointmentId: booked.id,
      startsAt: clock('2026-03-12', '11:00'),
      expectedVersion: booked.version,
    });
    const [second] = await entriesOf(path);
    expect(second).toEqual({ ...first, start: moved.startsAt, end: moved.endsAt, sequence: moved.version });
    await made.desk.scheduling.cancel.mutate({
      appointmentId: booked.id,
      reason: 'Ill',
      expectedVersion: moved.version,
    });
    expect(await entriesOf(path)).toEqual([]);
  });

  it('opens nothing with a wrong, replaced or revoked token, nor for who has left: a bare 404', async () => {
    made = await scene('http');
    const old = await pathOf();
    const person = await made.clinic.as('injector');
    const path = await pathOf();
    const bare = async (at: string): Promise<void> => {
      const response = await get(at);
      expect([response.status, await response.text()], at).toEqual([404, '']);
    };
    for (const at of [old, '/calendars/x.ics', `/calendars/${'A'.repeat(43)}.ics`, path.slice(0, -4)]) await bare(at);
    expect((await get(path)).status).toBe(200);
    const [mine] = (await person.scheduling.feeds.query({})).feeds;
    expect(mine?.live?.readAt).toBe(made.clinic.clock.now());
    await person.scheduling.revokeFeed.mutate({ feedId: mine?.live?.id ?? '', expectedVersion: 1 });
    await bare(path);
    const again = await pathOf();
    const member = (await made.owner.staff.list.query({})).staff.find(({ id }) => id === injector());
    if (!member) throw new Error('The injector is gone.');
    const { login: _login, hasPin: _pin, version, ...details } = member;
    await made.owner.staff.update.mutate({ ...details, active: false, expectedVersion: version });
    await bare(again);
  });

  it('is made and revoked by the person or who manages people, by nobody else', async () => {
    made = await scene('http');
    const { ids } = made.clinic;
    const other = await made.clinic.as('injector2');
    const refused = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).code;
    expect(await refused(other.scheduling.makeFeed.mutate({ staffId: ids.staff.injector, replaces: null }))).toBe(
      'NOT_ALLOWED',
    );
    expect(await refused(made.desk.scheduling.makeFeed.mutate({ staffId: ids.staff.injector, replaces: null }))).toBe(
      'NOT_ALLOWED',
    );
    expect(await refused(made.owner.scheduling.makeFeed.mutate({ staffId: ids.staff.frontDesk, replaces: null }))).toBe(
      'NOT_NOW',
    );
    const { id } = await made.owner.scheduling.makeFeed.mutate({ staffId: ids.staff.injector, replaces: null });
    const stale = { staffId: ids.staff.injector, replaces: null };
    expect(await refused(made.owner.scheduling.makeFeed.mutate(stale))).toBe('CHANGED_ELSEWHERE');
    expect(await refused(other.scheduling.revokeFeed.mutate({ feedId: id, expectedVersion: 1 }))).toBe('NOT_ALLOWED');
    expect((await other.scheduling.feeds.query({})).feeds.map(({ staffId }) => staffId)).toEqual([ids.staff.injector2]);
    expect((await made.owner.scheduling.feeds.query({})).feeds.length).toBeGreaterThanOrEqual(3);
    await made.owner.scheduling.revokeFeed.mutate({ feedId: id, expectedVersion: 1 });
  });

  it('leaves an audit row for each reading, keeps no token, and holds back who asks too often', async () => {
    made = await scene('http');
    const path = await pathOf();
    const { raw } = made.clinic.opened.store.read;
    const rows = (): unknown =>
      raw.prepare("SELECT count(*) FROM audit_log WHERE procedure = 'scheduling.calendarFeed'").pluck().get();
    const wrong = `/calendars/${'A'.repeat(43)}.ics`;
    await get(path);
    await get(path);
    await get(wrong);
    expect(rows()).toBe(2);
    const token = path.slice('/calendars/'.length, -4);
    const kept = JSON.stringify([
      raw.prepare('SELECT * FROM calendar_feeds').all(),
      raw.prepare('SELECT * FROM answered_commands').all(),
      raw.prepare('SELECT * FROM audit_log').all(),
    ]);
    expect(kept).not.toContain(token);
    const statuses: number[] = [];
    for (let i = 0; i < 60; i += 1) statuses.push((await get(wrong)).status);
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 404).length).toBe(57);
  });
});

/** "20261030T130000Z" */
function stampOf(instant: number): string {
  return `${new Date(instant).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}
