import { command, query, router } from '../api/door.ts';
import {
  containerHistory,
  listContainers,
  openContainer,
  transferContainer,
  undoWaste,
  wasteContainer,
} from './containers/service.ts';
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
  UndoWasteInput,
  Wasted,
  WasteGoodsInput,
  WasteInput,
} from './schemas.ts';
import { listProducts } from './service.ts';

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
  waste: command({ permission: 'stock.handle', input: WasteInput, output: Wasted }, wasteContainer),
  undoWaste: command({ permission: 'stock.handle', input: UndoWasteInput, output: Wasted }, undoWaste),
  transfer: command({ permission: 'stock.handle', input: TransferInput, output: ContainerAnswer }, transferContainer),
  wasteGoods: command({ permission: 'stock.handle', input: WasteGoodsInput, output: MoveAnswer }, wasteGoods),
  transferGoods: command({ permission: 'stock.handle', input: TransferGoodsInput, output: MoveAnswer }, transferGoods),
});
