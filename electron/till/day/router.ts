import { command, query, router } from '../../api/door.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import * as C from '../cash/schemas.ts';
import { drop, openWithoutSale, payIn, payOut } from '../cash/service.ts';
import { closeDrawer, printDay, zReport } from './closing/service.ts';
import * as S from './schemas.ts';
import { beforeClosing, dayOfClinic, listZReports, type OpenItems, xReport } from './service.ts';

const seen = { permission: 'till.day', reads: 'none' } as const;

/** The procedures of a day at the till. `openItems` asks the slices to the right, `approvals` knows who confirmed as a second person. */
export function createDayRouter(openItems: OpenItems, approvals: Approvals) {
  return router({
    payIn: command({ permission: 'till.cash', input: C.PayInInput, output: C.MovementSaved }, payIn),
    payOut: command({ permission: 'till.cash', input: C.PayOutInput, output: C.MovementSaved }, payOut),
    drop: command({ permission: 'till.cash', input: C.DropInput, output: C.MovementSaved }, drop),
    openWithoutSale: command(
      { permission: 'till.cash', input: C.OpenWithoutSaleInput, output: C.MovementSaved },
      openWithoutSale,
    ),
    x: query({ ...seen, input: S.XInput, output: S.XOutput }, xReport),
    day: query({ ...seen, input: S.DayInput, output: S.DayOutput }, dayOfClinic),
    beforeClosing: query({ ...seen, input: S.Nothing, output: S.BeforeClosingOutput }, (db, asker) =>
      beforeClosing(db, asker, openItems),
    ),
    closeDrawer: command(
      { permission: 'till.day', input: S.CloseDrawerInput, output: S.CloseDrawerOutput },
      (tx, act, input) => closeDrawer(tx, act, input, openItems, approvals),
    ),
    zReports: query({ ...seen, input: S.ZReportsInput, output: S.ZReportsOutput }, listZReports),
    zReport: query({ ...seen, input: S.ZInput, output: S.ZOutput }, zReport),
    printDay: command({ permission: 'till.day', input: S.PrintInput, output: S.Printed }, printDay),
  });
}
