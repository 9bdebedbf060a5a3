import { Button } from '@mantine/core';
import { IconCalendarUser, IconClockDollar, IconShoppingCartOff, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readGiftCardCode } from '../../electron/billing/storedValues/codes/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { useScan } from '../api/scan.ts';
import { SuppliesPanel } from '../billing/supplies/SuppliesPanel.tsx';
import { confirmDialog } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { showDone } from '../ui/toasts.tsx';
import { ApprovalDialog } from './ApprovalDialog.tsx';
import { CartAlerts } from './CartAlerts.tsx';
import { CartLines } from './CartLines.tsx';
import { CartMenu, type SaleDialogKind } from './CartMenu.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import cartStyles from './cart.module.css';
import { DiscountDialog } from './DiscountDialog.tsx';
import { DonePane } from './DonePane.tsx';
import { FindBox, type Found } from './FindBox.tsx';
import { PayPane } from './PayPane.tsx';
import {
  DepositDialog,
  ExemptionDialog,
  GiftCardDialog,
  OpenFees,
  ParkDialog,
  PatientDialog,
  PromoDialog,
} from './SaleDialogs.tsx';
import tillStyles from './till.module.css';
import { type CartHandle, useCart } from './useCart.ts';
import { useTillKeys } from './useTillKeys.ts';

/** One cart: being filled and paid, paid, or given up. */
export function CartPane({ id, onNew, onLeave }: { id: string; onNew: () => void; onLeave: () => void }) {
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
  return <OpenCart handle={handle} cart={cart} onLeave={onLeave} />;
}

function OpenCart({ handle, cart, onLeave }: { handle: CartHandle; cart: CartOutput; onLeave: () => void }) {
  const { t } = useTranslation('till');
  const go = useOpen();
  const finder = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<SaleDialogKind | null>(null);
  const asking = handle.approval !== null;
  useEffect(() => {
    if (asking) setDialog(null);
  }, [asking]);
  const { appointmentId } = cart;
  const { visit } = go;

  const payWithCard = (code: string): void =>
    void handle.edit((till, at) => till.addTender.mutate({ ...at, kind: 'giftCard', code }));
  useScan(({ raw }) => {
    const card = readGiftCardCode(raw);
    if ('code' in card) payWithCard(card.code);
    else void handle.edit((till, at) => till.addProduct.mutate({ ...at, raw }));
  });
  const open = (kind: SaleDialogKind): void => {
    handle.complain(null);
    setDialog(kind);
  };
  useTillKeys({
    KeyP: () => finder.current?.focus(),
    KeyR: () => open('discount'),
    KeyO: () => open('promo'),
    KeyU: () => open('patient'),
    KeyS: () => cart.tenders.length === 0 && open('park'),
  });

  const pick = (found: Found): void => {
    if (found.kind === 'sellGiftCard') open('giftCard');
    else if (found.kind === 'giftCardCode') payWithCard(found.code);
    else
      void handle.edit((till, at) =>
        found.kind === 'product'
          ? till.addProduct.mutate({ ...at, productId: found.id })
          : found.kind === 'offer'
            ? till.addOffer.mutate({ ...at, offerId: found.id })
            : till.setPatient.mutate({ ...at, patientId: found.id }),
      );
  };
  const giveUp = async (): Promise<void> => {
    const sure =
      cart.lines.length === 0 ||
      (await confirmDialog({
        title: t('giveUpAsk'),
        body: [
          t('giveUpBody', { count: cart.lines.length, amount: formatMoney(cart.totalCents, cart.currency) }),
          ...(appointmentId === null ? [] : [t('giveUpStays')]),
        ].join(' '),
        confirm: t('giveUp'),
        cancel: t('giveUpKeep'),
        danger: true,
      }));
    if (!sure) return;
    if (await handle.edit((till, at) => till.abandon.mutate(at))) showDone(t('giveUpDone'));
  };
  const shut = (): void => {
    handle.complain(null);
    setDialog(null);
  };
  const of = { cart, handle, onClose: shut };

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
          ) : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUserPlus size={15} aria-hidden />}
              onClick={() => open('patient')}
            >
              {t(cart.patient ? 'changePatient' : 'choosePatient')}
            </Button>
          )}
          <CartMenu cart={cart} onChoose={open} onGiveUp={() => void giveUp()} />
        </div>
        <FindBox ref={finder} patients={appointmentId === null} onPick={pick} />
        {handle.problem && dialog === null && !handle.approval ? <ErrorNotice sentence={handle.problem} /> : null}
        <OpenFees cart={cart} handle={handle} />
        {cart.patient ? <Owes patientId={cart.patient.id} currency={cart.currency} /> : null}
        <CartAlerts cart={cart} />
        <Panel flush>
          <CartLines cart={cart} handle={handle} />
        </Panel>
        {cart.check && appointmentId !== null ? (
          <CheckPanel appointmentId={appointmentId} check={cart.check} billed={billedOf(cart)} />
        ) : null}
        {appointmentId !== null ? <SuppliesPanel appointmentId={appointmentId} atTill /> : null}
      </div>
      <PayPane cart={cart} handle={handle} />
      {dialog === 'discount' ? <DiscountDialog line={null} {...of} /> : null}
      {dialog === 'promo' ? <PromoDialog {...of} /> : null}
      {dialog === 'exempt' ? <ExemptionDialog {...of} /> : null}
      {dialog === 'giftCard' ? <GiftCardDialog {...of} /> : null}
      {dialog === 'deposit' ? <DepositDialog {...of} /> : null}
      {dialog === 'patient' ? <PatientDialog {...of} /> : null}
      {dialog === 'park' ? <ParkDialog {...of} onParked={onLeave} /> : null}
      {handle.approval ? <ApprovalDialog approval={handle.approval} /> : null}
    </div>
  );
}

/** What the patient owes from earlier sales, and the way to take it. */
function Owes({ patientId, currency }: { patientId: string; currency: string }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const owed = useQuery(trpc.till.owed.queryOptions({ patientId }));
  const cents = owed.data?.dueCents ?? 0;
  if (cents === 0) return null;
  return (
    <Button
      size="xs"
      variant="default"
      style={{ alignSelf: 'flex-start' }}
      leftSection={<IconClockDollar size={15} aria-hidden />}
      onClick={() => void navigate({ to: '/till/owed', search: { patient: patientId } })}
    >
      {t('owesEarlier', { amount: formatMoney(cents, currency) })}
    </Button>
  );
}

/** What the cart bills, by service line. */
function billedOf(cart: CartOutput): ReadonlyMap<string, number> {
  return new Map(
    cart.lines.flatMap((line) => (line.serviceLineId === null ? [] : [[line.serviceLineId, line.quantity] as const])),
  );
}
