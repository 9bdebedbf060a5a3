import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { type Client, useTRPC, useTRPCClient } from '../api/client.ts';
import { faultOf, sentenceOf } from '../api/errors.ts';

type Till = Client['till'];
type Edit = (till: Till, at: { cartId: string; expectedVersion: number; approvalId?: string }) => Promise<CartOutput>;

/** An edit that a second person has to confirm. */
export interface AskedApproval {
  sentence: string;
  /** Names what is confirmed. */
  about: string;
  retry: (approvalId: string) => void;
  drop: () => void;
}

export interface CartHandle {
  cart: CartOutput | undefined;
  error: unknown;
  /** The sentence of the last refused edit; cleared by the next one. */
  problem: string | null;
  /** Set while the last edit waits for a second person. */
  approval: AskedApproval | null;
  busy: boolean;
  /** Makes one edit on the cart as it is now; answers the new cart, or null if it was refused. */
  edit: (work: Edit) => Promise<CartOutput | null>;
  /** Shows a sentence where refused edits are shown. */
  complain: (sentence: string | null) => void;
}

/** A cart on screen. Edits go one after the other, each with the version that is shown; what the host answers is shown at once. */
export function useCart(id: string): CartHandle {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ work: Edit; about: string; sentence: string } | null>(null);
  const query = useQuery(trpc.till.cart.queryOptions({ id }));
  const key = trpc.till.cart.queryKey({ id });

  const show = useCallback((cart: CartOutput) => cache.setQueryData(key, cart), [cache, key]);

  const mutation = useMutation({
    scope: { id: `cart-${id}` },
    mutationFn: ({ work, approvalId }: { work: Edit; approvalId?: string }) => {
      const shown = cache.getQueryData(key);
      if (!shown) throw new Error('A cart is edited once it is shown.');
      const at = { cartId: id, expectedVersion: shown.version };
      return work(client.till, approvalId === undefined ? at : { ...at, approvalId });
    },
    onMutate: () => {
      setProblem(null);
      setAsked(null);
    },
    onSuccess: (cart) => void show(cart),
    onError: (error, { work }) => {
      const current = currentOf(error);
      if (current) show(current);
      setProblem(sentenceOf(error));
      const about = aboutOf(error);
      if (about !== null) setAsked({ work, about, sentence: sentenceOf(error) });
    },
  });
  const { mutateAsync } = mutation;
  const edit = useCallback((work: Edit) => mutateAsync({ work }).catch(() => null), [mutateAsync]);

  const cart = query.data;
  const appointmentId = cart?.appointmentId ?? null;
  const waiting = cart?.waitingCharges ?? 0;
  useEffect(() => {
    if (waiting > 0 && appointmentId !== null) void edit((till) => till.cartFor.mutate({ appointmentId }));
  }, [waiting, appointmentId, edit]);

  const approval = asked && {
    ...asked,
    retry: (approvalId: string) => void mutateAsync({ work: asked.work, approvalId }).catch(() => null),
    drop: () => setAsked(null),
  };
  return { cart, error: query.error, problem, approval, busy: mutation.isPending, edit, complain: setProblem };
}

/** The cart as it is now, where a refusal brought it along. */
function currentOf(error: unknown): CartOutput | null {
  const fault = faultOf(error);
  if (fault?.code !== 'CHANGED_ELSEWHERE' || typeof fault.details !== 'object' || fault.details === null) return null;
  const { current } = fault.details as { current?: CartOutput };
  return current?.lines ? current : null;
}

/** What a second person has to confirm, where that was the refusal. */
function aboutOf(error: unknown): string | null {
  const fault = faultOf(error);
  if (fault?.code !== 'APPROVAL_NEEDED' || typeof fault.details !== 'object' || fault.details === null) return null;
  const { about } = fault.details as { about?: string };
  return about ?? null;
}
