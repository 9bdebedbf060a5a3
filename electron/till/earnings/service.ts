import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allCommissionRules,
  type CommissionRuleRow,
  creditedLines,
  type EarningRow,
  endCommissionRule,
  findCommissionRule,
  insertCommissionRule,
  insertTipPayout,
  payoutsOf,
  soldLines,
  takenFromLine,
  tipsOfPerson,
  wholeLine,
} from '../../../db/till/earnings/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import { mayDo } from '../../kernel/roles.ts';
import { expectedCash, post } from '../../ledger/service.ts';
import { staffById } from '../../staff/service.ts';
import { drawerForTaking } from '../drawer/service.ts';
import { type EarningsSnapshot, earningsCsv } from './prints.ts';
import {
  type CommissionRule,
  type EarningEvent,
  earnings,
  nothingLeft,
  type PartAmounts,
  payoutPostings,
  type Tier,
} from './rules.ts';
import type * as S from './schemas.ts';

const ruleOf = (row: CommissionRuleRow): CommissionRule => ({ ...row, tiers: JSON.parse(row.tiers) as Tier[] });

/** Every commission rule there is or was, with the names of what it is for. */
export function listRules(db: ReadDb): z.input<typeof S.RulesOutput> {
  return {
    currency: clinicProfile(db).currency,
    rules: allCommissionRules(db).map((row) => ({
      ...row,
      tiers: JSON.parse(row.tiers) as Tier[],
      staffName: row.staffId === null ? null : staffById(db, row.staffId).name,
      ofName:
        row.serviceId !== null
          ? serviceById(db, row.serviceId).name
          : row.productId !== null
            ? productById(db, row.productId).name
            : row.category,
    })),
  };
}

/** A new rule from a date on. @throws Refusal BAD_INPUT if it does not say what it is for, NOT_FOUND */
export function addRule(tx: WriteTx, act: Act, input: z.output<typeof S.AddRuleInput>): z.input<typeof S.RuleSaved> {
  const named = { category: input.category, service: input.serviceId, product: input.productId };
  for (const [scope, value] of Object.entries(named))
    if ((value !== null) !== (input.scope === scope))
      refuse('BAD_INPUT', `Choose the ${scope} that the rule is for, or another scope.`);
  if (input.staffId !== null) staffById(tx, input.staffId);
  if (input.serviceId !== null) serviceById(tx, input.serviceId);
  if (input.productId !== null) productById(tx, input.productId);
  const id = act.newId();
  insertCommissionRule(tx, { ...input, id, tiers: canonicalJson(input.tiers), untilDate: null, version: 1 });
  act.touch('till', 'commissionRule', id, 1);
  act.changed('commissionRule', { from: null, to: { ...input } });
  return { id, version: 1 };
}

/** The last day of a rule. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE, BAD_INPUT before its first day */
export function endRule(tx: WriteTx, act: Act, input: z.output<typeof S.EndRuleInput>): z.input<typeof S.RuleSaved> {
  const row = findCommissionRule(tx, input.id) ?? refuse('NOT_FOUND', 'This rule is no longer here.');
  if (input.untilDate < row.fromDate) refuse('BAD_INPUT', 'A rule cannot end before it begins.');
  if (!endCommissionRule(tx, row.id, input.expectedVersion, { untilDate: input.untilDate }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  act.touch('till', 'commissionRule', row.id, row.version + 1);
  act.changed('untilDate', { from: row.untilDate, to: input.untilDate });
  return { id: row.id, version: row.version + 1 };
}

const amountsOf = (row: Omit<EarningRow, 'costCents'> & { costCents: number }): PartAmounts => ({
  quantity: row.quantity,
  goodsCents: row.goodsCents,
  discountCents: row.discountCents,
  costCents: row.costCents,
});

/** What is left of a line before and after a credit note; the cost goes back with the goods, in proportion. */
function aroundCredit(db: ReadDb, row: EarningRow): Pick<EarningEvent, 'before' | 'after'> {
  const whole = wholeLine(db, row.lineId) ?? refuse('NOT_FOUND');
  const leftAfter = (until: (creditNumber: number) => boolean): PartAmounts => {
    const left = { quantity: whole.quantity, goodsCents: whole.goodsCents, discountCents: whole.discountCents };
    for (const taken of takenFromLine(db, row.lineId)) {
      if (!until(taken.creditNumber)) continue;
      left.quantity -= taken.quantity;
      left.goodsCents -= taken.goodsCents;
      left.discountCents -= taken.discountCents;
    }
    const costCents =
      whole.goodsCents === 0 ? whole.costCents : Math.round((whole.costCents * left.goodsCents) / whole.goodsCents);
    return { ...left, costCents };
  };
  const number = row.creditNumber ?? 0;
  return { before: leftAfter((one) => one < number), after: leftAfter((one) => one <= number) };
}

function eventsOf(db: ReadDb, period: { staffId: Id; from: string; until: string }): EarningEvent[] {
  const sold = soldLines(db, period).map(
    (row): EarningEvent => ({ ...row, before: nothingLeft, after: amountsOf(row) }),
  );
  const credited = creditedLines(db, period).map((row): EarningEvent => ({ ...row, ...aroundCredit(db, row) }));
  return [...sold, ...credited].sort(
    (a, b) =>
      a.businessDate.localeCompare(b.businessDate) ||
      a.invoiceNumber - b.invoiceNumber ||
      (a.creditNumber ?? 0) - (b.creditNumber ?? 0),
  );
}

/**
 * Commission and tips of a person over business dates. Tiers count from the first of a month, whatever the period shows.
 * @throws Refusal NOT_ALLOWED for someone else's where one may only see one's own
 */
export function statement(db: ReadDb, asker: Asker, input: z.output<typeof S.StatementInput>): S.Statement {
  const staffId = input.staffId ?? asker.staffId;
  if (staffId !== asker.staffId && !mayDo(asker.role, 'earnings.all')) refuse('NOT_ALLOWED');
  const person = staffById(db, staffId);
  const period = { staffId, from: input.from, until: input.until };
  const events = eventsOf(db, { ...period, from: `${input.from.slice(0, 7)}-01` });
  const earned = earnings(events, allCommissionRules(db).map(ruleOf)).filter(
    (row) => row.event.businessDate >= input.from,
  );
  const tips = tipsOfPerson(db, period);
  return {
    currency: clinicProfile(db).currency,
    staffId,
    name: person.name,
    from: input.from,
    until: input.until,
    lines: earned.map(({ event, baseCents, cents }) => ({
      businessDate: event.businessDate,
      invoiceNumber: event.invoiceNumber,
      creditNumber: event.creditNumber,
      kind: event.kind,
      description: event.description,
      baseCents,
      cents,
    })),
    baseCents: earned.reduce((sum, row) => sum + row.baseCents, 0),
    commissionCents: earned.reduce((sum, row) => sum + row.cents, 0),
    tips: {
      ...tips,
      owedCents: tips.beforeCents + tips.takenCents - tips.returnedCents - tips.paidOutCents,
    },
    payouts: payoutsOf(db, period),
  };
}

/** Everything a person performed or sold over business dates, and what was taken back of it, each with its commission (0 without a rule). */
export function earnedBetween(
  db: ReadDb,
  period: { staffId: Id; from: string; until: string },
): Array<{ event: EarningEvent; cents: Cents }> {
  const events = eventsOf(db, { ...period, from: `${period.from.slice(0, 7)}-01` });
  const keyOf = (event: EarningEvent): string => `${event.lineId} ${event.creditNumber ?? 0}`;
  const earned = new Map(
    earnings(events, allCommissionRules(db).map(ruleOf)).map((row) => [keyOf(row.event), row.cents]),
  );
  return events
    .filter((event) => event.businessDate >= period.from)
    .map((event) => ({ event, cents: earned.get(keyOf(event)) ?? 0 }));
}

function snapshotOf(db: ReadDb, shown: S.Statement): EarningsSnapshot {
  return { ...shown, form: 1, language: clinicProfile(db).language };
}

/** The statement as a file for a spreadsheet. */
export function statementCsv(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.StatementInput>,
): z.input<typeof S.CsvOutput> {
  const shown = statement(db, asker, input);
  return { fileName: `statement-${shown.from}-${shown.until}.csv`, text: earningsCsv(snapshotOf(db, shown)) };
}

/** Keeps the statement as a record with its PDF. */
export function issueStatement(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.StatementInput>,
): z.input<typeof S.IssuedOutput> {
  const shown = statement(tx, act, input);
  const title = `Statement ${shown.name} ${shown.from} to ${shown.until}`;
  const document = keepDocument(tx, act, {
    kind: 'commission',
    title,
    snapshot: snapshotOf(tx, shown),
    sourceKind: 'staff',
    sourceId: shown.staffId,
    patientId: null,
  });
  return { documentId: document.id, title };
}

/** Hands tips to whom they belong. @throws Refusal MONEY_DIFFERS above what is owed or what lies in the drawer, DRAWER_CLOSED */
export function payTips(tx: WriteTx, act: Act, input: z.output<typeof S.PayTipsInput>): z.input<typeof S.PaidTips> {
  const businessDate = dateOf(act.now, act.zone);
  const person = staffById(tx, input.staffId);
  const { currency } = clinicProfile(tx);
  const tips = tipsOfPerson(tx, { staffId: person.id, from: '0000-01-01', until: '9999-12-31' });
  const owedCents = tips.takenCents - tips.returnedCents - tips.paidOutCents;
  if (input.amountCents > owedCents)
    refuse('MONEY_DIFFERS', `${person.name} is owed ${formatMoney(owedCents, currency)} in tips, not more.`, {
      owedCents,
    });
  const drawer = input.way === 'drawer' ? (drawerForTaking(tx, act, businessDate) ?? refuse('DRAWER_CLOSED')) : null;
  if (drawer && expectedCash(tx, drawer.id) < input.amountCents)
    refuse('MONEY_DIFFERS', 'By the records there is less than that in the drawer. Pay less, or with the pay.');
  const id = act.newId();
  insertTipPayout(tx, {
    id,
    staffId: person.id,
    amountCents: input.amountCents,
    way: input.way,
    drawerSessionId: drawer?.id ?? null,
    note: input.note,
    at: act.now,
    businessDate,
    paidBy: act.staffId,
    stationId: act.stationId,
  });
  post(tx, act, {
    businessDate,
    sourceKind: 'tipPayout',
    sourceId: id,
    postings: payoutPostings({ staffId: person.id, amountCents: input.amountCents }, drawer?.id ?? null),
  });
  act.touch('till', 'tipPayout', id, 1);
  if (drawer) act.touch('till', 'drawerSession', drawer.id, drawer.version);
  return { id, owedCents: owedCents - input.amountCents };
}
