import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import { InvoicesOfDay } from '../billing/InvoicesOfDay.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { showProblem } from '../ui/toasts.tsx';
import { CartPane } from './CartPane.tsx';
import { DrawerButton, DrawerState } from './DrawerButton.tsx';
import styles from './till.module.css';
import { useTillKeys } from './useTillKeys.ts';
import { Worklist } from './Worklist.tsx';

/** The till: who pays on the left, the cart in the middle, the money on the right. */
export function TillPage() {
  const { t } = useTranslation('till');
  const { cartId, appointmentId } = useParams({ strict: false });
  const trpc = useTRPC();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const [opening, setOpening] = useState<unknown>(null);
  const show = (id: string, replace = false): void =>
    void navigate({ to: '/till/$cartId', params: { cartId: id }, replace });

  const begin = useMutation(trpc.till.newCart.mutationOptions({ onSuccess: (cart) => show(cart.id) }));
  const open = useMutation(
    trpc.till.cartFor.mutationOptions({ onSuccess: (cart) => show(cart.id, true), onError: setOpening }),
  );
  const openVisit = open.mutate;
  useEffect(() => {
    if (appointmentId !== undefined) openVisit({ appointmentId });
  }, [appointmentId, openVisit]);

  const newSale = (): void => begin.mutate({});
  useTillKeys({ KeyN: newSale });
  useScan(({ raw }) => {
    void client.till.newCart
      .mutate({})
      .then((cart) =>
        client.till.addProduct
          .mutate({ cartId: cart.id, raw, expectedVersion: cart.version })
          .finally(() => show(cart.id)),
      )
      .catch((error: unknown) => showProblem(sentenceOf(error)));
  }, cartId === undefined);

  return (
    <Page
      fill
      title={t('title')}
      subtitle={<DrawerState />}
      actions={
        <>
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
        <Worklist cartId={cartId ?? null} onOpen={show} onVisit={(id) => openVisit({ appointmentId: id })} />
        {cartId !== undefined ? (
          <CartPane key={cartId} id={cartId} onNew={newSale} />
        ) : (
          <div className={styles.rest}>
            {begin.error ? <ErrorNotice sentence={sentenceOf(begin.error)} /> : null}
            {opening ? <ErrorNotice sentence={sentenceOf(opening)} /> : null}
            <Panel title={t('salesToday')} flush>
              <InvoicesOfDay />
            </Panel>
          </div>
        )}
      </div>
    </Page>
  );
}
