import { command, query, router } from '../../api/door.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { Nothing } from '../schemas.ts';
import { countLine, giveReason, markRestMissing } from './lines/service.ts';
import { postCount } from './posting/service.ts';
import * as S from './schemas.ts';
import { cancelCount, countSheet, finishCounting, listCounts, startCount } from './service.ts';

/** Counts of the stock room. `approvals` knows who confirmed as a second person. */
export function createCountsRouter(approvals: Approvals) {
  return router({
    counts: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: S.Counts }, listCounts),
    count: query({ permission: 'stock.read', reads: 'none', input: S.CountIdInput, output: S.CountSheet }, countSheet),
    startCount: command({ permission: 'stock.manage', input: S.StartInput, output: S.CountStep }, startCount),
    countLine: command({ permission: 'stock.handle', input: S.LineInput, output: S.LineAnswer }, countLine),
    finishCounting: command(
      { permission: 'stock.handle', input: S.CountStepInput, output: S.CountStep },
      finishCounting,
    ),
    markRestMissing: command({ permission: 'stock.manage', input: S.CountIdInput, output: S.Saved }, markRestMissing),
    giveReason: command({ permission: 'stock.manage', input: S.ReasonInput, output: S.Saved }, giveReason),
    postCount: command({ permission: 'stock.manage', input: S.PostInput, output: S.Posted }, (tx, act, input) =>
      postCount(tx, act, input, approvals),
    ),
    cancelCount: command({ permission: 'stock.manage', input: S.CountStepInput, output: S.CountStep }, cancelCount),
  });
}
