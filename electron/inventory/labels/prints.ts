import type { ContainerLabel } from '../../documents/labels/prints.ts';
import type { PrintModel } from '../../documents/prints.ts';
import type { Instant, LocalDate } from '../../kernel/dates.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { clockTime, perTenthMl } from '../rules.ts';
import { showCode } from '../scans/rules.ts';
import { type LabelSheetName, labelSheets, labelSymbol } from './rules.ts';

/** What a label tells of a container. Quantities in thousandths. */
export interface LabelFacts {
  code: string;
  gtin: string | null;
  productName: string;
  unit: BaseUnit;
  labelled: Quantity;
  lotNumber: string;
  expiresOn: LocalDate;
  openedAt: Instant | null;
  beyondUseAt: Instant | null;
  diluentMl: Quantity | null;
}

/** A container's label as it is now; days and times on the clinic's wall clock. */
export function containerLabel(facts: LabelFacts, zone: string): ContainerLabel {
  const { openedAt, beyondUseAt, diluentMl, unit } = facts;
  const strength =
    diluentMl === null
      ? []
      : [`${formatAmount(perTenthMl(facts.labelled, diluentMl), unit)} / 0.1 mL (${formatAmount(diluentMl, 'mL')})`];
  return {
    symbol: labelSymbol(facts),
    title: facts.productName,
    lines: [
      `Lot ${facts.lotNumber}`,
      `Exp ${facts.expiresOn}`,
      ...strength,
      ...(openedAt === null ? [] : [`Opened ${clockTime(openedAt, zone)}`]),
    ],
    ...(openedAt === null || beyondUseAt === null ? {} : { strong: `Use by ${clockTime(beyondUseAt, zone)}` }),
    code: showCode(facts.code),
  };
}

/** A page of labels: for a label printer, or on a sheet whose first `used` places are empty already. */
export function labelPage(
  labels: readonly ContainerLabel[],
  title: string,
  on: { sheet: LabelSheetName; used: number } | null,
): PrintModel {
  return {
    title,
    language: 'en',
    copy: false,
    kickDrawer: false,
    nodes: labels.map((label) => ({ kind: 'label', ...label })),
    ...(on === null ? {} : { sheet: { ...labelSheets[on.sheet], used: on.used } }),
  };
}
