import { useQuery } from '@tanstack/react-query';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDay, formatTime } from '../../ui/format.ts';

/** The snippets of this person and what fills them in on this visit. */
export function useMacroSource(chart: Chart) {
  const trpc = useTRPC();
  const { zone, staff } = useDesk();
  const list = useQuery(trpc.charting.notes.macros.queryOptions({}));
  const amounts = chart.totals.map(({ productName, charted, unit }) => ({
    product: productName,
    amount: formatAmount(charted, unit),
  }));
  return {
    macros: list.data?.macros ?? [],
    values: {
      patient: chart.patient.name,
      age: chart.patient.age === null ? '' : String(chart.patient.age),
      date: formatDay(chart.startsAt, zone),
      time: formatTime(chart.startsAt, zone),
      provider: staff.name,
      service: chart.lines.map(({ serviceName }) => serviceName).join(', '),
      units: amounts.map(({ product, amount }) => `${product} ${amount}`).join(', '),
      amounts,
    },
  };
}
