import { Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBottleOff, IconClipboardList, IconPlus, IconShoppingCart, IconTruckDelivery } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../electron/inventory/schemas.ts';
import { useDesk } from '../api/desk.ts';
import { useScan } from '../api/scan.ts';
import { Page } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { ContainerPane } from './ContainerPane.tsx';
import { ContainersTable } from './ContainersTable.tsx';
import type { Said } from './delivery.ts';
import { ExpiringTable } from './ExpiringTable.tsx';
import { OnHandTable } from './OnHandTable.tsx';
import { ProductDialog } from './ProductDialog.tsx';
import { ProductPane } from './ProductPane.tsx';
import { ProductsTable } from './ProductsTable.tsx';
import { ReceiveDialog } from './ReceiveDialog.tsx';
import { ScanField } from './ScanField.tsx';
import styles from './stock.module.css';
import { type Found, saidOf, useIdentify } from './useIdentify.ts';
import { CloseDialog } from './waste/CloseDialog.tsx';

type Chosen = { kind: 'container'; id: string } | { kind: 'product'; found: Found } | null;
type Dialog =
  | { kind: 'receive'; first: Said | null }
  | { kind: 'product'; product: Product | null; said?: Said }
  | { kind: 'close' }
  | null;

/** The stock room, scan-first: whatever is scanned opens what can be done with it. */
export function StockPage() {
  const { t } = useTranslation('inventory');
  const desk = useDesk();
  const { identify, busy, problem, clear } = useIdentify();
  const [chosen, setChosen] = useState<Chosen>(null);
  const [dialog, setDialog] = useState<Dialog>(null);
  const wide = useMediaQuery('(min-width: 1600px)', true);
  const manages = desk.may('stock.manage');

  const take = async (raw: string): Promise<void> => {
    const found = await identify(raw);
    if (!found) return;
    const [only, ...more] = found.containers ?? [];
    const container = found.container ?? (more.length === 0 ? only : undefined);
    setChosen(container ? { kind: 'container', id: container.id } : { kind: 'product', found });
  };
  useScan(({ raw }) => void take(raw), dialog === null);

  const receive = (first: Said | null): void => setDialog({ kind: 'receive', first });
  const addProduct = (said?: Said): void => {
    clear();
    setDialog({ kind: 'product', product: null, ...(said === undefined ? {} : { said }) });
  };
  usePageCommands(
    manages
      ? [
          { id: 'stock-receive', title: t('receiveTitle'), icon: IconTruckDelivery, run: () => receive(null) },
          { id: 'stock-add', title: t('addProduct'), icon: IconPlus, run: () => addProduct() },
        ]
      : [],
  );
  const choose = (id: string): void => setChosen({ kind: 'container', id });
  const shut = (): void => setDialog(null);

  return (
    <Page
      fill
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <Button
            component={Link}
            to="/stock/orders"
            variant="default"
            leftSection={<IconShoppingCart size={16} aria-hidden />}
          >
            {t('orders')}
          </Button>
          <Button
            component={Link}
            to="/stock/counts"
            variant="default"
            leftSection={<IconClipboardList size={16} aria-hidden />}
          >
            {t('counts')}
          </Button>
          {desk.may('stock.handle') ? (
            <Button
              variant="default"
              leftSection={<IconBottleOff size={16} aria-hidden />}
              onClick={() => setDialog({ kind: 'close' })}
            >
              {t('closeOpen')}
            </Button>
          ) : null}
          {manages ? (
            <>
              <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => addProduct()}>
                {t('addProduct')}
              </Button>
              <Button leftSection={<IconTruckDelivery size={16} aria-hidden />} onClick={() => receive(null)}>
                {t('receive')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <ScanField
        busy={busy}
        problem={problem}
        onCode={(raw) => void take(raw)}
        onAddProduct={manages ? addProduct : null}
      />
      <div className={styles.columns} data-chosen={chosen ? '' : undefined}>
        <Tabs defaultValue="containers" className={styles.main ?? ''}>
          <Tabs.List>
            <Tabs.Tab value="containers">{t('tabContainers')}</Tabs.Tab>
            <Tabs.Tab value="onHand">{t('tabOnHand')}</Tabs.Tab>
            <Tabs.Tab value="expiring">{t('tabExpiring')}</Tabs.Tab>
            <Tabs.Tab value="products">{t('tabProducts')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="containers" className={styles.main ?? ''}>
            <ContainersTable
              narrow={chosen !== null && !wide}
              chosenId={chosen?.kind === 'container' ? chosen.id : null}
              onChoose={choose}
            />
          </Tabs.Panel>
          <Tabs.Panel value="onHand" className={styles.main ?? ''}>
            <OnHandTable narrow={chosen !== null && !wide} />
          </Tabs.Panel>
          <Tabs.Panel value="expiring" className={styles.main ?? ''}>
            <ExpiringTable narrow={chosen !== null && !wide} />
          </Tabs.Panel>
          <Tabs.Panel value="products" className={styles.main ?? ''}>
            <ProductsTable onEdit={manages ? (product) => setDialog({ kind: 'product', product }) : null} />
          </Tabs.Panel>
        </Tabs>
        <aside className={styles.side} aria-label={t('chosenProduct')} hidden={chosen === null}>
          {chosen?.kind === 'container' ? (
            <ContainerPane key={chosen.id} id={chosen.id} onClose={() => setChosen(null)} />
          ) : null}
          {chosen?.kind === 'product' ? (
            <ProductPane
              found={chosen.found}
              onChoose={choose}
              onReceive={() => receive(saidOf(chosen.found))}
              onClose={() => setChosen(null)}
            />
          ) : null}
        </aside>
      </div>
      {dialog?.kind === 'close' ? <CloseDialog onClose={shut} /> : null}
      {dialog?.kind === 'receive' ? <ReceiveDialog first={dialog.first} onClose={shut} /> : null}
      {dialog?.kind === 'product' ? (
        <ProductDialog
          product={dialog.product}
          {...(dialog.said?.gtin === undefined ? {} : { gtin: dialog.said.gtin })}
          onClose={shut}
          // what was scanned before it had a product is received at once
          {...(dialog.said ? { onSaved: (productId: string) => receive({ ...dialog.said, productId }) } : {})}
        />
      ) : null}
    </Page>
  );
}
