import { hash } from 'node:crypto';
import type { BenchClinic } from './clinicAt.ts';
import { type Entity, handAudit, touchedOf } from './handAudit.ts';
import { applied, goodsOf, type HandLine, type HandTender, partOf, spread, taxOf } from './handMoney.ts';
import { invoiceRecord, receiptPage } from './handPapers.ts';
import { handReads } from './handReads.ts';
import { handWrites } from './handWrites.ts';

const procedure = 'till.finish';

/** Finishing a sale as a careful programmer would write it straight against SQLite: the same checks, the same rows, one transaction. */
export function handCheckout(
  clinic: BenchClinic,
): (input: { cartId: string; expectedVersion: number }, key: string) => unknown {
  const { raw, session, newId, clock } = clinic;
  const { staffId, stationId } = session;
  const audit = handAudit(raw, { staffId, stationId, sessionId: session.id });
  const read = handReads(raw);
  const write = handWrites(raw, { staffId, stationId });
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: clinic.opened.zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const fail = (why: string): never => {
    throw new Error(why);
  };

  const run = raw.transaction((input: { cartId: string; expectedVersion: number }, key: string) => {
    const now = clock.now;
    if (audit.wasAnswered(procedure, key)) fail('answered before');
    const cart = read.cart(input.cartId) ?? fail('no such cart');
    if (cart.state !== 'open' || cart.version !== input.expectedVersion) fail('the cart changed');
    const rates = new Map(read.taxRates().map((row) => [row.tax_class, row]));
    const lines = read.cartLines(cart.id).map((row): HandLine => {
      const goods = goodsOf(row.quantity, row.unitPriceCents);
      const taxRate = rates.get(row.taxClass)?.rate ?? 0;
      const tax = taxOf(goods - row.discount, taxRate);
      const unit = row.pricing === 'perUnit' ? (row.givenUnit ?? 'unit') : '';
      return { ...row, lots: [], unit, goods, taxRate, tax, total: goods - row.discount + tax };
    });
    const tenders: HandTender[] = read.tenders(cart.id);
    if (lines.length === 0) fail('nothing on the cart');
    if (
      read
        .charges(cart.appointmentId)
        .some((row) => row.state === 'confirmed' && !lines.some((line) => line.chargeId === row.id))
    )
      fail('a charge waits');
    const draws = read.draws(cart.appointmentId);
    for (const line of lines) {
      if (line.kind !== 'service') continue;
      line.lots = draws
        .filter((row) => row.serviceLineId === line.serviceLineId)
        .map(({ product, lot, expiresOn, quantity }) => ({ product, lot, expiresOn, quantity }));
      if ((line.givenQuantity ?? 0) !== line.lots.reduce((sum, lot) => sum + lot.quantity, 0))
        fail('charted and drawn differ');
    }
    const [date = '', time = ''] = local.format(now).split(', ');
    const drawer = read.drawer(stationId) ?? fail('no drawer');
    if (drawer.business_date < date) fail('an old drawer');

    const entities: Entity[] = [];
    const patientId = cart.patientId;
    const lineIds = lines.map(() => newId());
    const sum = (of: (line: HandLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
    const goods = sum((line) => line.goods);
    const discount = sum((line) => line.discount);
    const tax = sum((line) => line.tax);
    const total = goods - discount + tax;
    const tip = cart.tipStaffId === null ? 0 : cart.tipCents;
    const rows = applied(total, tip, tenders);
    const invoiceId = newId();
    const number = write.nextNumber();
    const post = (sourceKind: string, sourceId: string, amounts: Parameters<typeof write.journal>[2]): void => {
      const entryId = newId();
      write.entry(entryId, now, date, sourceKind, sourceId);
      write.journal(entryId, invoiceId, amounts);
    };
    for (const [i, line] of lines.entries()) {
      if (line.chargeId !== null) {
        write.invoiced(line.chargeId, line.chargeVersion ?? 0);
        entities.push(['billing', 'charge', line.chargeId, (line.chargeVersion ?? 0) + 1]);
      }
      if (line.kind !== 'retail' || line.productId === null) continue;
      let left = Math.round((line.quantity * (line.packageSize ?? 1000)) / 1000);
      let worth = 0;
      let first: string | undefined;
      for (const level of read.levels(line.productId)) {
        if (left === 0) break;
        if (level.recalled_at !== null || level.expiresOn < date) continue;
        const quantity = Math.min(left, level.on_hand);
        const cost = partOf(level.cost_cents, level.on_hand, quantity);
        write.take(level.lot_id, level.location_id, quantity, cost);
        const moveId = newId();
        write.sold(
          moveId,
          now,
          date,
          line.productId,
          level.lot_id,
          level.location_id,
          -quantity,
          -cost,
          lineIds[i] ?? '',
        );
        first ??= moveId;
        worth += cost;
        left -= quantity;
        line.lots.push({ product: line.description, lot: level.lot, expiresOn: level.expiresOn, quantity });
      }
      if (left > 0 || first === undefined) fail('not enough on hand');
      const entryId = newId();
      write.entry(entryId, now, date, 'stockMove', first ?? '');
      write.plain(entryId, 'inventory', -worth);
      write.plain(entryId, 'cogs', worth);
      entities.push(['inventory', 'product', line.productId, read.productVersion(line.productId)]);
    }

    const person = read.patient(patientId) ?? fail('no such patient');
    const names = new Map(read.staff().map((row) => [row.id, row.name]));
    const nameOf = (id: string): string => names.get(id) ?? '';
    const taxRow = rates.get('standard');
    const taxable = lines.filter((line) => line.taxRate > 0);
    const sale = {
      clinic: read.clinic() ?? fail('no clinic'),
      number,
      date,
      time,
      cashier: nameOf(staffId),
      station: read.station(stationId),
      patient: { number: person.number, name: `${person.given_name} ${person.family_name}` },
      lines,
      nameOf,
      taxName: taxRow?.name ?? 'Tax',
      taxes:
        taxable.length === 0
          ? []
          : [
              {
                rate: taxRow?.rate ?? 0,
                taxable: taxable.reduce((cents, line) => cents + line.goods - line.discount, 0),
                tax,
              },
            ],
      goods,
      discount,
      tax,
      total,
      tip,
      tipFor: cart.tipStaffId === null ? null : nameOf(cart.tipStaffId),
      tenders,
      applied: rows,
    };
    const record = invoiceRecord(sale);
    const documentId = newId();
    write.document(documentId, `Invoice ${number}`, record, hash('sha256', record), invoiceId, patientId, now);
    const jobId = newId();
    write.job(jobId, `{"documentId":"${documentId}"}`, now);
    entities.push(['documents', 'document', documentId, 1], ['jobs', 'job', jobId, 1]);
    write.invoice(invoiceId, number, patientId, cart.appointmentId, now, date, goods, discount, tax, total, documentId);
    for (const [i, line] of lines.entries())
      write.line(
        lineIds[i] ?? '',
        invoiceId,
        i + 1,
        line,
        line.kind === 'retail' ? line.productId : line.givenProductId,
        JSON.stringify(line.lots),
      );

    const owed = { patientId, chargeId: null, staffId: null, drawerId: null, tender: null };
    post('invoice', invoiceId, [
      ['patient_receivable', total, owed],
      ...lines.flatMap((line): Parameters<typeof write.journal>[2] => {
        const whose = { ...owed, chargeId: line.chargeId, staffId: line.performedBy };
        const earned = [line.kind === 'service' ? 'revenue.services' : 'revenue.retail', -line.goods, whose] as const;
        return line.discount === 0 ? [earned] : [earned, ['discounts', line.discount, whose]];
      }),
      ...(tax === 0 ? [] : [['tax_payable', -tax, owed] as const]),
    ]);
    const open = lines.map((line) => line.total);
    const tips: Parameters<typeof write.journal>[2][number][] = [];
    for (const [i, row] of rows.entries()) {
      const tender = tenders[i] as HandTender;
      const paymentId = newId();
      write.payment(paymentId, invoiceId, patientId, tender, row, now, date, drawer.id);
      for (const [l, cents] of spread(row.amount, open).entries())
        if (cents !== 0) write.allocation(newId(), paymentId, lineIds[l] ?? '', cents);
      const place = { ...owed, drawerId: drawer.id, tender: tender.kind };
      const account = tender.kind === 'cash' ? 'cash_drawer' : 'card_clearing';
      if (row.amount !== 0)
        post('payment', paymentId, [
          [account, row.amount, place],
          ['patient_receivable', -row.amount, place],
        ]);
      if (row.tip !== 0) tips.push([account, row.tip, place]);
    }
    if (cart.tipStaffId !== null && tip > 0) {
      const tipId = newId();
      write.tip(tipId, invoiceId, cart.tipStaffId, tip);
      post('tip', tipId, [...tips, ['tips_payable', -tip, { ...owed, staffId: cart.tipStaffId }]]);
    }
    entities.push(['billing', 'invoice', invoiceId, 1]);
    write.closeCart(invoiceId, cart.id, cart.version);
    entities.push(['till', 'cart', cart.id, cart.version + 1], ['till', 'drawerSession', drawer.id, drawer.version]);
    const visit = read.appointment(cart.appointmentId) ?? fail('no visit');
    write.done(now, cart.appointmentId, visit.version);
    write.step(cart.appointmentId, now);
    entities.push(['scheduling', 'appointment', cart.appointmentId, visit.version + 1]);
    const printId = newId();
    const printer = read.printer(stationId) ?? fail('no printer');
    write.print(printId, printer.id, `Receipt ${number}`, receiptPage(sale), invoiceId, now);
    entities.push(['devices', 'printJob', printId, 1]);

    audit.record(procedure, patientId, entities, now, '["state"]');
    const answer = {
      invoiceId,
      number,
      documentId,
      totalCents: total,
      tipCents: tip,
      changeCents: rows.reduce((cents, row) => cents + row.change, 0),
      storedValueIds: [],
      printJobId: printId,
      printProblem: null,
      drawerKicked: tenders.some((tender) => tender.kind === 'cash'),
      touched: touchedOf(entities),
    };
    audit.keepAnswer(
      procedure,
      key,
      { cartId: input.cartId, expectedVersion: input.expectedVersion, printReceipt: true },
      answer,
      now,
    );
    return answer;
  });
  return (input, key) => run.immediate(input, key);
}
