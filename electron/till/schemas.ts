import { z } from 'zod';
import { currencies } from '../kernel/money.ts';
import { cartEdit } from './carts/schemas.ts';

export const Nothing = z.object({});

/** How many of each coin and note, by value in cents. */
export const pieces = z.record(
  z.string().regex(/^\d{1,6}$/),
  z.number().int().min(0, 'Pieces cannot be negative.').max(100_000),
);
const cents = z.number().int();

export const OpenDrawerInput = z.object({ openingCount: pieces });
export const DrawerOutput = z.object({
  currency: z.enum(currencies),
  /** Coins and notes in cents, largest first. */
  denominations: z.array(cents),
  session: z
    .object({
      id: z.string(),
      businessDate: z.string(),
      openedAt: z.number(),
      openedByName: z.string(),
      floatCents: cents,
      /** Taken since: net of change, tips included. Null, like what is expected, for whoever counts blind. */
      cashCents: cents.nullable(),
      cardCents: cents.nullable(),
      expectedCents: cents.nullable(),
      /** Of an earlier day: it must be closed before money is taken. */
      stale: z.boolean(),
      version: z.number(),
    })
    .nullable(),
});

export const OpenOutput = z.object({
  visits: z.array(
    z.object({
      appointmentId: z.string(),
      patientId: z.string(),
      patientName: z.string(),
      since: z.number(),
      cartId: z.string().nullable(),
      charges: z.number(),
    }),
  ),
  carts: z.array(
    z.object({
      id: z.string(),
      appointmentId: z.string().nullable(),
      patientId: z.string().nullable(),
      patientName: z.string().nullable(),
      label: z.string().nullable(),
      parkedAt: z.number().nullable(),
      version: z.number(),
      createdAt: z.number(),
      createdBy: z.string(),
      stationName: z.string(),
      lines: z.number(),
      goodsCents: cents,
    }),
  ),
});

export const FinishInput = z.object({ ...cartEdit, printReceipt: z.boolean().default(true) });
export const FinishOutput = z.object({
  invoiceId: z.string(),
  number: z.number(),
  documentId: z.string(),
  totalCents: cents,
  tipCents: cents,
  changeCents: cents,
  /** What was sold to be used later: gift cards, packages, units, deposits. */
  storedValueIds: z.array(z.string()),
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
  drawerKicked: z.boolean(),
});
