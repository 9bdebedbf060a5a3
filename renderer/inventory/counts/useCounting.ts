import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountSheet } from '../../../electron/inventory/counts/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Found, useIdentify } from '../useIdentify.ts';
import { keyOf, type Target, targetOfContainer, targetOfRow } from './target.ts';

type What = { containerId: string } | { lotId: string } | { productId: string; lot: string };

/** Counting one thing after the other: what a scan means, what was counted last, what is asked for next. */
export function useCounting(sheet: CountSheet, place: string | null) {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const { identify, busy: asking, problem: unknown, clear } = useIdentify();
  const [target, setTarget] = useState<Target | null>(null);
  /** Rises with every choice, so that the field takes the focus again. */
  const [turn, setTurn] = useState(0);
  const [last, setLast] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { mutateAsync, isPending } = useMutation(trpc.inventory.countLine.mutationOptions());
  const { count, lines, uncounted } = sheet;

  const choose = (next: Target | null): void => {
    clear();
    setProblem(null);
    setTarget(next);
    setTurn((before) => before + 1);
  };
  const save = async (
    what: What,
    of: Pick<Target, 'name' | 'unit'>,
    counted: number,
    at: { locationId: string; add?: boolean },
  ): Promise<boolean> => {
    setProblem(null);
    try {
      const saved = await mutateAsync({ countId: count.id, ...what, counted, ...at });
      setLast(t('saved', { name: of.name, amount: formatAmount(saved.counted, of.unit) }));
      return true;
    } catch (error) {
      setProblem(sentenceOf(error));
      return false;
    }
  };

  /** Counts what is asked for, then asks for the next line of the list. */
  const enter = async (of: Target, counted: number): Promise<void> => {
    const what = of.containerId === null ? { lotId: of.lotId } : { containerId: of.containerId };
    if (!(await save(what, of, counted, { locationId: of.locationId }))) return;
    const at = uncounted.findIndex((row) => keyOf(row) === of.key);
    const next = at === -1 ? undefined : (uncounted[at + 1] ?? uncounted.find((row) => keyOf(row) !== of.key));
    // whoever chose another line meanwhile goes on with that one
    setTarget((now) => (now?.key === of.key ? (next ? targetOfRow(next) : null) : now));
  };

  const takeGoods = async (found: Found, locationId: string): Promise<void> => {
    const product = found.product;
    if (!product) return;
    if (product.inContainers) return setProblem(t('scanLabel', { name: product.name }));
    const at = { locationId, add: true };
    if (found.lot) {
      await save({ productId: product.id, lot: found.lot }, product, product.packageSize, at);
      return;
    }
    const here = [...uncounted, ...lines].filter(
      (row) => row.productId === product.id && row.locationId === locationId && row.containerId === null,
    );
    const [only, ...more] = here;
    if (!only || more.length > 0) return setProblem(t('chooseLot', { name: product.name }));
    await save({ lotId: only.lotId }, product, product.packageSize, at);
  };

  const take = async (raw: string): Promise<void> => {
    choose(null);
    const found = await identify(raw);
    if (!found || place === null) return;
    const [only, ...more] = found.containers ?? [];
    const container = found.container ?? (more.length === 0 ? only : undefined);
    if (!container) return takeGoods(found, place);
    const of = targetOfContainer(container, count.blind);
    // a sealed one is all there: the scan is the count
    if (container.state === 'sealed')
      await save({ containerId: container.id }, of, container.remaining, { locationId: place });
    else choose({ ...of, locationId: place });
  };

  return {
    target,
    turn,
    choose,
    enter,
    take,
    last,
    busy: asking || isPending,
    problem: problem === null ? unknown : { sentence: problem, said: null },
  };
}
