import { command, query, router } from '../api/door.ts';
import {
  AddAddendumInput,
  Amended,
  CosignInput,
  ErrorMarks,
  ErrorMarksInput,
  MarkErrorInput,
} from './amendments/schemas.ts';
import { addAddendum, cosign, errorMarks, markError } from './amendments/service.ts';
import { draw, scanForDraw } from './draws/service.ts';
import { EarlierMaps, EarlierMapsInput, MapOf, MapOfInput } from './history/schemas.ts';
import { earlierMaps, mapOf } from './history/service.ts';
import {
  AddTreatmentsInput,
  ChangeTreatmentInput,
  Lasers,
  LasersInput,
  LastSettings,
  LastSettingsInput,
  LimitsSaved,
  RemoveTreatmentsInput,
  SetLimitsInput,
  TreatmentsAnswer,
} from './lasers/schemas.ts';
import {
  addTreatments,
  changeTreatment,
  lastSettingsOf,
  listLasers,
  removeTreatments,
  setLimits,
} from './lasers/service.ts';
import {
  AddPointInput,
  AddPointsInput,
  ChangePointInput,
  MovePointInput,
  PointAnswer,
  PointsAnswer,
  RemovePointInput,
  RemovePointsInput,
} from './points/schemas.ts';
import { addPoint, addPoints, changePoint, movePoint, removePoint, removePoints } from './points/service.ts';
import {
  Applied,
  ApplyProtocolInput,
  ProtocolAnswer,
  Protocols,
  ProtocolsInput,
  RetireProtocolInput,
  SaveProtocolInput,
} from './protocols/schemas.ts';
import { applyProtocol, listProtocols, retireProtocol, saveProtocol } from './protocols/service.ts';
import {
  Chart,
  DrawInput,
  Drawn,
  NoteSaved,
  Nothing,
  OpenCharts,
  Opened,
  SaveNoteInput,
  ScanForDrawInput,
  ScannedForDraw,
  Signed,
  SignInput,
  VisitInput,
} from './schemas.ts';
import { openChart, saveNote, showChart, unsignedCharts } from './service.ts';
import { signChart } from './signing/service.ts';
import { CosignedMany, CosignManyInput, Counts, Queue, QueueInput } from './signOff/schemas.ts';
import { cosignMany, signOffNumbers, signOffQueue } from './signOff/service.ts';

export const chartingRouter = router({
  encounter: query({ permission: 'chart.read', reads: 'patient', input: VisitInput, output: Chart }, showChart),
  unsigned: query({ permission: 'chart.read', reads: 'none', input: Nothing, output: OpenCharts }, unsignedCharts),
  scanForDraw: query(
    { permission: 'stock.draw', reads: 'none', input: ScanForDrawInput, output: ScannedForDraw },
    scanForDraw,
  ),
  open: command({ permission: 'chart.write', input: VisitInput, output: Opened }, openChart),
  saveNote: command({ permission: 'chart.write', input: SaveNoteInput, output: NoteSaved }, saveNote),
  addPoint: command({ permission: 'chart.write', input: AddPointInput, output: PointAnswer }, addPoint),
  movePoint: command({ permission: 'chart.write', input: MovePointInput, output: PointAnswer }, movePoint),
  changePoint: command({ permission: 'chart.write', input: ChangePointInput, output: PointAnswer }, changePoint),
  removePoint: command({ permission: 'chart.write', input: RemovePointInput, output: PointAnswer }, removePoint),
  addPoints: command({ permission: 'chart.write', input: AddPointsInput, output: PointsAnswer }, addPoints),
  removePoints: command({ permission: 'chart.write', input: RemovePointsInput, output: PointsAnswer }, removePoints),
  earlierMaps: query(
    { permission: 'chart.read', reads: 'patient', input: EarlierMapsInput, output: EarlierMaps },
    earlierMaps,
  ),
  mapOf: query({ permission: 'chart.read', reads: 'patient', input: MapOfInput, output: MapOf }, mapOf),
  lasers: query({ permission: 'chart.read', reads: 'none', input: LasersInput, output: Lasers }, listLasers),
  setLaserLimits: command({ permission: 'chart.templates', input: SetLimitsInput, output: LimitsSaved }, setLimits),
  lastSettings: query(
    { permission: 'chart.read', reads: 'patient', input: LastSettingsInput, output: LastSettings },
    lastSettingsOf,
  ),
  addTreatments: command(
    { permission: 'chart.write', input: AddTreatmentsInput, output: TreatmentsAnswer },
    addTreatments,
  ),
  changeTreatment: command(
    { permission: 'chart.write', input: ChangeTreatmentInput, output: TreatmentsAnswer },
    changeTreatment,
  ),
  removeTreatments: command(
    { permission: 'chart.write', input: RemoveTreatmentsInput, output: TreatmentsAnswer },
    removeTreatments,
  ),
  protocols: query(
    { permission: 'chart.read', reads: 'none', input: ProtocolsInput, output: Protocols },
    listProtocols,
  ),
  saveProtocol: command({ permission: 'chart.write', input: SaveProtocolInput, output: ProtocolAnswer }, saveProtocol),
  retireProtocol: command(
    { permission: 'chart.write', input: RetireProtocolInput, output: ProtocolAnswer },
    retireProtocol,
  ),
  applyProtocol: command({ permission: 'chart.write', input: ApplyProtocolInput, output: Applied }, applyProtocol),
  draw: command({ permission: 'stock.draw', input: DrawInput, output: Drawn }, draw),
  sign: command({ permission: 'chart.sign', input: SignInput, output: Signed }, signChart),
  addAddendum: command({ permission: 'chart.sign', input: AddAddendumInput, output: Amended }, addAddendum),
  markError: command({ permission: 'chart.sign', input: MarkErrorInput, output: Amended }, markError),
  cosign: command({ permission: 'chart.cosign', input: CosignInput, output: Amended }, cosign),
  signOff: query({ permission: 'chart.sign', reads: 'none', input: QueueInput, output: Queue }, signOffQueue),
  signOffNumbers: query({ permission: 'chart.sign', reads: 'none', input: Nothing, output: Counts }, signOffNumbers),
  cosignMany: command({ permission: 'chart.cosign', input: CosignManyInput, output: CosignedMany }, cosignMany),
  errorMarks: query(
    { permission: 'chart.read', reads: 'patient', input: ErrorMarksInput, output: ErrorMarks },
    errorMarks,
  ),
});
