import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSheet } from '../../electron/inventory/orders/schemas.ts';
import type { Container } from '../../electron/inventory/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { faultOf, sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';
import type { Said } from './delivery.ts';
import { NewLabels } from './labels/NewLabels.tsx';
import { NotCounted } from './NotCounted.tsx';
import { ProductDialog } from './ProductDialog.tsx';
import styles from './stock.module.css';
import { useDelivery } from './useDelivery.ts';
import { saidOf, useIdentify } from './useIdentify.ts';

export interface ReceiveDialogProps {
  /** What was scanned before. */
  first: Said | null;
  /** The order it comes on; null: without one. */
  order?: OrderSheet | null;
  onClose: () => void;
}

/** Takes a delivery in. Each scan of a package fills in what its code says and counts it; an unknown one is made a product at once. */
export function ReceiveDialog({ first, order: ordered = null, onClose }: ReceiveDialogProps) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const desk = useDesk();
  const { identify, problem, clear } = useIdentify();
  const [order, setOrder] = useState(ordered);
  const [place, setPlace] = useState<string | null>(null);
  const [received, setReceived] = useState<readonly Container[] | null>(null);
  const [unknown, setUnknown] = useState<(Said & { gtin: string }) | null>(null);
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const it = useDelivery(first, products.data?.products, order);
  const { product, costCents, orderedCents } = it;
  const locationId = place ?? order?.order.locationId ?? places.data?.locations[0]?.id ?? null;
  const notOrdered = order !== null && product !== undefined && it.line === null;

  const scan = async (raw: string): Promise<void> => {
    const found = await identify(raw);
    if (found) it.scan(saidOf(found));
  };
  useScan(({ raw }) => void scan(raw), received === null && unknown === null, 'dialog');
  const done = (containers: readonly Container[], sentence: string): void => {
    showDone(sentence);
    if (containers.length === 0) onClose();
    else setReceived(containers);
  };
  const plain = useMutation(
    trpc.inventory.receive.mutationOptions({
      onSuccess: ({ containers }) => done(containers, t('receiveDone', { what: product?.name ?? '', lot: it.lot })),
    }),
  );
  const onOrder = useMutation(
    trpc.inventory.receiveOnOrder.mutationOptions({
      onSuccess: ({ containers, sentence }) => done(containers, sentence),
    }),
  );
  const error = order ? onOrder.error : plain.error;
  const excess = (faultOf(error)?.details as { reason?: string } | undefined)?.reason === 'excess';
  const ready = product && !notOrdered && it.lot.trim() !== '' && it.expiresOn && locationId && costCents !== null;

  const submit = (takeExcess: boolean): void => {
    if (!product || it.expiresOn === null || locationId === null || costCents === null || it.amount <= 0) return;
    const counted = product.inContainers
      ? { containers: Number(it.many), serials: [...it.serials] }
      : { quantity: it.amount };
    const came = {
      productId: product.id,
      lot: it.lot.trim(),
      expiresOn: it.expiresOn,
      locationId,
      costCents,
      ...counted,
    };
    if (order) onOrder.mutate({ ...came, orderId: order.order.id, takeExcess });
    else plain.mutate(came);
  };

  if (received) return <NewLabels containers={received} onClose={onClose} />;
  if (unknown)
    return (
      <ProductDialog
        product={null}
        gtin={unknown.gtin}
        onClose={() => setUnknown(null)}
        onSaved={(productId) => {
          clear();
          it.scan({ ...unknown, productId });
          setUnknown(null);
        }}
      />
    );
  const choices = (products.data?.products ?? []).filter(
    (row) => row.active && (!order || row.id === it.productId || order.lines.some((line) => line.productId === row.id)),
  );
  const difference = orderedCents !== null && costCents !== null ? costCents - orderedCents : 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={order ? t('receiveOrderTitle', { number: order.order.number ?? '' }) : t('receiveTitle')}
      size={560}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && it.amount > 0) submit(false);
        }}
      >
        <Stack gap="md">
          <Fields columns={2}>
            <WideField>
              <Select
                label={t('product')}
                required
                searchable
                openOnFocus={false}
                data-autofocus={first ? undefined : true}
                value={it.productId}
                onChange={it.setProduct}
                data={choices.map((row) => ({ value: row.id, label: row.name }))}
              />
            </WideField>
            <TextInput
              label={t('lot')}
              required
              maxLength={20}
              value={it.lot}
              data-autofocus={first?.productId && !first.lot ? true : undefined}
              onChange={(event) => it.setLot(event.currentTarget.value)}
            />
            <DateField label={t('expiry')} required value={it.expiresOn} onChange={it.setExpiry} />
            {product && !product.inContainers ? (
              <QuantityInput
                label={t('howMuch')}
                unit={product.unit === 'each' ? '' : product.unit}
                required
                min={1}
                value={it.quantity}
                onChange={it.setQuantity}
              />
            ) : (
              <NumberInput
                label={t('many')}
                description={t('containersHelp')}
                required
                min={Math.max(1, it.serials.length)}
                max={200}
                allowDecimal={false}
                value={it.many}
                onChange={it.setMany}
              />
            )}
            <MoneyInput
              label={t('wholeCost')}
              description={
                orderedCents === null ? undefined : t('atOrder', { amount: formatMoney(orderedCents, desk.currency) })
              }
              required
              currency={desk.currency}
              value={costCents}
              onChange={it.setCost}
              data-autofocus={first?.lot && first.expiresOn ? true : undefined}
            />
            <WideField>
              <Select
                label={t('location')}
                allowDeselect={false}
                value={locationId}
                onChange={setPlace}
                data={(places.data?.locations ?? []).map((row) => ({ value: row.id, label: row.name }))}
              />
            </WideField>
          </Fields>
          <p className={styles.muted} role="status" style={{ margin: 0 }}>
            {it.scanned > 0 ? `${t('packagesScanned', { count: it.scanned })}. ` : ''}
            {difference === 0
              ? t(product ? 'scanMore' : 'scanFirst')
              : t(difference > 0 ? 'dearer' : 'cheaper', {
                  amount: formatMoney(Math.abs(difference), desk.currency),
                })}
          </p>
          {problem ? (
            <ErrorNotice
              sentence={problem.sentence}
              actions={
                problem.said ? (
                  <Button size="xs" variant="default" onClick={() => setUnknown(problem.said)}>
                    {t('addThisProduct')}
                  </Button>
                ) : null
              }
            />
          ) : null}
          {it.notCounted ? (
            <NotCounted {...it.notCounted} delivered={it.delivered} products={products.data?.products ?? []} />
          ) : null}
          {notOrdered ? (
            <ErrorNotice
              sentence={t('notOrdered', { name: product.name })}
              actions={
                <Button size="xs" variant="default" onClick={() => setOrder(null)}>
                  {t('withoutOrder')}
                </Button>
              }
            />
          ) : null}
          {error ? (
            <ErrorNotice
              sentence={sentenceOf(error)}
              actions={
                excess ? (
                  <Button size="xs" variant="default" loading={onOrder.isPending} onClick={() => submit(true)}>
                    {t('takeExcess')}
                  </Button>
                ) : null
              }
            />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={plain.isPending || onOrder.isPending} disabled={!ready || it.amount <= 0}>
              {t('receive')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
