import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconGift,
  IconParking,
  IconPigMoney,
  IconReceiptTax,
  IconRosetteDiscount,
  IconShoppingCartOff,
  IconTicket,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { useDesk } from '../api/desk.ts';
import { KeyHint } from '../ui/KeyHint.tsx';

export type SaleDialogKind = 'discount' | 'promo' | 'exempt' | 'giftCard' | 'deposit' | 'patient' | 'park';

/** What can be done with the sale as a whole. */
export function CartMenu({
  cart,
  onChoose,
  onGiveUp,
}: {
  cart: CartOutput;
  onChoose: (kind: SaleDialogKind) => void;
  onGiveUp: () => void;
}) {
  const { t } = useTranslation('till');
  const { may } = useDesk();
  const moneyLies = cart.tenders.some((tender) => tender.storedValueId === null && tender.kind !== 'account');
  return (
    <Menu position="bottom-end" shadow="md" width={270}>
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('saleMenu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may('till.discount') ? (
          <Menu.Item
            leftSection={<IconRosetteDiscount size={16} aria-hidden />}
            rightSection={<KeyHint keys="Alt+R" />}
            onClick={() => onChoose('discount')}
          >
            {t('saleDiscount')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconTicket size={16} aria-hidden />}
          rightSection={<KeyHint keys="Alt+O" />}
          onClick={() => onChoose('promo')}
        >
          {t('promo')}
        </Menu.Item>
        {may('till.exempt') ? (
          <Menu.Item leftSection={<IconReceiptTax size={16} aria-hidden />} onClick={() => onChoose('exempt')}>
            {t('exempt')}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Item leftSection={<IconGift size={16} aria-hidden />} onClick={() => onChoose('giftCard')}>
          {t('sellGiftCard')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPigMoney size={16} aria-hidden />}
          disabled={cart.patient === null}
          onClick={() => onChoose('deposit')}
        >
          {t('takeDeposit')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconParking size={16} aria-hidden />}
          rightSection={<KeyHint keys="Alt+S" />}
          disabled={moneyLies}
          onClick={() => onChoose('park')}
        >
          {t('park')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconShoppingCartOff size={16} aria-hidden />}
          color="red"
          disabled={moneyLies}
          onClick={onGiveUp}
        >
          {t('giveUp')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
