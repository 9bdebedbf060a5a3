import { command, query, router } from '../../api/door.ts';
import { Nothing } from '../schemas.ts';
import * as S from './schemas.ts';
import { listReturns, previewReturn, receiveCredit, returnToSupplier } from './service.ts';

/** What goes back to suppliers, and the credit for it. */
export const supplierReturnsRouter = router({
  supplierReturns: query(
    { permission: 'stock.read', reads: 'none', input: Nothing, output: S.SupplierReturns },
    listReturns,
  ),
  previewReturn: query(
    { permission: 'stock.manage', reads: 'none', input: S.ReturnContent, output: S.ReturnPreview },
    previewReturn,
  ),
  returnToSupplier: command(
    { permission: 'stock.manage', input: S.ReturnInput, output: S.ReturnAnswer },
    returnToSupplier,
  ),
  receiveCredit: command({ permission: 'stock.manage', input: S.CreditInput, output: S.CreditAnswer }, receiveCredit),
});
