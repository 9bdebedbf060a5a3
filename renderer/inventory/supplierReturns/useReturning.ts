import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { codeText } from '../containerLook.ts';
import { useIdentify } from '../useIdentify.ts';

/** What is put together to go back: containers whole, goods by quantity. */
export function useReturning() {
  const trpc = useTRPC();
  const { identify, problem } = useIdentify();
  const [containerIds, setContainers] = useState<string[]>([]);
  const [amounts, setAmounts] = useState<ReadonlyMap<string, number>>(new Map());
  const held = useQuery(trpc.inventory.containers.queryOptions({ state: 'inUse' }));
  const onHand = useQuery(trpc.inventory.onHand.queryOptions({}));
  const goods = (onHand.data?.products ?? []).flatMap((product) =>
    product.lots
      .filter((lot) => lot.containers === 0)
      .map((lot) => ({ key: `${lot.lotId} ${lot.locationId}`, product, lot })),
  );
  const content = {
    containerIds,
    goods: [...amounts].map(([key, quantity]) => {
      const [lotId = '', locationId = ''] = key.split(' ');
      return { lotId, locationId, quantity };
    }),
  };
  const many = containerIds.length + amounts.size;
  const preview = useQuery(
    trpc.inventory.previewReturn.queryOptions(content, { enabled: many > 0, placeholderData: keepPreviousData }),
  );

  const put = (key: string, quantity: number): void => setAmounts((now) => new Map(now).set(key, quantity));
  const add = (key: string): void => {
    const lot = goods.find((row) => row.key === key)?.lot;
    if (lot) put(key, amounts.get(key) ?? (lot.recalled || lot.expired ? lot.onHand : 1000));
    else if (!containerIds.includes(key)) setContainers([...containerIds, key]);
  };
  const scan = async (raw: string): Promise<void> => {
    const found = await identify(raw);
    if (!found) return;
    const [only, ...others] = found.containers ?? [];
    const container = found.container ?? (others.length === 0 ? only : undefined);
    if (container) add(container.id);
    const here = goods.find(
      ({ product, lot }) => product.productId === found.product?.id && (!found.lot || lot.number === found.lot),
    );
    if (!container && here) put(here.key, Math.min(here.lot.onHand, (amounts.get(here.key) ?? 0) + 1000));
  };
  const remove = (key: string): void => {
    setContainers(containerIds.filter((id) => id !== key));
    setAmounts((now) => new Map([...now].filter(([each]) => each !== key)));
  };
  const choices = [
    ...(held.data?.containers ?? []).map((row) => ({
      value: row.id,
      label: `${row.productName}, ${codeText(row.code)}, ${row.lotNumber}`,
    })),
    ...goods.map(({ key, product, lot }) => ({
      value: key,
      label: `${product.name}, ${lot.number}, ${lot.locationName}: ${formatAmount(lot.onHand, product.unit)}`,
    })),
  ].filter(({ value }) => !containerIds.includes(value) && !amounts.has(value));

  return {
    content,
    many,
    preview,
    problem,
    choices,
    add,
    scan,
    remove,
    setQuantity: (key: string, quantity: number | null) => quantity !== null && quantity > 0 && put(key, quantity),
  };
}
