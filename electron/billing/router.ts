import { command, query, router } from '../api/door.ts';
import { setGuarantor } from './accounts/family/service.ts';
import * as A from './accounts/schemas.ts';
import { entriesBehind, keepStatement, patientAccount, statement } from './accounts/service.ts';
import { checkVisit, overrideCheck } from './check/service.ts';
import { creditOptions, dayCredits } from './credits/records/service.ts';
import { CreditNotesOutput, CreditOptionsInput, CreditOptionsOutput } from './credits/schemas.ts';
import { appointmentMoney, waiveDeposit } from './deposits/service.ts';
import { estimatesRouter } from './estimates/router.ts';
import { ExemptionInput, ExemptionOutput, SetExemptionInput } from './exemptions/schemas.ts';
import { setExemption, showExemption } from './exemptions/service.ts';
import * as F from './fees/schemas.ts';
import { decideFee, openFees, undecidedFees } from './fees/service.ts';
import { pendingRouter } from './pending/router.ts';
import { PromoCodesOutput, SavePromoInput } from './promoCodes/schemas.ts';
import { listPromoCodes, savePromoCode } from './promoCodes/service.ts';
import { dayInvoices, findInvoices, openInvoice, patientInvoices } from './records/service.ts';
import {
  ChargesOutput,
  CheckOutput,
  DayInvoicesInput,
  FindInvoiceInput,
  IdOutput,
  InvoiceInput,
  InvoiceOutput,
  InvoicesInput,
  InvoicesOutput,
  Nothing,
  OverrideInput,
  SetTaxRateInput,
  TaxRatesOutput,
  UnbilledOutput,
  VisitInput,
} from './schemas.ts';
import { listCharges, listTaxRates, setTaxRate, unbilled } from './service.ts';
import { suppliesRouter } from './supplies/router.ts';

export const billingRouter = router({
  estimates: estimatesRouter,
  pending: pendingRouter,
  supplies: suppliesRouter,
  charges: query(
    { permission: 'billing.read', reads: 'patient', input: VisitInput, output: ChargesOutput },
    listCharges,
  ),
  check: query({ permission: 'billing.read', reads: 'patient', input: VisitInput, output: CheckOutput }, checkVisit),
  overrideCheck: command({ permission: 'check.override', input: OverrideInput, output: CheckOutput }, overrideCheck),
  invoice: query(
    { permission: 'billing.read', reads: 'patient', input: InvoiceInput, output: InvoiceOutput },
    openInvoice,
  ),
  invoices: query(
    { permission: 'billing.read', reads: 'patient', input: InvoicesInput, output: InvoicesOutput },
    patientInvoices,
  ),
  day: query(
    { permission: 'billing.read', reads: 'none', input: DayInvoicesInput, output: InvoicesOutput },
    dayInvoices,
  ),
  find: query(
    { permission: 'billing.read', reads: 'none', input: FindInvoiceInput, output: InvoicesOutput },
    findInvoices,
  ),
  appointmentMoney: query(
    { permission: 'schedule.read', reads: 'patient', input: F.AppointmentInput, output: F.AppointmentMoney },
    appointmentMoney,
  ),
  openFees: query(
    { permission: 'billing.read', reads: 'patient', input: F.OpenFeesInput, output: F.OpenFeesOutput },
    openFees,
  ),
  undecidedFees: query(
    { permission: 'schedule.read', reads: 'none', input: Nothing, output: F.UndecidedFeesOutput },
    undecidedFees,
  ),
  decideFee: command({ permission: 'schedule.edit', input: F.DecideFeeInput, output: F.FeeView }, decideFee),
  waiveDeposit: command({ permission: 'fees.waive', input: F.WaiveDepositInput, output: F.DepositView }, waiveDeposit),
  account: query(
    { permission: 'billing.read', reads: 'patient', input: A.AccountInput, output: A.AccountOutput },
    patientAccount,
  ),
  statement: query(
    { permission: 'billing.read', reads: 'patient', input: A.StatementInput, output: A.StatementOutput },
    statement,
  ),
  keepStatement: command(
    { permission: 'billing.read', input: A.StatementInput, output: A.KeptStatement },
    keepStatement,
  ),
  setGuarantor: command(
    { permission: 'patients.edit', input: A.SetGuarantorInput, output: A.FamilyOutput },
    setGuarantor,
  ),
  entriesBehind: query(
    { permission: 'billing.read', reads: 'none', input: A.EntriesInput, output: A.EntriesOutput },
    entriesBehind,
  ),
  creditOptions: query(
    { permission: 'billing.read', reads: 'patient', input: CreditOptionsInput, output: CreditOptionsOutput },
    creditOptions,
  ),
  creditsOfDay: query(
    { permission: 'billing.read', reads: 'none', input: DayInvoicesInput, output: CreditNotesOutput },
    dayCredits,
  ),
  unbilled: query({ permission: 'billing.read', reads: 'none', input: Nothing, output: UnbilledOutput }, unbilled),
  taxRates: query({ permission: 'billing.read', reads: 'none', input: Nothing, output: TaxRatesOutput }, listTaxRates),
  promoCodes: query(
    { permission: 'billing.read', reads: 'none', input: Nothing, output: PromoCodesOutput },
    listPromoCodes,
  ),
  savePromoCode: command({ permission: 'clinic.manage', input: SavePromoInput, output: IdOutput }, savePromoCode),
  exemption: query(
    { permission: 'billing.read', reads: 'patient', input: ExemptionInput, output: ExemptionOutput },
    showExemption,
  ),
  setExemption: command({ permission: 'till.exempt', input: SetExemptionInput, output: ExemptionOutput }, setExemption),
  setTaxRate: command({ permission: 'clinic.manage', input: SetTaxRateInput, output: IdOutput }, setTaxRate),
});
