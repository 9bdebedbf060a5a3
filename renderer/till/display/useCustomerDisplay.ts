import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../../api/client.ts';

/** Tells the customer's screen of this station which cart the till shows; it rests when the till is left. */
export function useCustomerDisplay(cartId: string | null): void {
  const { mutate } = useMutation(useTRPC().till.showToCustomer.mutationOptions());
  useEffect(() => {
    if (cartId === null) return;
    mutate({ cartId });
    return () => mutate({ cartId: null });
  }, [cartId, mutate]);
}

/** Opens the customer's screen as a window of its own: on a second display where the desktop app finds one. */
export function openCustomerDisplay(): void {
  window.open('display.html', 'salveCustomerDisplay', 'popup,width=1024,height=720');
}
