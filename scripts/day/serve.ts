import type { Client } from '../scripted/httpClient.ts';
import { type Booked, bookVisit, treatVisit, type Vials, vialsOf } from './care.ts';
import type { Customer } from './customers.ts';
import type { DayHouse } from './furnish.ts';
import { type Sold, sell } from './sales.ts';

/** Serves customers one after the other and remembers them: who comes again is the same patient. */
export interface Counter {
  serve(customer: Customer): Promise<Sold>;
  /** What was sold, by place of the customer. */
  sold: readonly Sold[];
}

const quarter = 900_000;

/** A counter at which visits of each provider are booked by the quarter of an hour from `now` on. */
export function counterOf(desks: { reception: Client; injector: Client }, house: DayHouse, now: number): Counter {
  const { reception, injector } = desks;
  const first = Math.ceil(now / quarter) * quarter;
  const vials: Vials = vialsOf(injector, house);
  const sold: Sold[] = [];
  const patients: Array<string | null> = [];
  const waiting = new Map<string, Booked>();
  const taken = house.providerIds.map(() => 0);

  const book = async (customer: Customer, patientId: string): Promise<Booked> => {
    const at = taken[customer.provider] ?? 0;
    taken[customer.provider] = at + 1;
    return bookVisit(reception, house, customer, patientId, first + at * quarter);
  };
  const patientOf = async ({ patient, follows }: Customer): Promise<string | null> => {
    if (follows !== null) return patients[follows] ?? null;
    return patient && (await reception.patients.create.mutate({ ...patient, allowDuplicate: true })).id;
  };
  /** Whoever paid a deposit has the visit already; whoever comes for care without one is booked now. */
  const visitOf = async (customer: Customer, patientId: string | null): Promise<Booked | null> => {
    const wants = customer.errand === 'facial' || customer.errand === 'toxin' || customer.errand === 'deposit';
    if (!wants) return null;
    if (patientId === null) throw new Error('Care is for patients.');
    const booked = waiting.get(patientId) ?? (await book(customer, patientId));
    if (customer.errand === 'deposit') waiting.set(patientId, booked);
    else {
      waiting.delete(patientId);
      await treatVisit(desks, house, customer, booked, vials);
    }
    return booked;
  };

  return {
    sold,
    async serve(customer) {
      const patientId = await patientOf(customer);
      const visit = await visitOf(customer, patientId);
      const appointmentId = visit?.appointmentId ?? null;
      const deposit = customer.errand === 'deposit';
      const done = await sell(reception, house, customer, {
        patientId,
        visitId: deposit ? null : appointmentId,
        depositFor: deposit ? appointmentId : null,
        card: customer.cardOf === null ? null : (sold[customer.cardOf]?.card ?? null),
      });
      patients.push(patientId);
      sold.push(done);
      return done;
    },
  };
}
