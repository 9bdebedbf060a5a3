import {
  IconBolt,
  IconBuilding,
  IconCalendarShare,
  IconCamera,
  IconClipboardText,
  IconCoins,
  IconDeviceTablet,
  IconFileText,
  IconHelpCircle,
  IconListDetails,
  IconPrinter,
  IconReceiptTax,
  IconScale,
  IconShieldCheck,
  IconSignature,
  IconTemplate,
  IconTextPlus,
  IconTicket,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../electron/kernel/roles.ts';
import { useDesk } from '../api/desk.ts';

export interface SettingsEntry {
  to:
    | '/settings/clinic'
    | '/settings/people'
    | '/settings/services'
    | '/settings/offers'
    | '/settings/consents'
    | '/settings/note-templates'
    | '/settings/snippets'
    | '/settings/aftercare'
    | '/settings/photo-sets'
    | '/settings/forms'
    | '/settings/policies'
    | '/settings/safety'
    | '/settings/taxes'
    | '/settings/promo-codes'
    | '/settings/earnings'
    | '/settings/devices'
    | '/settings/tablets'
    | '/settings/device-settings'
    | '/settings/calendars'
    | '/manual';
  title: string;
  text: string;
  icon: TablerIcon;
  /** Hidden from those who may not. */
  needs: Permission;
}

/** What is set up once, in the order of the settings page; the palette finds the same. A slice adds a line with its own page. */
export function useSettingsPages(): SettingsEntry[] {
  const { t } = useTranslation();
  const { t: ts } = useTranslation('catalog');
  const { t: tc } = useTranslation('consents');
  const { t: tn } = useTranslation('noteTemplates');
  const { t: tm } = useTranslation('macros');
  const { t: ta } = useTranslation('aftercare');
  const { t: tf } = useTranslation('forms');
  const { t: th } = useTranslation('scheduling');
  const { t: tk } = useTranslation('clinic');
  const { t: tp } = useTranslation('photos');
  const { t: te } = useTranslation('earnings');
  const { t: tt } = useTranslation('tablets');
  const { t: tl } = useTranslation('lasers');
  const { t: tr } = useTranslation('alerts');
  const { may } = useDesk();
  return useMemo(() => {
    const all: SettingsEntry[] = [
      { to: '/settings/clinic', title: t('clinic'), text: t('clinicText'), icon: IconBuilding, needs: 'desk.see' },
      { to: '/settings/people', title: t('people'), text: t('peopleText'), icon: IconUsers, needs: 'desk.see' },
      {
        to: '/settings/services',
        title: ts('services'),
        text: ts('servicesText'),
        icon: IconListDetails,
        needs: 'desk.see',
      },
      { to: '/settings/offers', title: ts('offers'), text: ts('offersText'), icon: IconTicket, needs: 'desk.see' },
      {
        to: '/settings/consents',
        title: tc('templates'),
        text: tc('templatesText'),
        icon: IconSignature,
        needs: 'consents.read',
      },
      {
        to: '/settings/note-templates',
        title: tn('title'),
        text: tn('text'),
        icon: IconTemplate,
        needs: 'chart.read',
      },
      {
        to: '/settings/forms',
        title: tf('title'),
        text: tf('subtitle'),
        icon: IconClipboardText,
        needs: 'patients.read',
      },
      { to: '/settings/snippets', title: tm('title'), text: tm('text'), icon: IconTextPlus, needs: 'chart.read' },
      { to: '/settings/aftercare', title: ta('title'), text: ta('text'), icon: IconFileText, needs: 'consents.read' },
      { to: '/settings/photo-sets', title: tp('sets'), text: tp('setsText'), icon: IconCamera, needs: 'chart.read' },
      { to: '/settings/policies', title: tk('policies'), text: tk('policiesText'), icon: IconScale, needs: 'desk.see' },
      { to: '/settings/safety', title: tr('rules'), text: tr('rulesText'), icon: IconShieldCheck, needs: 'desk.see' },
      { to: '/settings/taxes', title: t('taxes'), text: t('taxesText'), icon: IconReceiptTax, needs: 'billing.read' },
      {
        to: '/settings/promo-codes',
        title: t('promos'),
        text: t('promosText'),
        icon: IconTicket,
        needs: 'billing.read',
      },
      { to: '/settings/earnings', title: te('title'), text: te('text'), icon: IconCoins, needs: 'earnings.own' },
      {
        to: '/settings/device-settings',
        title: tl('title'),
        text: tl('subtitle'),
        icon: IconBolt,
        needs: 'chart.read',
      },
      { to: '/settings/devices', title: t('devices'), text: t('devicesText'), icon: IconPrinter, needs: 'devices.use' },
      {
        to: '/settings/tablets',
        title: tt('title'),
        text: tt('text'),
        icon: IconDeviceTablet,
        needs: 'tablets.handle',
      },
      {
        to: '/settings/calendars',
        title: th('feeds'),
        text: th('feedsText'),
        icon: IconCalendarShare,
        needs: 'schedule.read',
      },
      { to: '/manual', title: t('manual'), text: t('manualText'), icon: IconHelpCircle, needs: 'desk.see' },
    ];
    return all.filter(({ needs }) => may(needs));
  }, [t, tf, ts, tc, tk, th, te, tl, tt, tn, tm, ta, tp, tr, may]);
}
