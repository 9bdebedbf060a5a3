import { ActionIcon, Group } from '@mantine/core';
import {
  IconMinus,
  IconPencil,
  IconPlus,
  IconRosetteDiscount,
  IconShoppingCart,
  IconTag,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatGiftCardCode } from '../../electron/billing/storedValues/codes/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { hasPrice } from '../../electron/till/discounts/rules.ts';
import { useDesk } from '../api/desk.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { showUndo } from '../ui/toasts.tsx';
import cartStyles from './cart.module.css';
import { amountText, type CartLine } from './cartLine.ts';
import { DiscountDialog } from './DiscountDialog.tsx';
import moneyStyles from './money.module.css';
import { PriceDialog } from './PriceDialog.tsx';
import { QuantityDialog } from './QuantityDialog.tsx';
import type { CartHandle } from './useCart.ts';

/** The lines of an open cart. On a focused line: + and - count goods, D gives a discount, P another price, Delete takes the line off. */
export function CartLines({ cart, handle }: { cart: CartOutput; handle: CartHandle }) {
  const { t } = useTranslation('till');
  const desk = useDesk();
  const [dialog, setDialog] = useState<{ kind: 'discount' | 'quantity' | 'price'; lineId: string } | null>(null);
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const mayDiscount = desk.may('till.discount');
  const mayPrice = desk.may('till.price');
  const asking = handle.approval !== null;
  useEffect(() => {
    if (asking) setDialog(null);
  }, [asking]);

  const setQuantity = (line: CartLine, quantity: number): void => {
    if (quantity > 0) void handle.edit((till, at) => till.setQuantity.mutate({ ...at, lineId: line.id, quantity }));
  };
  const remove = async (line: CartLine): Promise<void> => {
    const after = await handle.edit((till, at) => till.removeLine.mutate({ ...at, lineId: line.id }));
    const { productId, quantity } = line;
    if (!after || productId === null) return;
    showUndo(t('removed', { name: line.description }), async () => {
      await handle.edit((till, at) => till.addProduct.mutate({ ...at, productId, quantity }));
    });
  };
  const onRowKey = (event: KeyboardEvent<HTMLTableRowElement>, line: CartLine): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const keys: Record<string, () => void> = {
      ...(isCounted(line.kind)
        ? {
            '+': () => setQuantity(line, line.quantity + 1000),
            '-': () => setQuantity(line, line.quantity - 1000),
          }
        : {}),
      ...(line.kind === 'service' ? {} : { Delete: () => void remove(line) }),
      ...(mayPrice && hasPrice(line.kind) ? { p: () => setDialog({ kind: 'price', lineId: line.id }) } : {}),
      ...(mayDiscount && hasPrice(line.kind) ? { d: () => setDialog({ kind: 'discount', lineId: line.id }) } : {}),
    };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };

  const columns: ReadonlyArray<Column<CartLine>> = [
    { key: 'what', header: t('what'), cell: (line) => <What line={line} money={money} /> },
    {
      key: 'quantity',
      header: t('quantity'),
      align: 'right',
      width: '118px',
      cell: (line) => (
        <Count
          line={line}
          onCount={(quantity) => setQuantity(line, quantity)}
          onEdit={() => setDialog({ kind: 'quantity', lineId: line.id })}
        />
      ),
    },
    {
      key: 'amount',
      header: t('amount'),
      align: 'right',
      width: '104px',
      cell: (line) => (
        <span className={cartStyles.amount}>
          <strong>{money(line.goodsCents - line.discountCents)}</strong>
          {line.discountCents === 0 ? null : (
            <s aria-label={`${t('discount')} ${money(line.discountCents)}`}>{money(line.goodsCents)}</s>
          )}
        </span>
      ),
    },
    {
      key: 'actions',
      header: t('actions'),
      hideHeader: true,
      align: 'right',
      width: '104px',
      cell: (line) => (
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {mayPrice && hasPrice(line.kind) ? (
            <ActionIcon
              aria-label={t('priceOf', { name: line.description })}
              title={`${t('price')} (P)`}
              onClick={() => setDialog({ kind: 'price', lineId: line.id })}
            >
              <IconTag size={17} stroke={1.6} aria-hidden />
            </ActionIcon>
          ) : null}
          {mayDiscount && hasPrice(line.kind) ? (
            <ActionIcon
              aria-label={t('discountFor', { name: line.description })}
              title={`${t('discountTitle')} (D)`}
              onClick={() => setDialog({ kind: 'discount', lineId: line.id })}
            >
              <IconRosetteDiscount size={17} stroke={1.6} aria-hidden />
            </ActionIcon>
          ) : null}
          {line.kind !== 'service' ? (
            <ActionIcon aria-label={t('remove', { name: line.description })} onClick={() => void remove(line)}>
              <IconX size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          ) : null}
        </Group>
      ),
    },
  ];
  const chosen = dialog ? cart.lines.find((line) => line.id === dialog.lineId) : undefined;
  const shut = (): void => setDialog(null);
  return (
    <>
      <DataTable
        label={t('lines')}
        columns={columns}
        rows={cart.lines}
        rowKey={(line) => line.id}
        onRowKey={onRowKey}
        plain
        wrap
        empty={
          <EmptyState
            icon={IconShoppingCart}
            title={t('cartEmpty')}
            text={t(cart.appointmentId === null ? 'cartEmptyCounter' : 'cartEmptyVisit')}
          />
        }
      />
      {chosen && dialog?.kind === 'discount' ? (
        <DiscountDialog line={chosen} cart={cart} handle={handle} onClose={shut} />
      ) : null}
      {chosen && dialog?.kind === 'price' ? (
        <PriceDialog line={chosen} cart={cart} handle={handle} onClose={shut} />
      ) : null}
      {chosen && dialog?.kind === 'quantity' ? (
        <QuantityDialog line={chosen} cart={cart} handle={handle} onClose={shut} />
      ) : null}
    </>
  );
}

function What({ line, money }: { line: CartLine; money: (cents: number) => string }) {
  const { t } = useTranslation('till');
  const facts = [
    line.goodsCents === line.unitPriceCents
      ? null
      : t('each', { price: money(line.unitPriceCents), unit: t(unitWord(line)) }),
    line.performedByName === null ? null : t('by', { name: line.performedByName }),
    ...line.lots.map((lot) => t('lot', { lot: lot.lot })),
    line.code === null ? null : t('cardCode', { code: formatGiftCardCode(line.code) }),
    line.listPriceCents === null
      ? null
      : t('listPrice', { price: money(line.listPriceCents), reason: line.priceReason ?? '' }),
    line.discountCents > 0 ? `${t('discountTitle')}: ${line.discountReason ?? ''}` : null,
  ].filter((text): text is string => text !== null);
  return (
    <span className={cartStyles.what}>
      <strong>{line.description}</strong>
      {facts.length > 0 ? (
        <span className={moneyStyles.facts}>
          {facts.map((fact, i) => (
            <span key={fact}>{i < facts.length - 1 ? `${fact} · ` : fact}</span>
          ))}
        </span>
      ) : null}
    </span>
  );
}

/** What the price is for: a unit, an area, a piece. */
function unitWord(line: CartLine): 'perUnit' | 'perArea' | 'perPiece' {
  return line.pricing === 'perUnit' ? 'perUnit' : line.pricing === 'perArea' ? 'perArea' : 'perPiece';
}

/** Goods and packages are counted; everything else is there once. */
function isCounted(kind: CartLine['kind']): boolean {
  return kind === 'retail' || kind === 'package' || kind === 'units';
}

function Count({ line, onCount, onEdit }: { line: CartLine; onCount: (quantity: number) => void; onEdit: () => void }) {
  const { t } = useTranslation('till');
  const name = line.description;
  if (isCounted(line.kind))
    return (
      <span className={cartStyles.count}>
        <ActionIcon
          aria-label={t('fewer', { name })}
          disabled={line.quantity <= 1000}
          onClick={() => onCount(line.quantity - 1000)}
        >
          <IconMinus size={15} aria-hidden />
        </ActionIcon>
        <span className={cartStyles.countNumber}>{formatQuantity(line.quantity)}</span>
        <ActionIcon aria-label={t('more', { name })} onClick={() => onCount(line.quantity + 1000)}>
          <IconPlus size={15} aria-hidden />
        </ActionIcon>
      </span>
    );
  if (line.pricing === 'flat' || line.kind !== 'service') return <span className="s-num">1</span>;
  return (
    <span className={cartStyles.count}>
      <span className="s-num">{amountText(line, (count) => t('area', { count }))}</span>
      <ActionIcon aria-label={t('changeQuantity', { name })} onClick={onEdit}>
        <IconPencil size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
    </span>
  );
}
