import { Button } from '@mantine/core';
import { IconCalendarUser, IconShoppingCartOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { useScan } from '../api/scan.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { showDone } from '../ui/toasts.tsx';
import { CartLines } from './CartLines.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import cartStyles from './cart.module.css';
import { DonePane } from './DonePane.tsx';
import { PayPane } from './PayPane.tsx';
import { ProductPicker } from './ProductPicker.tsx';
import tillStyles from './till.module.css';
import { type CartHandle, useCart } from './useCart.ts';
import { useTillKeys } from './useTillKeys.ts';

/** One cart: being filled and paid, paid, or given up. */
export function CartPane({ id, onNew }: { id: string; onNew: () => void }) {
  const { t } = useTranslation('till');
  const handle = useCart(id);
  const { cart, error } = handle;
  if (error && !cart)
    return (
      <div className={tillStyles.rest}>
        <ErrorNotice sentence={sentenceOf(error)} />
      </div>
    );
  if (!cart)
    return (
      <div className={tillStyles.rest} role="status">
        <span className="s-visually-hidden">{t('opening')}</span>
      </div>
    );
  if (cart.state === 'paid' && cart.invoiceId !== null) return <DonePane invoiceId={cart.invoiceId} onNew={onNew} />;
  if (cart.state === 'abandoned')
    return (
      <div className={tillStyles.rest}>
        <Panel>
          <EmptyState
            icon={IconShoppingCartOff}
            title={t('gaveUp')}
            text={t('gaveUpText')}
            action={<Button onClick={onNew}>{t('newSale')}</Button>}
          />
        </Panel>
      </div>
    );
  return <OpenCart handle={handle} cart={cart} />;
}

function OpenCart({ handle, cart }: { handle: CartHandle; cart: NonNullable<CartHandle['cart']> }) {
  const { t } = useTranslation('till');
  const desk = useDesk();
  const go = useOpen();
  const picker = useRef<HTMLInputElement>(null);
  const { appointmentId } = cart;
  const { visit } = go;

  useScan(({ raw }) => {
    void handle.edit((till, at) => till.addProduct.mutate({ ...at, raw }));
  });
  useTillKeys({ KeyP: () => picker.current?.focus() });

  const giveUp = async (): Promise<void> => {
    const gone = await handle.edit((till, at) => till.abandon.mutate(at));
    if (gone) showDone(t('giveUpDone'));
  };

  return (
    <div className={cartStyles.cart}>
      <div className={cartStyles.goods}>
        <div className={cartStyles.cartHead}>
          <div className={cartStyles.who}>
            <h2 className={cartStyles.whoName}>{cart.patient?.name ?? t('counterSale')}</h2>
          </div>
          {appointmentId !== null && visit ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarUser size={15} aria-hidden />}
              onClick={() => visit(appointmentId)}
            >
              {t('visit')}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            disabled={cart.tenders.length > 0}
            onClick={() => void giveUp()}
          >
            {t('giveUp')}
          </Button>
        </div>
        {desk.may('stock.read') ? (
          <ProductPicker
            ref={picker}
            onPick={(productId) => void handle.edit((till, at) => till.addProduct.mutate({ ...at, productId }))}
          />
        ) : null}
        {handle.problem ? <ErrorNotice sentence={handle.problem} /> : null}
        <Panel flush>
          <CartLines cart={cart} handle={handle} />
        </Panel>
        {cart.check && appointmentId !== null ? (
          <CheckPanel appointmentId={appointmentId} check={cart.check} billed={billedOf(cart)} />
        ) : null}
      </div>
      <PayPane cart={cart} handle={handle} />
    </div>
  );
}

/** What the cart bills, by service line. */
function billedOf(cart: NonNullable<CartHandle['cart']>): ReadonlyMap<string, number> {
  return new Map(
    cart.lines.flatMap((line) => (line.serviceLineId === null ? [] : [[line.serviceLineId, line.quantity] as const])),
  );
}
