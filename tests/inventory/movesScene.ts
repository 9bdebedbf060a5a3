import { expect } from 'vitest';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { receiveStock } from '../../electron/inventory/receiving/service.ts';
import { verifyStock } from '../../electron/inventory/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import { Refusal } from '../../electron/kernel/errors.ts';
import { journalSum } from '../../electron/ledger/service.ts';
import type { TestClinic } from '../harness.ts';
import type { Shelf } from './stockClinic.ts';

/** Moves by hand, past the door: what is done, deliveries to do it with, and whether the books still hold. */
export function movesScene(clinic: TestClinic, shelf: Shelf) {
  const db = (): ReadDb => clinic.opened.store.read;
  function act<T>(work: (tx: WriteTx, act: Act) => T): T {
    const actor = {
      staffId: clinic.ids.staff.injector,
      role: 'injector',
      stationId: clinic.ids.stationId,
      procedure: 'test',
    } as const;
    return actAs(clinic.opened, actor, work);
  }
  /** The answer, or the code and reason of the refusal; anything else is a failure. */
  function tried<T>(work: (tx: WriteTx, act: Act) => T): T | string {
    try {
      return act(work);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const reason = error.details?.['reason'];
      return `${error.code}:${typeof reason === 'string' ? reason : ''}`;
    }
  }
  let lots = 0;
  function vials(productId: string, containers: number, costCents: number) {
    lots += 1;
    const lot = `LOT${lots}`;
    return act((tx, a) =>
      receiveStock(tx, a, {
        productId,
        lot,
        expiresOn: '2027-06-30',
        locationId: shelf.locationId,
        containers,
        costCents,
      }),
    );
  }
  function creams(quantity: number, expiresOn: string, costCents: number) {
    lots += 1;
    const lot = `LOT${lots}`;
    return act((tx, a) =>
      receiveStock(tx, a, {
        productId: shelf.cream,
        lot,
        expiresOn,
        locationId: shelf.locationId,
        quantity,
        costCents,
      }),
    );
  }
  const accounts = (): Map<string, number> =>
    new Map(
      db()
        .raw.prepare<[], { account: string; cents: number }>(
          'SELECT account, SUM(amount_cents) AS cents FROM journal_lines GROUP BY account',
        )
        .all()
        .map((row) => [row.account, row.cents]),
    );
  const sound = (): void => {
    expect(verifyStock(db()).problems).toEqual([]);
    expect(journalSum(db())).toBe(0);
  };
  return { db, act, tried, vials, creams, accounts, sound };
}
