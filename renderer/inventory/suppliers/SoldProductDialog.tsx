import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SoldProduct, Supplier } from '../../../electron/inventory/suppliers/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';

/** A product as one supplier sells it: their code, their pack, its cost. */
export function SoldProductDialog({
  supplier,
  sold,
  known,
  onClose,
}: {
  supplier: Supplier;
  sold: SoldProduct | null;
  /** Products that stand on the list already. */
  known: ReadonlySet<string>;
  onClose: () => void;
}) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [productId, setProduct] = useState<string | null>(sold?.productId ?? null);
  const [article, setArticle] = useState(sold?.article ?? '');
  const [pack, setPack] = useState<number | string>(sold?.pack ?? 1);
  const [costCents, setCost] = useState<number | null>(sold?.costCents ?? null);
  const [preferred, setPreferred] = useState(sold?.preferred ?? true);
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const save = useMutation(trpc.inventory.saveSoldProduct.mutationOptions({ onSuccess: onClose }));
  const drop = useMutation(trpc.inventory.dropSoldProduct.mutationOptions({ onSuccess: onClose }));
  const error = save.error ?? drop.error;
  const product = products.data?.products.find((row) => row.id === productId);
  const submit = (): void => {
    if (productId === null || costCents === null) return;
    const version = sold ? { expectedVersion: sold.version } : {};
    save.mutate({ supplierId: supplier.id, productId, article, pack: Number(pack), costCents, preferred, ...version });
  };
  return (
    <FormDialog
      title={sold ? t('editSold', { name: sold.productName, supplier: supplier.name }) : t('addSold')}
      size={520}
      submit={t('save')}
      ready={productId !== null && costCents !== null && Number(pack) > 0}
      busy={save.isPending || drop.isPending}
      problem={error ? sentenceOf(error) : null}
      onSubmit={submit}
      onClose={onClose}
      aside={
        sold ? (
          <Button
            variant="subtle"
            color="red"
            loading={drop.isPending}
            onClick={() => drop.mutate({ id: sold.id, expectedVersion: sold.version })}
          >
            {t('dropSold')}
          </Button>
        ) : null
      }
    >
      <Fields columns={2}>
        {sold ? null : (
          <WideField>
            <Select
              label={t('product')}
              required
              searchable
              openOnFocus={false}
              data-autofocus
              value={productId}
              onChange={setProduct}
              data={(products.data?.products ?? [])
                .filter((row) => row.active && !known.has(row.id))
                .map((row) => ({ value: row.id, label: row.name }))}
            />
          </WideField>
        )}
        <TextInput
          label={t('article')}
          maxLength={60}
          value={article}
          data-autofocus={sold ? true : undefined}
          onChange={(event) => setArticle(event.currentTarget.value)}
        />
        <NumberInput label={t('pack')} min={1} max={10_000} allowDecimal={false} value={pack} onChange={setPack} />
        <MoneyInput
          label={t('lastCost')}
          description={
            product ? t('packHelp', { count: 1, size: formatAmount(product.packageSize, product.unit) }) : undefined
          }
          required
          min={0}
          currency={currency}
          value={costCents}
          onChange={setCost}
        />
        <WideField>
          <Switch
            label={t('preferred')}
            checked={preferred}
            onChange={(event) => setPreferred(event.currentTarget.checked)}
          />
        </WideField>
      </Fields>
    </FormDialog>
  );
}
