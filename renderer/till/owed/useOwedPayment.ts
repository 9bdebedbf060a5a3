import { useState } from 'react';
import { payOldestFirst, type TenderState, tenderState } from '../../../electron/billing/payments/rules.ts';
import type { TenderKind } from '../../../electron/ledger/rules.ts';
import type { OwedOutput } from '../../../electron/till/laterPayments/schemas.ts';

/** A tender that lies there and is not booked yet. */
export interface LaidTender {
  id: string;
  kind: TenderKind;
  cents: number;
  reference: string | null;
  storedValueId: string | null;
  title: string | null;
}

export interface OwedPayment {
  /** What goes to each invoice, in their order; all that is due until it is changed. Cents. */
  amounts: number[];
  wantedCents: number;
  tenders: readonly LaidTender[];
  state: TenderState;
  /** What is left of something paid ahead beside what lies there. */
  leftOf: (value: { storedValueId: string; remainingCents: number }) => number;
  setAmount: (invoiceId: string, cents: number) => void;
  /** Spreads an amount over the invoices, the oldest first. */
  setTotal: (cents: number) => void;
  lay: (tender: Omit<LaidTender, 'id'>) => void;
  take: (id: string) => void;
}

/** A payment of what is owed while it is put together: how much of which invoice, and how it is paid. Nothing is booked by it. */
export function useOwedPayment(owed: OwedOutput): OwedPayment {
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [tenders, setTenders] = useState<readonly LaidTender[]>([]);
  const [laid, setLaid] = useState(0);
  const amounts = owed.invoices.map((row) => Math.min(row.dueCents, chosen.get(row.id) ?? row.dueCents));
  const wantedCents = amounts.reduce((sum, cents) => sum + cents, 0);
  return {
    amounts,
    wantedCents,
    tenders,
    state: tenderState(wantedCents, 0, tenders),
    leftOf: ({ storedValueId, remainingCents }) =>
      tenders.reduce((left, row) => (row.storedValueId === storedValueId ? left - row.cents : left), remainingCents),
    setAmount: (invoiceId, cents) => setChosen(new Map(chosen).set(invoiceId, cents)),
    setTotal: (cents) => {
      const parts = payOldestFirst(owed.invoices, [{ kind: 'cash', cents: Math.max(1, cents) }]);
      const next = new Map(owed.invoices.map((row) => [row.id, 0]));
      if (cents > 0) for (const part of parts) next.set(part.invoiceId, part.applied.amountCents);
      setChosen(next);
    },
    lay: (tender) => {
      setTenders([...tenders, { ...tender, id: String(laid) }]);
      setLaid(laid + 1);
    },
    take: (id) => setTenders(tenders.filter((row) => row.id !== id)),
  };
}
