import { command, query, router } from '../api/door.ts';
import { openCartView } from './carts/service.ts';
import { finish } from './checkout/service.ts';
import { CustomerDisplay, ShownToCustomer, ShowToCustomer } from './display/schemas.ts';
import { customerDisplay, showToCustomer } from './display/service.ts';
import { drawerHere, openDrawer } from './drawer/service.ts';
import * as S from './schemas.ts';
import {
  abandonCart,
  addProduct,
  addTender,
  cartFor,
  newCart,
  openWork,
  removeLine,
  removeTender,
  setDiscount,
  setQuantity,
  setTip,
} from './service.ts';

export const tillRouter = router({
  open: query({ permission: 'till.use', reads: 'none', input: S.Nothing, output: S.OpenOutput }, openWork),
  drawer: query({ permission: 'till.use', reads: 'none', input: S.Nothing, output: S.DrawerOutput }, drawerHere),
  openDrawer: command({ permission: 'till.use', input: S.OpenDrawerInput, output: S.DrawerOutput }, openDrawer),
  cart: query({ permission: 'till.use', reads: 'patient', input: S.CartIdInput, output: S.CartOutput }, openCartView),
  cartFor: command({ permission: 'till.use', input: S.CartForInput, output: S.CartOutput }, cartFor),
  newCart: command({ permission: 'till.use', input: S.NewCartInput, output: S.CartOutput }, newCart),
  addProduct: command({ permission: 'till.use', input: S.AddProductInput, output: S.CartOutput }, addProduct),
  setQuantity: command({ permission: 'till.use', input: S.SetQuantityInput, output: S.CartOutput }, setQuantity),
  removeLine: command({ permission: 'till.use', input: S.RemoveLineInput, output: S.CartOutput }, removeLine),
  setDiscount: command({ permission: 'till.discount', input: S.SetDiscountInput, output: S.CartOutput }, setDiscount),
  setTip: command({ permission: 'till.use', input: S.SetTipInput, output: S.CartOutput }, setTip),
  addTender: command({ permission: 'till.use', input: S.AddTenderInput, output: S.CartOutput }, addTender),
  removeTender: command({ permission: 'till.use', input: S.RemoveTenderInput, output: S.CartOutput }, removeTender),
  abandon: command({ permission: 'till.use', input: S.AbandonInput, output: S.CartOutput }, abandonCart),
  display: query({ permission: 'till.use', reads: 'none', input: S.Nothing, output: CustomerDisplay }, customerDisplay),
  showToCustomer: command({ permission: 'till.use', input: ShowToCustomer, output: ShownToCustomer }, showToCustomer),
  finish: command({ permission: 'till.use', input: S.FinishInput, output: S.FinishOutput }, finish),
});
