import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconDeviceDesktop, IconPlus, IconReportMoney } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import { InvoicesOfDay } from '../billing/InvoicesOfDay.tsx';
import { PrintInvoices } from '../billing/PrintInvoices.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { showProblem } from '../ui/toasts.tsx';
import { CartPane } from './CartPane.tsx';
import { DrawerButton, DrawerState } from './DrawerButton.tsx';
import { openCustomerDisplay, useCustomerDisplay } from './display/useCustomerDisplay.ts';
import styles from './till.module.css';
import { useTillKeys } from './useTillKeys.ts';
import { Worklist } from './Worklist.tsx';

const cartPlace = getRouteApi('/till/$cartId');
const visitPlace = getRouteApi('/till/visit/$appointmentId');
const depositPlace = getRouteApi('/till/deposit/$appointmentId');

/** What the cart is for that is found or begun. */
type Wanted = { for: 'visit' | 'deposit'; appointmentId: string };

/** The till without a cart: who waits to pay, and the sales of today. */
export function TillPage() {
  return <Till cartId={null} wanted={null} />;
}

/** The till with a cart. */
export function CartPage() {
  const { cartId } = cartPlace.useParams() as { cartId: string };
  return <Till cartId={cartId} wanted={null} />;
}

/** The till on the way to the cart of a visit: it is begun or found, then shown. */
export function VisitCartPage() {
  const { appointmentId } = visitPlace.useParams() as { appointmentId: string };
  return <Till cartId={null} wanted={{ for: 'visit', appointmentId }} />;
}

/** The same for the deposit of an appointment. */
export function DepositCartPage() {
  const { appointmentId } = depositPlace.useParams() as { appointmentId: string };
  return <Till cartId={null} wanted={{ for: 'deposit', appointmentId }} />;
}

/** The till: who pays on the left, the cart in the middle, the money on the right. */
function Till({ cartId, wanted }: { cartId: string | null; wanted: Wanted | null }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { t: td } = useTranslation('day');
  const { staff, may } = useDesk();
  const toDay = (): void => void navigate({ to: '/till/day' });
  const [opening, setOpening] = useState<unknown>(null);
  const show = (id: string, replace = false): void =>
    void navigate({ to: '/till/$cartId', params: { cartId: id }, replace });

  const begin = useMutation(trpc.till.newCart.mutationOptions({ onSuccess: (cart) => show(cart.id) }));
  const open = useMutation(
    trpc.till.cartFor.mutationOptions({ onSuccess: (cart) => show(cart.id, true), onError: setOpening }),
  );
  const resume = useMutation(
    trpc.till.resume.mutationOptions({
      onSuccess: (cart) => show(cart.id),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const take = useMutation(
    trpc.till.depositFor.mutationOptions({ onSuccess: (cart) => show(cart.id, true), onError: setOpening }),
  );
  const openVisit = open.mutate;
  const takeDeposit = take.mutate;
  const appointmentId = wanted?.appointmentId;
  const goal = wanted?.for;
  useEffect(() => {
    if (appointmentId === undefined) return;
    if (goal === 'deposit') takeDeposit({ appointmentId });
    else openVisit({ appointmentId });
  }, [appointmentId, goal, openVisit, takeDeposit]);

  useCustomerDisplay(cartId);
  usePageCommands([
    { id: 'customerDisplay', title: t('displayOpen'), icon: IconDeviceDesktop, run: openCustomerDisplay },
  ]);

  const carts = useQuery(trpc.till.open.queryOptions({}));
  const newSale = (): void => {
    // an empty cart that this person began is as good as a new one
    const empty = carts.data?.carts.find(
      (cart) =>
        cart.lines === 0 && cart.createdBy === staff.id && cart.patientId === null && cart.appointmentId === null,
    );
    if (empty) show(empty.id);
    else begin.mutate({});
  };
  useTillKeys({ KeyN: newSale, KeyD: toDay });
  useScan(({ raw }) => {
    void client.till.newCart
      .mutate({})
      .then((cart) =>
        client.till.addProduct
          .mutate({ cartId: cart.id, raw, expectedVersion: cart.version })
          .finally(() => show(cart.id)),
      )
      .catch((error: unknown) => showProblem(sentenceOf(error)));
  }, cartId === null);

  return (
    <Page
      fill
      title={t('title')}
      subtitle={<DrawerState />}
      actions={
        <>
          <Tooltip label={t('displayOpen')}>
            <ActionIcon size={32} aria-label={t('displayOpen')} onClick={openCustomerDisplay}>
              <IconDeviceDesktop size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          {may('till.day') ? (
            <Button
              variant="default"
              leftSection={<IconReportMoney size={16} stroke={1.6} aria-hidden />}
              rightSection={<KeyHint keys="Alt+D" />}
              title={td('openHint')}
              onClick={toDay}
            >
              {td('open')}
            </Button>
          ) : null}
          <DrawerButton />
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<KeyHint keys="Alt+N" />}
            title={t('newSaleHint')}
            loading={begin.isPending}
            onClick={newSale}
          >
            {t('newSale')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <Worklist
          cartId={cartId}
          onOpen={show}
          onResume={(id, expectedVersion) => resume.mutate({ cartId: id, expectedVersion })}
          onVisit={(id) => openVisit({ appointmentId: id })}
        />
        {cartId !== null ? (
          <CartPane key={cartId} id={cartId} onNew={newSale} onLeave={() => void navigate({ to: '/till' })} />
        ) : (
          <div className={styles.rest}>
            {begin.error ? <ErrorNotice sentence={sentenceOf(begin.error)} /> : null}
            {opening ? <ErrorNotice sentence={sentenceOf(opening)} /> : null}
            <Panel title={t('salesToday')} flush actions={<PrintInvoices />}>
              <InvoicesOfDay />
            </Panel>
          </div>
        )}
      </div>
    </Page>
  );
}
