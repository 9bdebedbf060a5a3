import { command, query, router } from '../api/door.ts';
import { Done, FinishInput, GiveBackInput } from './patient/schemas.ts';
import { finishEmptyTask, stopHere } from './patient/service.ts';
import type { TabletCodes } from './ports.ts';
import * as S from './schemas.ts';
import {
  disconnectTablet,
  handOversToday,
  listTablets,
  offerCode,
  sendToTablet,
  type TaskSource,
  tabletForVisit,
  type VisitPatient,
  withdraw,
} from './service.ts';

/** Tablets at the desk, and what a patient may end on one. `sources` say what there is to do of each kind. */
export function createTabletsRouter(codes: TabletCodes, patientOf: VisitPatient, sources: readonly TaskSource[]) {
  const desk = { permission: 'tablets.handle' } as const;
  const patient = { permission: 'tablets.use', audience: ['tablet'] } as const;
  return router({
    list: query({ ...desk, reads: 'none', input: S.Nothing, output: S.TabletsOutput }, listTablets),
    today: query({ ...desk, reads: 'none', input: S.Nothing, output: S.TodayOutput }, handOversToday),
    forVisit: query(
      { ...desk, reads: 'patient', input: S.ForVisitInput, output: S.ForVisitOutput },
      (db, asker, input) => tabletForVisit(db, asker, input, patientOf, sources),
    ),
    offerCode: command({ ...desk, secret: true, input: S.OfferInput, output: S.OfferOutput }, (tx, act, input) =>
      offerCode(tx, act, input, codes),
    ),
    disconnect: command({ ...desk, input: S.DisconnectInput, output: S.Saved }, disconnectTablet),
    send: command({ ...desk, input: S.SendInput, output: S.Saved }, (tx, act, input) =>
      sendToTablet(tx, act, input, patientOf, sources),
    ),
    withdraw: command({ ...desk, input: S.WithdrawInput, output: S.Saved }, withdraw),
    finish: command({ ...patient, input: FinishInput, output: Done }, (tx, act, input) =>
      finishEmptyTask(tx, act, input, sources),
    ),
    stop: command({ ...patient, input: GiveBackInput, output: Done }, stopHere),
  });
}
