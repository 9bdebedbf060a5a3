import { command, router } from '../../api/door.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { Closed, CloseInput, UndoWasteInput, Wasted, WasteInput } from '../schemas.ts';
import { closeContainers, undoWaste, wasteContainer } from './service.ts';

/** Throwing containers away. `approvals` knows who confirmed as a second person. */
export function createWasteRouter(approvals: Approvals) {
  return router({
    waste: command({ permission: 'stock.handle', input: WasteInput, output: Wasted }, (tx, act, input) =>
      wasteContainer(tx, act, input, approvals),
    ),
    closeContainers: command({ permission: 'stock.handle', input: CloseInput, output: Closed }, (tx, act, input) =>
      closeContainers(tx, act, input, approvals),
    ),
    undoWaste: command({ permission: 'stock.handle', input: UndoWasteInput, output: Wasted }, undoWaste),
  });
}
