import { IconGift } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatGiftCardCode, readGiftCardCode } from '../../../electron/billing/storedValues/codes/rules.ts';
import { useDesk } from '../../api/desk.ts';
import { useScan } from '../../api/scan.ts';
import type { PaletteSource } from '../../ui/palette/source.ts';

/** Finds a gift card by its whole code in the command palette. The code is checked here; nothing is asked before it is chosen. */
export function useGiftCardSource(): PaletteSource {
  const { t } = useTranslation('paidAhead');
  const router = useRouter();
  return useMemo(
    () => ({
      id: 'giftCards',
      heading: t('giftCards'),
      minLength: 12,
      find: (text) => {
        const read = readGiftCardCode(text);
        if (!('code' in read)) return [];
        const { code } = read;
        return [
          {
            id: code,
            title: `${t('giftCard')} ${formatGiftCardCode(code)}`,
            subtitle: t('showBalance'),
            icon: IconGift,
            run: () => void router.navigate({ to: '/gift-cards/$code', params: { code } }),
          },
        ];
      },
    }),
    [t, router],
  );
}

/** A gift card that is scanned anywhere at the desk, and that no dialog takes, shows its balance. */
export function useGiftCardScan(): void {
  const router = useRouter();
  const { may } = useDesk();
  useScan(({ raw }) => {
    const read = readGiftCardCode(raw);
    if (!('code' in read)) return false;
    void router.navigate({ to: '/gift-cards/$code', params: { code: read.code } });
    return true;
  }, may('billing.read'));
}
