import { insertMove } from '../../db/inventory/moves/queries.ts';
import { insertLot } from '../../db/inventory/queries.ts';
import { postingsOfMove } from '../../electron/inventory/rules.ts';
import { addDays, type LocalDate } from '../../electron/kernel/dates.ts';
import type { CastProduct } from './founding.ts';
import { post, type Seeding, till } from './seeding.ts';

/** What a line of a visit or an invoice got. */
export interface UsedLot {
  productId: string;
  product: string;
  lot: string;
  expiresOn: LocalDate;
  quantity: number;
  containerId: string | null;
  container: string;
}

export interface Lot {
  id: string;
  productId: string;
  number: string;
  expiresOn: LocalDate;
}

/** A vial or syringe as it stands at the moment. */
export interface HeldContainer {
  id: string;
  code: string;
  lot: Lot;
  product: CastProduct;
  locationId: string;
  state: 'sealed' | 'opened' | 'empty' | 'discarded';
  remaining: number;
  openedAt: number | null;
  openedBy: string | null;
  diluentMl: number | null;
  beyondUseAt: number | null;
  version: number;
}

/** Goods of one lot. */
export interface Level {
  lot: Lot;
  onHand: number;
  costCents: number;
}

/** The stock room in memory: moves and entries are written as they happen, containers and levels at the end. */
export interface Stock {
  containers: HeldContainer[];
  /** Sealed ones by product, oldest first. */
  sealed: Map<string, HeldContainer[]>;
  /** The open vial of each provider. */
  open: Map<number, HeldContainer>;
  /** Goods with something left by product, first to expire first. */
  shelf: Map<string, Level[]>;
  levels: Level[];
  lots: number;
}

export function emptyStock(): Stock {
  return { containers: [], sealed: new Map(), open: new Map(), shelf: new Map(), levels: [], lots: 0 };
}

/** When and by whom something is done. */
export interface Moment {
  at: number;
  date: LocalDate;
  staffId: string;
}

type MoveRow = Parameters<typeof insertMove>[1];

/** Appends a move of a lot and returns its id. */
export function move(
  s: Seeding,
  lot: Lot,
  { at, date, staffId }: Moment,
  row: Omit<
    MoveRow,
    'id' | 'seq' | 'at' | 'businessDate' | 'productId' | 'lotId' | 'staffId' | 'stationId' | 'reason'
  > & {
    id?: string;
    reason?: string;
  },
): string {
  const id = row.id ?? s.newId(at);
  insertMove(s.tx, {
    ...row,
    id,
    at,
    businessDate: date,
    productId: lot.productId,
    lotId: lot.id,
    reason: row.reason ?? null,
    staffId,
    stationId: till(s).id,
  });
  return id;
}

/** Posts what a move is worth, signed as the stock sees it. */
export function postWorth(
  s: Seeding,
  moment: Moment,
  moveId: string,
  kind: 'receive' | 'draw' | 'sell' | 'waste',
  cents: number,
): void {
  post(s, { ...moment, sourceKind: 'stockMove', sourceId: moveId, postings: postingsOfMove(kind, cents) });
}

/** A delivery of one lot: `unpack` writes its moves, the first under the delivery's own id. */
export function receive(
  s: Seeding,
  product: CastProduct,
  many: number,
  { at, date }: Pick<Moment, 'at' | 'date'>,
  unpack: (lot: Lot, deliveryId: string, moment: Moment) => void,
): void {
  s.stock.lots += 1;
  const number = `L${String(s.stock.lots).padStart(6, '0')}`;
  const lot: Lot = { id: s.newId(at), productId: product.id, number, expiresOn: addDays(date, 600) };
  insertLot(s.tx, { ...lot, recalledAt: null, version: 1 });
  const deliveryId = s.newId(at);
  const moment = { at, date, staffId: s.cast.keeper.id };
  unpack(lot, deliveryId, moment);
  postWorth(s, moment, deliveryId, 'receive', many * product.costCents);
  s.trail.note({
    at,
    staffId: moment.staffId,
    stationId: till(s).id,
    procedure: 'inventory.receive',
    patientId: null,
    entity: ['inventory', 'lot', lot.id],
  });
}
