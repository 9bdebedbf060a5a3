import { command, query, router } from '../../api/door.ts';
import {
  CallMarked,
  LiftRecall,
  LotRecalls,
  MarkCall,
  Nothing,
  OneRecall,
  RecallDetail,
  Recalled,
  RecallInput,
  RecordKept,
  SetAside,
} from './schemas.ts';
import { keepRecord, lift, listRecalls, markCall, recall, setAsideOf, showRecall } from './service.ts';

/** Recalls of lots. Who got something of a lot is for those who may read patients; the stock room sees the rest. */
export const lotRecallsRouter = router({
  list: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: LotRecalls }, listRecalls),
  setAside: query({ permission: 'stock.read', reads: 'none', input: OneRecall, output: SetAside }, setAsideOf),
  show: query({ permission: 'patients.read', reads: 'patient', input: OneRecall, output: RecallDetail }, showRecall),
  recall: command({ permission: 'stock.manage', input: RecallInput, output: Recalled }, recall),
  mark: command({ permission: 'patients.edit', input: MarkCall, output: CallMarked }, markCall),
  keepRecord: command({ permission: 'patients.read', input: OneRecall, output: RecordKept }, keepRecord),
  lift: command({ permission: 'stock.manage', input: LiftRecall, output: RecordKept }, lift),
});
