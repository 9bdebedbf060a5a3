import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Client } from '../scripted/httpClient.ts';

/** What became of a container's content, in thousandths. */
export interface ContainerBooks {
  id: string;
  labelled: number;
  drawn: number;
  wasted: number;
  remaining: number;
}

/** The books of a container as its history tells them; what a count missed belongs to what was wasted. */
export async function booksOf(client: Client, id: string): Promise<ContainerBooks & { code: string }> {
  const { container, moves } = await client.inventory.container.query({ id });
  const sum = (...kinds: string[]): number =>
    moves.reduce((total, move) => total + (kinds.includes(move.kind) ? move.quantity : 0), 0);
  return {
    id,
    code: container.code,
    labelled: container.labelled,
    drawn: 0 - sum('draw', 'return'),
    wasted: 0 - sum('waste', 'count'),
    remaining: container.remaining,
  };
}

/** Sentences of everything that does not balance: in the containers themselves, and against the written moves. */
export function imbalances(books: ReadonlyArray<ContainerBooks & { code: string }>, movesCsv: string): string[] {
  const rows = Papa.parse<Record<string, string>>(readFileSync(movesCsv, 'utf8').trim(), { header: true }).data;
  return books.flatMap((of) => {
    const written = rows.filter((row) => row['container'] === of.code).map((row) => Number(row['quantity']));
    const left = written.reduce((total, quantity) => total + quantity, 0);
    return [
      ...(of.drawn + of.wasted + of.remaining === of.labelled
        ? []
        : [`${of.code}: drawn, wasted and left are not its content`]),
      ...(left === of.remaining ? [] : [`${of.code}: its moves leave ${left}, it says ${of.remaining}`]),
    ];
  });
}

/** What lies where, by product, lot and place, in thousandths. */
export async function shelfOf(client: Client) {
  const { products } = await client.inventory.onHand.query({});
  return products.flatMap((product) =>
    product.lots.map((lot) => ({
      product: product.name,
      lot: lot.number,
      location: lot.locationName,
      quantity: lot.onHand,
    })),
  );
}

/** Charted, drawn and billed of a day, by patient, in thousandths; throws where something differs and nobody said why. */
export async function threeWayOf(client: Client, day: string) {
  const { rows } = await client.reporting.threeWay.query({ from: day, until: day });
  const open = rows.filter((row) => row.open);
  if (open.length > 0) throw new Error(`Not explained: ${open.map((row) => row.patientName).join(', ')}`);
  return rows.map(({ patientName, charted, drawn, billed }) => ({ patient: patientName, charted, drawn, billed }));
}
