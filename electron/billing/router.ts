import { command, query, router } from '../api/door.ts';
import { checkVisit, overrideCheck } from './check/service.ts';
import { estimatesRouter } from './estimates/router.ts';
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

export const billingRouter = router({
  estimates: estimatesRouter,
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
  unbilled: query({ permission: 'billing.read', reads: 'none', input: Nothing, output: UnbilledOutput }, unbilled),
  taxRates: query({ permission: 'billing.read', reads: 'none', input: Nothing, output: TaxRatesOutput }, listTaxRates),
  setTaxRate: command({ permission: 'clinic.manage', input: SetTaxRateInput, output: IdOutput }, setTaxRate),
});
