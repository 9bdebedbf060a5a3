import type { WriteTx } from '../../db/access.ts';
import { insertStation } from '../../db/clinic/queries.ts';
import type { Host } from '../../electron/app/host.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { setTaxRate } from '../../electron/billing/service.ts';
import { AddServiceInput } from '../../electron/catalog/schemas.ts';
import { createService } from '../../electron/catalog/service.ts';
import {
  addRoom,
  clinicProfile,
  foundClinic,
  listLocations,
  listRooms,
  updateProfile,
} from '../../electron/clinic/service.ts';
import { addTemplate } from '../../electron/consents/templates/service.ts';
import { addPrinter } from '../../electron/devices/printers/service.ts';
import { createProduct } from '../../electron/inventory/products/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import type { Role } from '../../electron/kernel/roles.ts';
import { addStaff, setHours } from '../../electron/staff/service.ts';
import {
  consentBody,
  offered,
  person,
  providerCount,
  retailGoods,
  taxName,
  taxRate,
  treatmentGoods,
} from './assortment.ts';

export interface CastMember {
  id: string;
  name: string;
  title: string;
  login: string;
  password: string;
  role: Role;
}
export interface CastService {
  id: string;
  name: string;
  durationMinutes: number;
  processingMinutes: number;
  bufferMinutes: number;
  pricing: 'perUnit' | 'flat';
  priceCents: number;
  estimatedQuantity: number;
  productId: string | null;
}
export interface CastProduct {
  id: string;
  name: string;
  unit: 'U' | 'mL' | 'each';
  packageSize: number;
  costCents: number;
  priceCents: number;
}

/** Everybody and everything the made-up years happen to. */
export interface Cast {
  name: string;
  address: string;
  phone: string;
  email: string;
  providers: CastMember[];
  desk: CastMember[];
  keeper: CastMember;
  stations: Array<{ id: string; number: number; name: string; printerId: string | null }>;
  rooms: Array<{ id: string; locationId: string }>;
  stockRoomId: string;
  injectables: CastService[];
  others: CastService[];
  toxin: CastProduct;
  filler: CastProduct;
  retail: CastProduct[];
  consents: Map<string, { templateId: string; templateName: string; editionId: string; title: string }>;
}

/** Makes the clinic itself through the services, in an empty folder. Returns it with its recovery code. */
export async function found(host: Host, zone: string): Promise<{ cast: Cast; recoveryCode: string }> {
  const providers = Array.from({ length: providerCount }, (_, i) => person(i, host.newId()));
  const desk = [0, 1].map((i) => person(100 + i, host.newId()));
  const keeper = person(200, host.newId());
  const everyone = [...providers, ...desk, keeper];
  const [owner] = providers;
  if (!owner) throw new RangeError('A clinic needs an owner.');
  const slots = [owner, ...desk].map(({ id, login, password }) => ({ staffId: id, login, password }));
  const stationIds = [host.newId(), host.newId()] as const;
  let cast: Cast | undefined;
  const recoveryCode = await host.create(slots[0] as (typeof slots)[0], slots.slice(1), false, (clinic) => {
    const actor = {
      staffId: owner.id,
      role: 'owner',
      stationId: stationIds[0],
      procedure: 'setup.createClinic',
    } as const;
    cast = actAs(clinic, actor, (tx, act) => {
      foundClinic(tx, act, { name: 'Seeded Aesthetics', zone, currency: 'USD', country: 'US', demo: false });
      insertStation(tx, { id: stationIds[1], number: 2, name: 'Second desk', version: 1 });
      for (const member of everyone) hire(tx, act, member, providers.includes(member));
      return furnish(tx, act, { providers, desk, keeper }, stationIds);
    });
  });
  if (!cast) throw new Error('The clinic was not founded.');
  return { cast, recoveryCode };
}

function hire(tx: WriteTx, act: Act, member: CastMember, provider: boolean): void {
  const { id, password: _password, ...rest } = member;
  addStaff(tx, act, id, { ...rest, provider, colour: '#7c9885' });
  if (provider)
    setHours(tx, act, {
      staffId: id,
      expectedVersion: 1,
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, untilMinute: 1080 })),
    });
}

function furnish(
  tx: WriteTx,
  act: Act,
  staff: Pick<Cast, 'providers' | 'desk' | 'keeper'>,
  stationIds: readonly [string, string],
): Cast {
  const facts = {
    address: '14 Linden Street, New York, NY 10012',
    phone: '+1 212 555 0142',
    email: 'desk@seeded.example',
  };
  updateProfile(tx, act, {
    name: 'Seeded Aesthetics',
    ...facts,
    taxNumber: '',
    paper: 'letter',
    expectedVersion: clinicProfile(tx).version,
  });
  for (let i = 1; i <= providerCount; i += 1) addRoom(tx, act, { name: `Room ${String(i).padStart(2, '0')}` });
  setTaxRate(tx, act, { taxClass: 'standard', name: taxName, rate: taxRate, inclusive: false });
  const places = listLocations(tx);
  const goods = treatmentGoods.map((line) => addProduct(tx, act, line));
  const services = offered.map((line): CastService => {
    const productId = line.product === null ? null : (goods[line.product]?.id ?? null);
    const { product: _product, ...fields } = line;
    const { id } = createService(
      tx,
      act,
      AddServiceInput.parse({ ...fields, taxClass: 'none', cosmetic: true, productId }),
    );
    return { ...fields, id, productId };
  });
  const injectables = services.filter((service) => service.productId !== null);
  const consents: Cast['consents'] = new Map();
  for (const service of injectables) {
    const title = `Consent to ${service.name}`;
    const text = {
      name: title,
      title,
      body: consentBody,
      language: 'en',
      serviceIds: [service.id],
      witness: false,
      renew: false,
    };
    const made = addTemplate(tx, act, text);
    consents.set(service.id, { templateId: made.id, templateName: title, editionId: made.editionId, title });
  }
  const { id: printerId } = addPrinter(tx, act, {
    name: 'Receipts',
    paper: 'receipt80',
    connection: 'tcp',
    nativeQr: true,
    host: '127.0.0.1',
    port: 9100,
    codePage: 'PC437',
    drawer: true,
  });
  const [toxin, filler] = goods;
  const stockRoomId = places.find((place) => place.roomId === null)?.id;
  if (!toxin || !filler || stockRoomId === undefined) throw new Error('The clinic is not furnished.');
  return {
    name: 'Seeded Aesthetics',
    ...facts,
    ...staff,
    stations: [
      { id: stationIds[0], number: 1, name: 'Front desk', printerId },
      { id: stationIds[1], number: 2, name: 'Second desk', printerId: null },
    ],
    rooms: listRooms(tx).map((room) => ({
      id: room.id,
      locationId: places.find((place) => place.roomId === room.id)?.id ?? '',
    })),
    stockRoomId,
    injectables,
    others: services.filter((service) => service.productId === null),
    toxin,
    filler,
    retail: retailGoods.map((line) => addProduct(tx, act, line)),
    consents,
  };
}

type Goods = (typeof treatmentGoods)[number] | (typeof retailGoods)[number];

function addProduct(tx: WriteTx, act: Act, line: Goods): CastProduct {
  const { costCents, retailPriceCents, ...fields } = line;
  const { id } = createProduct(tx, act, { ...fields, criticalLevel: 0, retailPriceCents });
  return {
    id,
    name: line.name,
    unit: line.unit,
    packageSize: line.packageSize,
    costCents,
    priceCents: retailPriceCents ?? 0,
  };
}
