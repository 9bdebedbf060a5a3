import { query, router } from '../api/door.ts';
import {
  Grouped,
  MarginInput,
  Margins,
  UsageInput,
  Valuation,
  ValuationInput,
  Wastage,
  WastageInput,
} from './stock/schemas.ts';
import { marginReport, usageReport, valuationReport, wastageReport } from './stock/service.ts';
import { ThreeWayInput, ThreeWayOutput } from './threeWay/schemas.ts';
import { threeWayReport } from './threeWay/service.ts';
import { Timeline, TimelineInput } from './timeline/schemas.ts';
import { patientTimeline } from './timeline/service.ts';

/** What the house looks back at. Margins show what everyone earns: they are for those who read the ledger. */
export const reportingRouter = router({
  timeline: query(
    { permission: 'patients.read', reads: 'patient', input: TimelineInput, output: Timeline },
    patientTimeline,
  ),
  threeWay: query(
    { permission: 'chart.read', reads: 'patient', input: ThreeWayInput, output: ThreeWayOutput },
    threeWayReport,
  ),
  usage: query({ permission: 'stock.read', reads: 'none', input: UsageInput, output: Grouped }, usageReport),
  wastage: query({ permission: 'stock.read', reads: 'none', input: WastageInput, output: Wastage }, wastageReport),
  margins: query({ permission: 'ledger.read', reads: 'none', input: MarginInput, output: Margins }, marginReport),
  valuation: query(
    { permission: 'stock.read', reads: 'none', input: ValuationInput, output: Valuation },
    valuationReport,
  ),
});
