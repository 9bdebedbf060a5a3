import { command, query, router } from '../api/door.ts';
import { CheckOutput } from '../billing/schemas.ts';
import type { Approvals } from '../kernel/approvals.ts';
import {
  AbandonInput,
  AddVisitInput,
  CartForInput,
  CartIdInput,
  CartOutput,
  NewCartInput,
  ParkInput,
  ResumeInput,
  SetPatientInput,
} from './carts/schemas.ts';
import {
  abandonCart,
  addFee,
  addVisit,
  cartFor,
  newCart,
  openCartView,
  parkCart,
  resumeCart,
  setPatient,
} from './carts/service.ts';
import { finish } from './checkout/service.ts';
import { ExplainInput } from './differences/schemas.ts';
import { explainDifference } from './differences/service.ts';
import {
  SetDiscountInput,
  SetExemptionInput,
  SetPriceInput,
  SetPromoInput,
  SetSaleDiscountInput,
} from './discounts/schemas.ts';
import { setDiscount, setExemption, setPrice, setPromo, setSaleDiscount } from './discounts/service.ts';
import { CustomerDisplay, ShownToCustomer, ShowToCustomer } from './display/schemas.ts';
import { customerDisplay, showToCustomer } from './display/service.ts';
import { drawerHere, openDrawer } from './drawer/service.ts';
import { OwedInput, OwedOutput, PayInvoicesInput, PayInvoicesOutput } from './laterPayments/schemas.ts';
import { payInvoices, showOwed } from './laterPayments/service.ts';
import { addDeposit, addGiftCard, addOffer, depositFor } from './lines/ahead/service.ts';
import {
  AddDepositInput,
  AddFeeInput,
  AddGiftCardInput,
  AddOfferInput,
  AddProductInput,
  RemoveLineInput,
  SetQuantityInput,
} from './lines/schemas.ts';
import { addProduct, removeLine, setQuantity } from './lines/service.ts';
import { PaperInput, PaperOutput, PapersQueued, PrintPapers } from './papers/schemas.ts';
import { printPapers, showPaper } from './papers/service.ts';
import type { Tries } from './ports.ts';
import * as S from './schemas.ts';
import { openWork } from './service.ts';
import { AddTenderInput, RemoveTenderInput, UseAheadInput } from './tenders/schemas.ts';
import { addTender, layUse, removeTender } from './tenders/service.ts';
import { SetTipInput } from './tips/schemas.ts';
import { setTip } from './tips/service.ts';

/** The till. `approvals` knows who confirmed as a second person; `tries` counts codes that are typed. */
export function createTillRouter(approvals: Approvals, tries: Tries) {
  return router({
    open: query({ permission: 'till.use', reads: 'none', input: S.Nothing, output: S.OpenOutput }, openWork),
    drawer: query({ permission: 'till.use', reads: 'none', input: S.Nothing, output: S.DrawerOutput }, drawerHere),
    openDrawer: command({ permission: 'till.use', input: S.OpenDrawerInput, output: S.DrawerOutput }, openDrawer),
    cart: query({ permission: 'till.use', reads: 'patient', input: CartIdInput, output: CartOutput }, openCartView),
    cartFor: command({ permission: 'till.use', input: CartForInput, output: CartOutput }, cartFor),
    depositFor: command({ permission: 'till.use', input: CartForInput, output: CartOutput }, depositFor),
    newCart: command({ permission: 'till.use', input: NewCartInput, output: CartOutput }, newCart),
    setPatient: command({ permission: 'till.use', input: SetPatientInput, output: CartOutput }, setPatient),
    addVisit: command({ permission: 'till.use', input: AddVisitInput, output: CartOutput }, addVisit),
    park: command({ permission: 'till.use', input: ParkInput, output: CartOutput }, parkCart),
    resume: command({ permission: 'till.use', input: ResumeInput, output: CartOutput }, resumeCart),
    abandon: command({ permission: 'till.use', input: AbandonInput, output: CartOutput }, abandonCart),
    addProduct: command({ permission: 'till.use', input: AddProductInput, output: CartOutput }, addProduct),
    addOffer: command({ permission: 'till.use', input: AddOfferInput, output: CartOutput }, addOffer),
    addGiftCard: command({ permission: 'till.use', input: AddGiftCardInput, output: CartOutput }, addGiftCard),
    addDeposit: command({ permission: 'till.use', input: AddDepositInput, output: CartOutput }, addDeposit),
    addFee: command({ permission: 'till.use', input: AddFeeInput, output: CartOutput }, addFee),
    setQuantity: command({ permission: 'till.use', input: SetQuantityInput, output: CartOutput }, setQuantity),
    removeLine: command({ permission: 'till.use', input: RemoveLineInput, output: CartOutput }, removeLine),
    setDiscount: command(
      { permission: 'till.discount', input: SetDiscountInput, output: CartOutput },
      (tx, act, input) => setDiscount(tx, act, input, approvals),
    ),
    setSaleDiscount: command(
      { permission: 'till.discount', input: SetSaleDiscountInput, output: CartOutput },
      (tx, act, input) => setSaleDiscount(tx, act, input, approvals),
    ),
    setPromo: command({ permission: 'till.use', input: SetPromoInput, output: CartOutput }, setPromo),
    setPrice: command({ permission: 'till.price', input: SetPriceInput, output: CartOutput }, (tx, act, input) =>
      setPrice(tx, act, input, approvals),
    ),
    explain: command({ permission: 'till.use', input: ExplainInput, output: CheckOutput }, (tx, act, input) =>
      explainDifference(tx, act, input, approvals),
    ),
    setExemption: command({ permission: 'till.exempt', input: SetExemptionInput, output: CartOutput }, setExemption),
    setTip: command({ permission: 'till.use', input: SetTipInput, output: CartOutput }, setTip),
    addTender: command({ permission: 'till.use', input: AddTenderInput, output: CartOutput }, (tx, act, input) =>
      addTender(tx, act, input, tries),
    ),
    useAhead: command({ permission: 'till.use', input: UseAheadInput, output: CartOutput }, layUse),
    removeTender: command({ permission: 'till.use', input: RemoveTenderInput, output: CartOutput }, removeTender),
    owed: query({ permission: 'billing.read', reads: 'patient', input: OwedInput, output: OwedOutput }, showOwed),
    payInvoices: command(
      { permission: 'till.use', input: PayInvoicesInput, output: PayInvoicesOutput },
      (tx, act, input) => payInvoices(tx, act, input, tries),
    ),
    paper: query({ permission: 'billing.read', reads: 'patient', input: PaperInput, output: PaperOutput }, showPaper),
    printPapers: command({ permission: 'billing.read', input: PrintPapers, output: PapersQueued }, printPapers),
    display: query(
      { permission: 'till.use', reads: 'none', input: S.Nothing, output: CustomerDisplay },
      customerDisplay,
    ),
    showToCustomer: command({ permission: 'till.use', input: ShowToCustomer, output: ShownToCustomer }, showToCustomer),
    finish: command({ permission: 'till.use', input: S.FinishInput, output: S.FinishOutput }, finish),
  });
}
