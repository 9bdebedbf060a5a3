import type { MarketingChannel } from '../../../patients/contact/rules.ts';
import type { ConditionKind } from '../../../patients/health/rules.ts';
import type { AllergySeverity } from '../../../patients/rules.ts';
import type { ChartState, Item, Reading } from '../rules.ts';
import { readValues, type Values } from '../values/rules.ts';

/** take: the chart gets what was typed (of what is gone: it is over); keep: the chart stays; edit: it gets other values. */
export const acts = ['take', 'keep', 'edit'] as const;
export interface Decision {
  id: string;
  act: (typeof acts)[number];
  /** Of `edit`. */
  values?: Values | undefined;
}

/** One thing that the chart gets: an item with the values it was decided for. */
export interface Change {
  item: Item;
  values: Values;
}

/** True for an item that someone has to decide about. */
export function needsDecision(item: Item): boolean {
  return !item.same && item.kind !== 'kept';
}

/** What the decisions do to the chart, or why they cannot be followed, by item. What is over comes first: it makes room. */
export function changesOf(
  items: readonly Item[],
  decisions: readonly Decision[],
  reading: Reading,
): { changes: Change[]; faults: Array<{ id: string; problem: string }> } {
  const faults: Array<{ id: string; problem: string }> = [];
  const changes: Change[] = [];
  const open = new Map(items.filter(needsDecision).map((item) => [item.id, item]));
  for (const { id, act, values } of decisions) {
    const item = open.get(id);
    open.delete(id);
    if (!item) {
      faults.push({ id, problem: 'There is nothing to decide about this.' });
      continue;
    }
    if (act === 'keep') continue;
    if (item.kind === 'gone' || item.kind === 'kept') {
      if (act === 'edit') faults.push({ id, problem: 'This can only be kept or taken off.' });
      else changes.push({ item, values: {} });
      continue;
    }
    const read = readValues(item.kind, item.target, act === 'edit' ? (values ?? {}) : item.values, reading);
    if (read.values === null) faults.push({ id, problem: read.problem });
    else changes.push({ item, values: read.values });
  }
  for (const id of open.keys()) faults.push({ id, problem: 'Decide about this too.' });
  const isGone = (change: Change): number => (change.item.kind === 'gone' ? 0 : 1);
  return { changes: changes.sort((a, b) => isGone(a) - isGone(b)), faults };
}

/** The chart after one change. What the services write comes to the same. */
export function changed(chart: ChartState, { item, values }: Change, newId: string): ChartState {
  const { target, entryId, kind } = item;
  if (kind === 'field') return { ...chart, fields: { ...chart.fields, [target]: values['value'] ?? '' } };
  if (kind === 'marketing') {
    const channel = target.slice('marketing.'.length) as MarketingChannel;
    return { ...chart, marketing: { ...chart.marketing, [channel]: values['wanted'] === 'yes' } };
  }
  const list =
    target === 'allergies' || target === 'medications' ? target : target === 'coverage' ? 'coverages' : 'conditions';
  const at = (chart[list] as ReadonlyArray<{ id: string }>).findIndex((row) => row.id === entryId);
  const rows = (chart[list] as ReadonlyArray<{ id: string }>).filter((row) => row.id !== entryId);
  if (kind === 'gone') return { ...chart, [list]: rows };
  const made = entryOf(list, newId, values);
  return { ...chart, [list]: at < 0 ? [...rows, made] : [...rows.slice(0, at), made, ...rows.slice(at)] };
}

function entryOf(list: 'allergies' | 'medications' | 'coverages' | 'conditions', id: string, values: Values) {
  const of = (key: string): string => values[key] ?? '';
  if (list === 'allergies') return { id, substance: of('substance'), severity: of('severity') as AllergySeverity };
  if (list === 'medications') return { id, name: of('name'), dose: of('dose'), since: of('since') || null };
  if (list === 'conditions') return { id, kind: of('kind') as ConditionKind, name: of('name') };
  return { id, payer: of('payer'), plan: of('plan'), memberNumber: of('memberNumber'), groupNumber: of('groupNumber') };
}
