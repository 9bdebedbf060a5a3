import { command, query, router } from '../api/door.ts';
import { containerHistory, listContainers, openContainer, transferContainer } from './containers/service.ts';
import { Expiring } from './expiry/schemas.ts';
import { expiringStock } from './expiry/service.ts';
import { stockOnHand, transferGoods, wasteGoods } from './goods/service.ts';
import { changeProduct, createProduct } from './products/service.ts';
import { receiveStock } from './receiving/service.ts';
import { identify } from './scans/service.ts';
import {
  ContainerAnswer,
  ContainerHistory,
  ContainerInput,
  Containers,
  ContainersInput,
  Identified,
  MoveAnswer,
  Nothing,
  OnHand,
  OpenInput,
  ProductAnswer,
  ProductInput,
  Products,
  ProductUpdate,
  Received,
  ReceiveInput,
  ScanInput,
  TransferGoodsInput,
  TransferInput,
  WasteGoodsInput,
} from './schemas.ts';
import { listProducts } from './service.ts';
import * as V from './vialPolicies/schemas.ts';
import { productPolicies, revokePolicy, signPolicy } from './vialPolicies/service.ts';

export const inventoryRouter = router({
  products: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: Products }, listProducts),
  addProduct: command({ permission: 'stock.manage', input: ProductInput, output: ProductAnswer }, createProduct),
  updateProduct: command({ permission: 'stock.manage', input: ProductUpdate, output: ProductAnswer }, changeProduct),
  onHand: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: OnHand }, stockOnHand),
  expiring: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: Expiring }, expiringStock),
  containers: query(
    { permission: 'stock.read', reads: 'none', input: ContainersInput, output: Containers },
    listContainers,
  ),
  container: query(
    { permission: 'stock.read', reads: 'none', input: ContainerInput, output: ContainerHistory },
    containerHistory,
  ),
  identify: query({ permission: 'stock.read', reads: 'none', input: ScanInput, output: Identified }, identify),
  receive: command({ permission: 'stock.manage', input: ReceiveInput, output: Received }, receiveStock),
  open: command({ permission: 'stock.handle', input: OpenInput, output: ContainerAnswer }, openContainer),
  vialPolicies: query(
    { permission: 'stock.read', reads: 'none', input: V.ProductPoliciesInput, output: V.ProductPolicies },
    productPolicies,
  ),
  signVialPolicy: command({ permission: 'stock.policy', input: V.SignPolicyInput, output: V.SignedPolicy }, signPolicy),
  revokeVialPolicy: command(
    { permission: 'stock.policy', input: V.RevokePolicyInput, output: V.RevokedPolicy },
    revokePolicy,
  ),
  transfer: command({ permission: 'stock.handle', input: TransferInput, output: ContainerAnswer }, transferContainer),
  wasteGoods: command({ permission: 'stock.handle', input: WasteGoodsInput, output: MoveAnswer }, wasteGoods),
  transferGoods: command({ permission: 'stock.handle', input: TransferGoodsInput, output: MoveAnswer }, transferGoods),
});
