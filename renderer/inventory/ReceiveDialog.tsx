import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../electron/inventory/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';
import { NewLabels } from './labels/NewLabels.tsx';
import styles from './stock.module.css';
import { type Found, useIdentify } from './useIdentify.ts';

/** Takes a delivery in. Each scan of a package fills in what its code says and counts it. */
export function ReceiveDialog({ first, onClose }: { first: Found | null; onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const desk = useDesk();
  const { identify, problem } = useIdentify();
  const [productId, setProduct] = useState<string | null>(first?.product?.id ?? null);
  const [lot, setLot] = useState(first?.lot ?? '');
  const [expiresOn, setExpiry] = useState<string | null>(first?.expiresOn ?? null);
  const [serials, setSerials] = useState<string[]>(first?.serial ? [first.serial] : []);
  const [many, setMany] = useState<number | string>(1);
  const [quantity, setQuantity] = useState<number | null>(1000);
  const [costCents, setCost] = useState<number | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [received, setReceived] = useState<readonly Container[] | null>(null);
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const product = products.data?.products.find((row) => row.id === productId);
  const locationId = place ?? places.data?.locations[0]?.id ?? null;

  const fill = (found: Found): void => {
    if (found.product) setProduct(found.product.id);
    if (found.lot) setLot(found.lot);
    if (found.expiresOn) setExpiry(found.expiresOn);
    const { serial } = found;
    if (!serial || serials.includes(serial)) return;
    setSerials([...serials, serial]);
    setMany((count) => Math.max(Number(count), serials.length + 1));
  };
  useScan(({ raw }) => void identify(raw).then((found) => found && fill(found)), received === null);

  const receive = useMutation(
    trpc.inventory.receive.mutationOptions({
      onSuccess: ({ containers }) => {
        showDone(t('receiveDone', { what: product?.name ?? '', lot }));
        if (containers.length === 0) onClose();
        else setReceived(containers);
      },
    }),
  );
  const amount = product?.inContainers ? Number(many) > 0 : quantity !== null && quantity > 0;
  const ready =
    product !== undefined &&
    lot.trim() !== '' &&
    expiresOn !== null &&
    locationId !== null &&
    costCents !== null &&
    amount;

  const submit = (): void => {
    if (!product || expiresOn === null || locationId === null || costCents === null || quantity === null) return;
    const { id } = product;
    const what = product.inContainers ? { containers: Number(many), serials } : { quantity };
    receive.mutate({ productId: id, lot: lot.trim(), expiresOn, locationId, costCents, ...what });
  };

  if (received) return <NewLabels containers={received} onClose={onClose} />;

  return (
    <Modal opened onClose={onClose} title={t('receiveTitle')} size={560}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) submit();
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
                value={productId}
                onChange={setProduct}
                data={(products.data?.products ?? [])
                  .filter((row) => row.active)
                  .map((row) => ({ value: row.id, label: row.name }))}
              />
            </WideField>
            <TextInput
              label={t('lot')}
              required
              maxLength={20}
              value={lot}
              onChange={(event) => setLot(event.currentTarget.value)}
            />
            <DateField label={t('expiry')} required value={expiresOn} onChange={setExpiry} />
            {product && !product.inContainers ? (
              <QuantityInput
                label={t('howMuch')}
                unit={product.unit === 'each' ? '' : product.unit}
                required
                min={1}
                value={quantity}
                onChange={setQuantity}
              />
            ) : (
              <NumberInput
                label={t('many')}
                description={t('containersHelp')}
                required
                min={Math.max(1, serials.length)}
                max={200}
                allowDecimal={false}
                value={many}
                onChange={setMany}
              />
            )}
            <MoneyInput
              label={t('wholeCost')}
              required
              currency={desk.currency}
              value={costCents}
              onChange={setCost}
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
            {serials.length > 0 ? `${t('serialsFound', { count: serials.length })}. ` : ''}
            {t(product ? 'scanMore' : 'scanFirst')}
          </p>
          {problem ? <ErrorNotice sentence={problem.sentence} /> : null}
          {receive.error ? <ErrorNotice sentence={sentenceOf(receive.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={receive.isPending} disabled={!ready}>
              {t('receive')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
