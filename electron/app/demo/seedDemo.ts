import { addDevice, addRoom, clinicProfile, listLocations, updateProfile } from '../../clinic/service.ts';
import { spreadJobs } from '../../jobs/service.ts';
import { addDays, dateOf, day, dayBounds, hour, instantAt, minute } from '../../kernel/dates.ts';
import { addBlock } from '../../scheduling/blocks/service.ts';
import { setHours } from '../../staff/service.ts';
import type { Opened } from '../openClinic.ts';
import { fillCharts } from './charts.ts';
import { closeTheDrawer, openTheDrawer } from './counter.ts';
import { countShelves } from './counts.ts';
import { fillDiary, shifts, workdays } from './diary.ts';
import { fillForms } from './forms.ts';
import { planWaitlist, setRules } from './frontDesk.ts';
import { stockOffer } from './offer.ts';
import { signProtocols } from './orders.ts';
import { payAhead } from './paidAhead.ts';
import { invitePatients } from './people.ts';
import { promiseCare } from './promises.ts';
import { orderGoods } from './purchasing.ts';
import { type DemoCast, type Stage, setStage } from './stage.ts';
import { openStockRoom, planDeliveries, type StockRoom } from './stockRoom.ts';
import { lengthOf, type Places, type PlannedVisit, planVisit, providers } from './visits.ts';

export type { DemoCast } from './stage.ts';

const patientCount = 400;
/** Days before today on which the demo clinic opened its doors. */
const openedBefore = 50;

/**
 * Fills a founded clinic with rooms, services, stock, 400 patients and six weeks of visits around today: those that are past
 * were carried through consent, draw, chart and till by the same services as any other. The same seed and time give the same clinic.
 */
export function seedDemo(clinic: Opened, cast: DemoCast): void {
  clinic.store.write((tx) => {
    const stage = setStage(clinic, tx, cast, clinicProfile(tx).zone);
    const begins = dayBounds(addDays(dateOf(stage.now, stage.zone), -openedBefore), stage.zone).from + 8 * hour;
    const places = furnish(stage, begins);
    setRules(stage, begins + 10 * minute);
    const shelf = stockOffer(stage, begins + 20 * minute);
    signProtocols(stage, shelf, begins + 25 * minute);
    const [location] = listLocations(tx);
    const stock = openStockRoom(stage, shelf, location?.id ?? '');
    planDeliveries(stage, stock, begins + 2 * hour);
    orderGoods(stage, shelf, location?.id ?? '', begins + 90 * minute);
    const today = dateOf(stage.now, stage.zone);
    const patients = invitePatients(stage, patientCount, today, begins + day, stage.now - 45 * day);
    fillCharts(stage, patients);
    fillForms(stage, patients, stage.now - 40 * day);
    const visits = fillDiary(stage, patients);
    for (const visit of visits) planVisit(stage, stock, shelf, places, visit);
    planWaitlist(stage, shelf, patients);
    planDays(stage, stock, visits);
    planBlocks(stage, places);
    promiseCare(stage, shelf, patients);
    payAhead(stage, shelf, visits, begins + 30 * minute);
    countShelves(stage);
    stage.run();
    spreadJobs(tx, stage.now);
  });
  clinic.anchor();
}

/** Profile, rooms, hours; who works where. */
function furnish(stage: Stage, at: number): Places {
  const { tx, cast, now, zone } = stage;
  stage.play(at, 'owner', 'clinic.updateProfile', (act) => {
    const { version, name, paper } = clinicProfile(tx);
    updateProfile(tx, act, {
      name,
      address: '114 Willow Street\nBrooklyn, NY 11201',
      phone: '(718) 555-0143',
      email: 'hello@lindenandrose.example',
      taxNumber: '',
      paper,
      expectedVersion: version,
    });
  });
  const room = (name: string): string =>
    stage.play(at, 'owner', 'clinic.addRoom', (act) => addRoom(tx, act, { name })).id;
  const rooms = { owner: room('Willow room'), injector: room('Birch room'), injector2: room('Laser room') };
  for (const [name, kind] of [
    ['Lumecca IPL', 'IPL'],
    ['Treatment chair', 'Chair'],
  ] as const)
    stage.play(at, 'owner', 'clinic.addDevice', (act) => addDevice(tx, act, { name, kind }));
  for (const provider of providers) {
    stage.play(at, 'owner', 'staff.setHours', (act) =>
      setHours(tx, act, {
        staffId: cast.staff[provider],
        expectedVersion: 1,
        hours: workdays(provider, dateOf(now, zone)).flatMap((weekday) =>
          shifts.map(([fromMinute, untilMinute]) => ({ weekday, fromMinute, untilMinute })),
        ),
      }),
    );
  }
  const place = (provider: (typeof providers)[number]) => ({
    providerId: cast.staff[provider],
    roomId: rooms[provider],
  });
  return { owner: place('owner'), injector: place('injector'), injector2: place('injector2') };
}

/** What keeps people and things from being booked: a meeting before the doors open, care of the laser, a week away. */
function planBlocks(stage: Stage, places: Places): void {
  const { tx, cast, now, zone } = stage;
  const today = dateOf(now, zone);
  const at = now - hour;
  const staff = (who: (typeof providers)[number]) => ({ kind: 'staff' as const, id: cast.staff[who] });
  const block = (
    input: Pick<Parameters<typeof addBlock>[2], 'resources' | 'kind' | 'reason' | 'startsAt' | 'endsAt'>,
  ) =>
    stage.plan(at, () => {
      stage.play(at, 'frontDesk', 'scheduling.addBlock', (act) =>
        addBlock(tx, act, { ...input, overAppointments: input.kind === 'timeOff' }),
      );
    });
  for (const ahead of [1, 8, 15]) {
    const date = addDays(today, ahead);
    const [startsAt, endsAt] = [instantAt(date, 8 * 60 + 15, zone), instantAt(date, 8 * 60 + 45, zone)];
    block({ resources: providers.map(staff), kind: 'meeting', reason: 'Team meeting', startsAt, endsAt });
  }
  const service = addDays(today, 2);
  const [startsAt, endsAt] = [instantAt(service, 7 * 60, zone), instantAt(service, 9 * 60, zone)];
  const room = { kind: 'room' as const, id: places.injector2.roomId };
  block({ resources: [room], kind: 'maintenance', reason: 'Laser service', startsAt, endsAt });
  block({
    resources: [staff('injector')],
    kind: 'timeOff',
    reason: 'Holiday',
    startsAt: dayBounds(addDays(today, 23), zone).from,
    endsAt: dayBounds(addDays(today, 29), zone).until,
  });
}

/** The drawer is opened before the first visit of a day and closed after its last; vials are put away in the evening. */
function planDays(stage: Stage, stock: StockRoom, visits: readonly PlannedVisit[]): void {
  const { now, zone } = stage;
  const today = dateOf(now, zone);
  for (let ahead = -21; ahead <= 0; ahead += 1) {
    const date = addDays(today, ahead);
    const ofDay = visits.filter((visit) => dateOf(visit.startsAt, zone) === date);
    const arrivals = ofDay.map((visit) => visit.startsAt - 15 * minute);
    const opensAt = Math.max(dayBounds(date, zone).from, Math.min(instantAt(date, 8 * 60 + 45, zone), ...arrivals));
    stage.plan(opensAt, () => openTheDrawer(stage, opensAt));
    if (date === today) return;
    const ends = ofDay.map((visit) => visit.startsAt + (lengthOf(visit.services) + 20) * minute);
    const closesAt = Math.max(instantAt(date, 18 * 60 + 15, zone), ...ends);
    stage.plan(closesAt, () => {
      closeTheDrawer(stage, closesAt);
      stock.tidyUp(closesAt + 5 * minute, ahead === -1 ? 1 : 0);
    });
  }
}
