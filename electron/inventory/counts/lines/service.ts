import type { WriteTx } from '../../../../db/access.ts';
import {
  type CountLineRow,
  type CountRow,
  costOfLot,
  insertCountLine,
  lastMove,
  lineOfContainer,
  lineOfGoods,
  linesOfCount,
  updateCountLine,
  wastedOf,
} from '../../../../db/inventory/counts/queries.ts';
import { levelAt } from '../../../../db/inventory/goods/queries.ts';
import { findLocation, findLot, lotOfNumber } from '../../../../db/inventory/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { formatAmount, type Quantity } from '../../../kernel/quantity.ts';
import { containerRow } from '../../containers/service.ts';
import { costOfTaking, type ProductKind, wholeEnough } from '../../rules.ts';
import { productById } from '../../service.ts';
import { containerCountFault, countsProduct, worthOfGoods } from '../rules.ts';
import type { LineInput } from '../schemas.ts';
import { countIn, partOf, uncountedOf } from '../service.ts';

/** What a line is before it is kept. */
type Found = Pick<
  CountLineRow,
  'productId' | 'lotId' | 'containerId' | 'locationId' | 'bookLocationId' | 'expected' | 'counted' | 'worthCents'
>;

/**
 * Notes what was found of a container, or of a lot of goods at a place, and beside it what the books say at this moment:
 * what moves before or after does not make a difference. Counting again replaces the number; `add` adds to it.
 * @throws Refusal NOT_FOUND, NOT_NOW, BAD_INPUT, STOCK_REFUSED (more than can be; moved while it was scanned)
 */
export function countLine(
  tx: WriteTx,
  act: Act,
  input: LineInput,
): { lineId: Id; counted: Quantity; expected: Quantity | null } {
  const count = countIn(tx, input.countId, ['counting', 'review']);
  if (!findLocation(tx, input.locationId)) refuse('NOT_FOUND', 'This location is no longer here. Choose another.');
  if (count.locationId !== null && count.locationId !== input.locationId)
    refuse('BAD_INPUT', 'This count is of another place. Bring it there, or count it in a count of its own.');
  const lineId =
    input.containerId === undefined ? countGoods(tx, act, count, input) : countContainer(tx, act, count, input);
  const line = linesOfCount(tx, count.id).find((row) => row.id === lineId) ?? refuse('INTERNAL');
  const hidden = count.blind && count.state === 'counting';
  return { lineId, counted: line.counted, expected: hidden ? null : line.expected };
}

function refuseOutside(count: CountRow, product: { id: Id; kind: ProductKind; name: string }): void {
  if (!countsProduct(partOf(count), product))
    refuse('BAD_INPUT', `${product.name} is not part of this count. Leave it where it is, or begin a count of it.`);
}

function countContainer(tx: WriteTx, act: Act, count: CountRow, input: LineInput): Id {
  const row = containerRow(tx, input.containerId ?? '');
  const { counted } = input;
  refuseOutside(count, { id: row.productId, kind: row.kind, name: row.productName });
  if (!wholeEnough(counted, row.unit)) refuse('BAD_INPUT', `${row.productName} is counted in whole pieces.`);
  const wasted = wastedOf(tx, row.id);
  const fault = containerCountFault({ opened: row.openedAt !== null, remaining: row.remaining }, wasted, counted);
  if (fault === 'sealed')
    refuse('BAD_INPUT', `This container of ${row.productName} is sealed: it is all there, or it is not there.`, {
      reason: 'sealed',
    });
  if (fault === 'drawn')
    refuse(
      'STOCK_REFUSED',
      `At most ${formatAmount(row.remaining + wasted, row.unit)} can be in this container of ${row.productName}: visits drew the rest. If less was given, return it at the visit, then count again.`,
      { reason: 'drawn' },
    );
  return keep(tx, act, count, lineOfContainer(tx, count.id, row.id), {
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    // what is not there was not found anywhere
    locationId: counted === 0 ? row.locationId : input.locationId,
    bookLocationId: row.locationId,
    expected: row.remaining,
    counted,
    worthCents: 0 - costOfTaking(row.costCents, row.labelled, row.remaining, row.remaining - counted),
  });
}

function countGoods(tx: WriteTx, act: Act, count: CountRow, input: LineInput): Id {
  const lot =
    (input.lotId === undefined ? lotOfNumber(tx, input.productId ?? '', input.lot ?? '') : findLot(tx, input.lotId)) ??
    refuse('NOT_FOUND', 'This lot never came in. Receive it first, then count it.', { reason: 'unknownLot' });
  const product = productById(tx, lot.productId);
  refuseOutside(count, product);
  if (product.inContainers)
    refuse('BAD_INPUT', `${product.name} is counted vial by vial: scan the label of each container.`);
  const known = lineOfGoods(tx, count.id, lot.id, input.locationId);
  const level = levelAt(tx, lot.id, input.locationId) ?? { onHand: 0, costCents: 0 };
  const adds = input.add && known !== undefined;
  if (adds && known.expected !== level.onHand)
    refuse(
      'STOCK_REFUSED',
      `Something of ${product.name}, lot ${lot.number} moved while it was counted. Count all of this lot again and type the number.`,
      { reason: 'moved', lineId: known.id },
    );
  const counted = adds ? known.counted + input.counted : input.counted;
  if (!wholeEnough(counted, product.unit)) refuse('BAD_INPUT', `${product.name} is counted in whole pieces.`);
  return keep(tx, act, count, known, {
    productId: product.id,
    lotId: lot.id,
    containerId: null,
    locationId: input.locationId,
    bookLocationId: input.locationId,
    expected: level.onHand,
    counted,
    worthCents: worthOfGoods(counted - level.onHand, level, costOfLot(tx, lot.id)),
  });
}

function keep(tx: WriteTx, act: Act, count: CountRow, known: CountLineRow | undefined, found: Found): Id {
  const seen = { ...found, afterSeq: lastMove(tx), countedAt: act.now, countedBy: act.staffId };
  if (!known) {
    const id = act.newId();
    const first = { firstCounted: found.counted, firstCountedBy: act.staffId };
    insertCountLine(tx, { id, countId: count.id, ...seen, ...first, version: 1 });
    act.touch('inventory', 'countLine', id, 1);
    return id;
  }
  const reason = found.counted === found.expected ? null : known.reason;
  if (!updateCountLine(tx, known.id, known.version, { ...known, ...seen, reason })) refuse('CHANGED_ELSEWHERE');
  act.touch('inventory', 'countLine', known.id, known.version + 1);
  return known.id;
}

/** Notes what was not counted as not there. @throws Refusal NOT_NOW */
export function markRestMissing(tx: WriteTx, act: Act, input: { id: Id }): { lines: number } {
  const count = countIn(tx, input.id, ['review']);
  const rest = uncountedOf(tx, count, linesOfCount(tx, count.id));
  for (const { containerId, lotId, locationId } of rest) {
    const what = containerId === null ? { lotId } : { containerId };
    countLine(tx, act, {
      countId: count.id,
      ...what,
      locationId: count.locationId ?? locationId,
      counted: 0,
      add: false,
    });
  }
  return { lines: rest.length };
}

/** Says why lines differ. @throws Refusal NOT_FOUND, NOT_NOW */
export function giveReason(
  tx: WriteTx,
  act: Act,
  input: { countId: Id; lineIds: readonly Id[]; reason: string },
): { lines: number } {
  const count = countIn(tx, input.countId, ['review']);
  const lines = new Map(linesOfCount(tx, count.id).map((line) => [line.id, line]));
  for (const lineId of input.lineIds) {
    const line = lines.get(lineId) ?? refuse('NOT_FOUND', 'This line is no longer part of the count.');
    if (line.counted === line.expected)
      refuse('NOT_NOW', `${line.productName}, lot ${line.lotNumber} does not differ, so it needs no reason.`);
    if (!updateCountLine(tx, line.id, line.version, { ...line, reason: input.reason })) refuse('CHANGED_ELSEWHERE');
    act.touch('inventory', 'countLine', line.id, line.version + 1);
  }
  return { lines: input.lineIds.length };
}
