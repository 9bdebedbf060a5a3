import { command, query, router } from '../../api/door.ts';
import {
  BookingInput,
  Nothing,
  Overrides,
  OverridesInput,
  PatientAlerts,
  PatientInput,
  RuleFields,
  Rules,
  SaidAlerts,
  SaleInput,
  SavedRule,
  StandardAdded,
  UpdateRuleInput,
} from './schemas.ts';
import {
  addRule,
  addStandardRules,
  bookingAlerts,
  changeRule,
  listOverrides,
  listRules,
  patientAlerts,
  saleAlerts,
} from './service.ts';

/** The clinic's safety rules, what they say, and the reasons that were given to go on. */
export const alertsRouter = router({
  rules: query({ permission: 'desk.see', reads: 'none', input: Nothing, output: Rules }, listRules),
  addRule: command({ permission: 'safety.manage', input: RuleFields, output: SavedRule }, addRule),
  changeRule: command({ permission: 'safety.manage', input: UpdateRuleInput, output: SavedRule }, changeRule),
  addStandard: command({ permission: 'safety.manage', input: Nothing, output: StandardAdded }, addStandardRules),
  ofPatient: query(
    { permission: 'patients.read', reads: 'patient', input: PatientInput, output: PatientAlerts },
    patientAlerts,
  ),
  forBooking: query(
    { permission: 'schedule.edit', reads: 'patient', input: BookingInput, output: SaidAlerts },
    bookingAlerts,
  ),
  forSale: query({ permission: 'till.use', reads: 'patient', input: SaleInput, output: SaidAlerts }, saleAlerts),
  overrides: query(
    { permission: 'chart.cosign', reads: 'none', input: OverridesInput, output: Overrides },
    listOverrides,
  ),
});
