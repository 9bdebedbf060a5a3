export const roles = [
  'owner',
  'medicalDirector',
  'prescriber',
  'injector',
  'aesthetician',
  'frontDesk',
  'biller',
  'stockKeeper',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** What a person may do. Every procedure names exactly one. */
export const permissions = [
  'session', // sign out, lock, switch, see who is here: everyone signed in
  'desk.see', // clinic name, rooms, stations, services, staff names
  'clinic.manage',
  'staff.manage',
  'patients.read',
  'patients.edit',
  'patients.merge', // make two charts one, take them apart again
  'schedule.read',
  'schedule.edit',
  'consents.read',
  'consents.sign',
  'chart.read',
  'chart.write',
  'chart.sign', // sign, add to a signed note, mark one's own as an error
  'chart.export', // a whole chart as a file, after typing one's password
  'chart.import', // a chart of another clinic into a patient's chart, after typing one's password
  'chart.cosign', // co-sign what others signed, mark anyone's as an error
  'chart.templates', // what notes ask, what patients are given to take home
  'photos.export', // a pair of photos as a picture, where the patient gave them for it
  'orders.sign', // good-faith exams: sign and revoke
  'orders.direct', // standing orders: sign and withdraw
  'safety.manage', // the clinic's safety rules
  'stock.read',
  'stock.draw', // draw for a visit
  'stock.handle', // open, waste, transfer containers
  'stock.manage', // products, deliveries, recalls, beginning and posting counts
  'stock.approve', // differences of a count above the limit, where one did not count oneself
  'stock.policy', // revoke, and as the medical director sign, how long opened vials may be used
  'supplies.settle', // say what of the supplies of a visit was used
  'billing.read',
  'estimates.edit', // put together, offer, have accepted
  'billing.refund', // take back, void, correct: above the clinic's limit with a second person
  'billing.approve', // be that second person
  'billing.writeOff',
  'till.use',
  'till.discount',
  'fees.waive', // let a patient off a fee or a deposit, with a reason
  'till.cash', // pay-in, pay-out, drops, opening the drawer without a sale
  'till.day', // X reports, closing a drawer, the list of Z reports
  'earnings.own', // one's own commission and tips
  'earnings.all', // everyone's, the rules, paying tips out
  'till.review', // see what is expected before a blind count; confirm a large difference
  'till.price', // another price than the list's, with a reason
  'till.account', // leave a sale owed
  'till.exempt', // sell without tax, with a reason
  'till.approve', // reductions above the limit, for oneself or for others
  'paidAhead.handle', // gift cards, packages, memberships: bind, replace, freeze, cancel with the period
  'paidAhead.writeOff', // what expired becomes the clinic's; a membership ends at once
  'check.override', // go on although charted, drawn and billed differ or supplies are open, with a reason
  'devices.use',
  'devices.manage',
  'ledger.read',
  'tablets.handle', // connect and disconnect tablets, hand them to patients, take them back
  'tablets.use', // what a patient does on a tablet that this person handed over
] as const;
export type Permission = (typeof permissions)[number];

const everyone: readonly Permission[] = ['session', 'desk.see', 'devices.use'];

/** Who treats patients: sees and writes charts, draws from containers, signs. */
const treats: readonly Permission[] = [
  ...everyone,
  'patients.read',
  'patients.edit',
  'schedule.read',
  'schedule.edit',
  'consents.read',
  'consents.sign',
  'chart.read',
  'chart.write',
  'chart.sign',
  'stock.read',
  'stock.draw',
  'stock.handle',
  'supplies.settle',
  'billing.read',
  'estimates.edit',
  'fees.waive',
  'check.override',
  'earnings.own',
  'tablets.handle',
  'tablets.use',
];

/** Deny by default: a role has what stands here and nothing else. */
const granted: Record<Role, readonly Permission[]> = {
  owner: permissions,
  medicalDirector: [
    ...treats,
    'patients.merge',
    'chart.export',
    'chart.import',
    'chart.cosign',
    'chart.templates',
    'orders.sign',
    'orders.direct',
    'safety.manage',
    'stock.approve',
    'stock.policy',
    'ledger.read',
  ],
  prescriber: [...treats, 'orders.sign'],
  injector: treats,
  aesthetician: treats.filter((permission) => permission !== 'check.override' && permission !== 'fees.waive'),
  frontDesk: [
    ...everyone,
    'patients.read',
    'patients.edit',
    'patients.merge',
    'schedule.read',
    'schedule.edit',
    'consents.read',
    'consents.sign',
    'stock.read',
    'supplies.settle',
    'billing.read',
    'estimates.edit',
    'billing.refund',
    'till.use',
    'till.discount',
    'till.cash',
    'till.day',
    'till.price',
    'till.account',
    'till.exempt',
    'earnings.own',
    'paidAhead.handle',
    'tablets.handle',
    'tablets.use',
  ],
  biller: [
    ...everyone,
    'patients.read',
    'schedule.read',
    'consents.read',
    'chart.read',
    'billing.read',
    'estimates.edit',
    'billing.refund',
    'billing.writeOff',
    'till.day',
    'ledger.read',
    'earnings.own',
  ],
  stockKeeper: [...everyone, 'stock.read', 'stock.handle', 'stock.manage', 'stock.approve', 'devices.manage'],
  auditor: [
    ...everyone,
    'patients.read',
    'schedule.read',
    'consents.read',
    'chart.read',
    'stock.read',
    'billing.read',
    'ledger.read',
  ],
};

/** True if the role carries the permission. */
export function mayDo(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}
