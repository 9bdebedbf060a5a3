import { IconFileInvoice, IconGift } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../api/desk.ts';
import { useGiftCardSource } from '../billing/paidAhead/useGiftCards.ts';
import { useInvoiceSource } from '../billing/useInvoiceSource.ts';
import { usePatientSource } from '../patients/usePatientSource.ts';
import { CommandPalette } from '../ui/palette/CommandPalette.tsx';
import { fixedSource, type PageCommands, type PaletteItem, type PaletteSource } from '../ui/palette/source.ts';
import { listPages, railPages } from './layout/pages.ts';
import { useManualSource } from './manual/useManualSource.ts';
import { useSettingsPages } from './settingsPages.ts';

/** Every source of the palette, the most wanted first. A slice brings its own hook (`usePatientSource`) and is listed here. */
function useSources(commands: PageCommands): PaletteSource[] {
  const { t } = useTranslation();
  const { t: te } = useTranslation('estimates');
  const { t: words } = useTranslation('paidAhead');
  const desk = useDesk();
  const navigate = useNavigate();
  const settings = useSettingsPages();
  const manual = useManualSource();
  const patients = usePatientSource();
  const invoices = useInvoiceSource();
  const giftCards = useGiftCardSource();
  return useMemo(() => {
    const pages: PaletteItem[] = railPages
      .filter(({ needs }) => desk.may(needs))
      .map(({ to, word, icon }) => ({ id: to, title: t(word), icon, run: () => void navigate({ to }) }));
    for (const { to, word, icon, needs } of listPages)
      if (desk.may(needs)) pages.push({ id: to, title: t(word), icon, run: () => void navigate({ to }) });
    for (const { to, title, icon } of settings)
      pages.push({ id: to, title, subtitle: t('settings'), icon, run: () => void navigate({ to }) });
    if (desk.may('billing.read'))
      pages.push({
        id: '/estimates',
        title: te('listTitle'),
        icon: IconFileInvoice,
        run: () => void navigate({ to: '/estimates' }),
      });
    if (desk.may('billing.read'))
      pages.push({
        id: '/paid-ahead',
        title: words('paidAhead'),
        subtitle: words('paidAheadText'),
        icon: IconGift,
        run: () => void navigate({ to: '/paid-ahead' }),
      });
    return [
      fixedSource('pages', t('pages'), pages),
      {
        id: 'commands',
        heading: t('commands'),
        minLength: 0,
        find: (text, signal) => fixedSource('', '', commands.all()).find(text, signal),
      },
      ...(desk.may('patients.read') ? [patients] : []),
      invoices,
      ...(desk.may('billing.read') ? [giftCards] : []),
      manual,
    ];
  }, [t, te, words, desk, navigate, commands, settings, patients, invoices, giftCards, manual]);
}

/** Ctrl+K anywhere. Returns the dialog, and how to open it. */
export function useDeskPalette(commands: PageCommands): { open: () => void; element: ReactElement } {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const open = useCallback(() => setOpened(true), []);
  const sources = useSources(commands);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      setOpened((now) => !now);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);

  const element = (
    <CommandPalette opened={opened} onClose={() => setOpened(false)} sources={sources} placeholder={t('searchLong')} />
  );
  return { open, element };
}
