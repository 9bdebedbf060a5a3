import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { FormDialog, type FormDialogProps } from '../ui/FormDialog.tsx';
import type { CartHandle } from './useCart.ts';

export interface SaleDialogProps {
  cart: CartOutput;
  handle: CartHandle;
  onClose: () => void;
}

/** A small form about a cart: busy and refused as the cart's last edit is. */
export function SaleForm({
  handle,
  ...form
}: Omit<FormDialogProps, 'busy' | 'problem'> & { handle: SaleDialogProps['handle'] }) {
  return <FormDialog {...form} busy={handle.busy} problem={handle.problem} />;
}
