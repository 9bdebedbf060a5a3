import type { HandApplied, HandLine, HandTender } from './handMoney.ts';

/** What stands on the papers of a sale. */
export interface HandSale {
  clinic: {
    name: string;
    address: string;
    phone: string;
    email: string;
    taxNumber: string;
    language: string;
    currency: string;
  };
  number: number;
  date: string;
  time: string;
  cashier: string;
  station: string;
  patient: { number: number; name: string };
  lines: readonly HandLine[];
  nameOf(staffId: string): string;
  taxName: string;
  taxes: ReadonlyArray<{ rate: number; taxable: number; tax: number }>;
  goods: number;
  discount: number;
  tax: number;
  total: number;
  tip: number;
  tipFor: string | null;
  tenders: readonly HandTender[];
  applied: readonly HandApplied[];
}

/** The kept record of an invoice: keys in order, so that it is canonical as it is. */
export function invoiceRecord(sale: HandSale): string {
  const { address, email, name, phone, taxNumber, language, currency } = sale.clinic;
  return JSON.stringify({
    businessDate: sale.date,
    cashier: sale.cashier,
    clinic: { address, email, name, phone, taxNumber },
    currency,
    discountCents: sale.discount,
    form: 1,
    goodsCents: sale.goods,
    includedTaxCents: 0,
    language,
    lines: sale.lines.map((line) => ({
      description: line.description,
      discountCents: line.discount,
      discountReason: line.discountReason,
      goodsCents: line.goods,
      kind: line.kind,
      lots: line.lots.map(({ expiresOn, lot, product, quantity }) => ({ expiresOn, lot, product, quantity })),
      performedBy: line.performedBy === null ? null : sale.nameOf(line.performedBy),
      quantity: line.quantity,
      taxCents: line.tax,
      totalCents: line.total,
      unit: line.unit,
      unitPriceCents: line.unitPriceCents,
    })),
    number: sale.number,
    patient: { name: sale.patient.name, number: sale.patient.number },
    station: sale.station,
    taxCents: sale.tax,
    taxes: sale.taxes.map((row) => ({
      name: sale.taxName,
      taxCents: row.tax,
      taxRate: row.rate,
      taxableCents: row.taxable,
    })),
    tenders: sale.tenders.map((tender, i) => ({
      changeCents: sale.applied[i]?.change ?? 0,
      kind: tender.kind,
      receivedCents: tender.cents,
      reference: tender.reference,
    })),
    time: sale.time,
    tipCents: sale.tip,
    tipFor: sale.tipFor,
    totalCents: sale.total,
  });
}

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const money = (cents: number): string => dollars.format(cents / 100);

function pair(label: string, amount: string, bold = false) {
  return {
    bold,
    cells: [
      { share: 7, text: label },
      { align: 'right', share: 3, text: amount },
    ],
    kind: 'columns',
  };
}

function text(words: string) {
  return { kind: 'text', text: words };
}

const thousandths = (quantity: number): string => String(quantity / 1000);

/** What the receipt printer gets. */
export function receiptPage(sale: HandSale): string {
  const { clinic } = sale;
  const nodes: object[] = [{ kind: 'heading', level: 1, text: clinic.name }];
  for (const line of [clinic.address, clinic.phone, clinic.taxNumber === '' ? '' : `Tax number ${clinic.taxNumber}`])
    if (line !== '') nodes.push({ align: 'center', kind: 'text', text: line });
  nodes.push(
    { kind: 'space' },
    pair(`Invoice ${sale.number}`, sale.date, true),
    pair(`${sale.cashier}, ${sale.station}`, sale.time),
  );
  nodes.push(text(sale.patient.name), { kind: 'rule' });
  for (const line of sale.lines) {
    nodes.push(pair(line.description, money(line.goods)));
    if (line.unit !== '' || line.quantity !== 1000)
      nodes.push(
        text(
          `  ${thousandths(line.quantity)}${line.unit === '' ? '' : ` ${line.unit}`} x ${money(line.unitPriceCents)}`,
        ),
      );
    if (line.discount > 0) nodes.push(pair(`  ${line.discountReason ?? 'Discount'}`, money(-line.discount)));
    for (const lot of line.lots) nodes.push(text(`  ${lot.product}, lot ${lot.lot}, exp. ${lot.expiresOn}`));
  }
  nodes.push({ kind: 'rule' });
  if (sale.discount > 0 || sale.tax > 0) nodes.push(pair('Subtotal', money(sale.goods - sale.discount)));
  for (const row of sale.taxes)
    nodes.push(pair(`${sale.taxName} ${(row.rate / 10_000).toFixed(4).replace(/\.?0+$/, '')} %`, money(row.tax)));
  nodes.push(pair('TOTAL', money(sale.total), true));
  if (sale.tip > 0) {
    nodes.push(pair(sale.tipFor === null ? 'Tip' : `Tip for ${sale.tipFor}`, money(sale.tip)));
    nodes.push(pair('TOTAL WITH TIP', money(sale.total + sale.tip), true));
  }
  nodes.push({ kind: 'space' });
  for (const tender of sale.tenders) {
    nodes.push(pair(tender.kind === 'cash' ? 'Cash' : 'Card', money(tender.cents)));
    if (tender.reference !== null) nodes.push(text(`  Reference ${tender.reference}`));
  }
  const change = sale.applied.reduce((sum, row) => sum + row.change, 0);
  if (change > 0) nodes.push(pair('Change', money(change), true));
  const code = `INV-${String(sale.number).padStart(4, '0')}`;
  nodes.push({ kind: 'space' }, { caption: code, kind: 'code', symbology: 'qrcode', value: code });
  const kickDrawer = sale.tenders.some((tender) => tender.kind === 'cash');
  return JSON.stringify({
    copy: false,
    footer: 'Thank you for your visit.',
    kickDrawer,
    language: clinic.language,
    logo: true,
    nodes,
    title: `Receipt ${sale.number}`,
  });
}
