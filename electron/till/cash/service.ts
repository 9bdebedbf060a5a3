import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { insertCashMovement } from '../../../db/till/cash/queries.ts';
import { clinicProfile, stationById } from '../../clinic/service.ts';
import { queuePrint } from '../../devices/printing/service.ts';
import type { Act } from '../../kernel/act.ts';
import { clockText, dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Cents } from '../../kernel/money.ts';
import { expectedCash, post } from '../../ledger/service.ts';
import { staffById } from '../../staff/service.ts';
import { drawerForTaking } from '../drawer/service.ts';
import { movementSlip } from './prints.ts';
import { drawerEffect, type MovementCategory, type MovementKind, movementPostings } from './rules.ts';
import type { DropInput, MovementSaved, OpenWithoutSaleInput, PayInInput, PayOutInput } from './schemas.ts';

type Saved = z.input<typeof MovementSaved>;

interface NewMovement {
  kind: MovementKind;
  category: MovementCategory;
  amountCents: Cents;
  reason: string;
  counterparty?: string | null | undefined;
  bagNumber?: string | null;
}

/** Puts cash into the drawer without a sale. @throws Refusal DRAWER_CLOSED, NOT_NOW while a drawer of an earlier day is open */
export function payIn(tx: WriteTx, act: Act, input: z.output<typeof PayInInput>): Saved {
  return move(tx, act, { kind: 'payIn', ...input });
}

/** Takes cash out of the drawer for something the clinic pays. @throws Refusal MONEY_DIFFERS if less lies there */
export function payOut(tx: WriteTx, act: Act, input: z.output<typeof PayOutInput>): Saved {
  return move(tx, act, { kind: 'payOut', ...input });
}

/** Takes cash out of the drawer into the safe or to the bank, in a numbered bag. @throws Refusal MONEY_DIFFERS if less lies there */
export function drop(tx: WriteTx, act: Act, input: z.output<typeof DropInput>): Saved {
  return move(tx, act, { kind: 'drop', ...input });
}

/** Opens the drawer without a sale; the reason is kept. */
export function openWithoutSale(tx: WriteTx, act: Act, input: z.output<typeof OpenWithoutSaleInput>): Saved {
  return move(tx, act, { kind: 'noSale', category: 'none', amountCents: 0, reason: input.reason });
}

/** Row, journal entry and the slip that opens the drawer. */
function move(tx: WriteTx, act: Act, movement: NewMovement): Saved {
  const businessDate = dateOf(act.now, act.zone);
  const drawer = drawerForTaking(tx, act, businessDate) ?? refuse('DRAWER_CLOSED');
  if (expectedCash(tx, drawer.id) + drawerEffect(movement.kind, movement.amountCents) < 0)
    refuse('MONEY_DIFFERS', 'By the records there is less than that in the drawer. Count it, or take out less.');
  const id = act.newId();
  const row = {
    id,
    drawerSessionId: drawer.id,
    kind: movement.kind,
    category: movement.category,
    amountCents: movement.amountCents,
    reason: movement.reason,
    counterparty: movement.counterparty ? movement.counterparty : null,
    bagNumber: movement.bagNumber ?? null,
    at: act.now,
    businessDate,
    staffId: act.staffId,
    stationId: act.stationId,
  };
  insertCashMovement(tx, row);
  post(tx, act, {
    businessDate,
    sourceKind: 'cashMovement',
    sourceId: id,
    postings: movementPostings(drawer.id, movement),
  });
  act.touch('till', 'cashMovement', id, 1);
  act.touch('till', 'drawerSession', drawer.id, drawer.version);
  const clinic = clinicProfile(tx);
  const model = movementSlip({
    ...row,
    clinic: clinic.name,
    language: clinic.language,
    currency: clinic.currency,
    time: clockText(act.now, act.zone),
    staffName: staffById(tx, act.staffId).name,
    stationName: stationById(tx, act.stationId).name,
  });
  const job = queuePrint(tx, act, {
    kind: 'receipt',
    title: model.title,
    model,
    sourceKind: 'drawerSession',
    sourceId: drawer.id,
  });
  return { id, printJobId: job.jobId, printProblem: job.problem };
}
