import { command, query, router } from '../../api/door.ts';
import { Nothing } from '../schemas.ts';
import * as S from './schemas.ts';
import { addSupplier, changeSupplier, dropSoldProduct, listSuppliers, saveSoldProduct } from './service.ts';

/** Whom the clinic orders from, and what each of them sells. */
export const suppliersRouter = router({
  suppliers: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: S.Suppliers }, listSuppliers),
  addSupplier: command({ permission: 'stock.manage', input: S.SupplierInput, output: S.SupplierAnswer }, addSupplier),
  updateSupplier: command(
    { permission: 'stock.manage', input: S.SupplierUpdate, output: S.SupplierAnswer },
    changeSupplier,
  ),
  saveSoldProduct: command(
    { permission: 'stock.manage', input: S.SoldProductInput, output: S.SupplierAnswer },
    saveSoldProduct,
  ),
  dropSoldProduct: command({ permission: 'stock.manage', input: S.DropInput, output: S.Dropped }, dropSoldProduct),
});
