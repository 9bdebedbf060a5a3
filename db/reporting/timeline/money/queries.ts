import type { entryGroups } from '../../../../electron/reporting/timeline/rules.ts';
import { mine, part } from '../entries/queries.ts';

type Money = (typeof entryGroups)['money'][number] | 'estimate';

/** What was offered at a price, billed, paid, given back and let go. */
export const moneyParts: Readonly<Record<Money, string>> = {
  estimate: part(
    'estimate',
    's.id',
    'coalesce(s.decided_at, s.offered_at, s.created_at)',
    {
      estimate: 's.id',
      words: 's.title',
      detail: 's.state',
      cents: 's.total_cents',
      number: 's.number',
      staff: 's.created_by',
    },
    `FROM estimates s WHERE s.patient_id ${mine}`,
  ),
  invoice: part(
    'invoice',
    'i.id',
    'i.issued_at',
    {
      appointment: 'i.appointment_id',
      invoice: 'i.id',
      detail: 'i.state',
      cents: 'i.total_cents',
      number: 'i.number',
      staff: 'i.staff_id',
    },
    `FROM invoices i WHERE i.patient_id ${mine}`,
  ),
  payment: part(
    'payment',
    'p.id',
    'p.taken_at',
    {
      invoice: 'i.id',
      detail: 'p.kind',
      cents: 'p.amount_cents + p.tip_cents',
      number: 'i.number',
      staff: 'p.staff_id',
    },
    `FROM invoices i CROSS JOIN payments p ON p.invoice_id = i.id WHERE i.patient_id ${mine}`,
  ),
  creditNote: part(
    'creditNote',
    'n.id',
    'n.issued_at',
    {
      invoice: 'n.invoice_id',
      document: 'n.document_id',
      words: 'n.reason',
      detail: 'n.kind',
      cents: 'n.total_cents',
      number: 'n.number',
      staff: 'n.staff_id',
    },
    `FROM credit_notes n WHERE n.patient_id ${mine}`,
  ),
  fee: part(
    'fee',
    'f.id',
    'f.created_at',
    { appointment: 'f.appointment_id', detail: 'f.kind', cents: 'f.unit_price_cents', words: 'f.cancel_reason' },
    `FROM charges f WHERE f.patient_id ${mine} AND f.kind <> 'care'`,
  ),
  waiver: part(
    'waiver',
    'w.id',
    'w.at',
    { appointment: 'a.id', words: 'w.reason', detail: 'w.kind', cents: 'w.amount_cents', staff: 'w.staff_id' },
    `FROM appointments a CROSS JOIN waivers w ON w.appointment_id = a.id WHERE a.patient_id ${mine}`,
  ),
};
