import { Button } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../api/desk.ts';
import { useOpen } from '../api/open.ts';
import { usePageCommands } from '../ui/palette/source.ts';

/** The way to the till for what is owed: a button, and a command of the palette while it is there. */
export function TakePayment({
  of,
  size = 'sm',
}: {
  of: { patient: string } | { invoice: string };
  size?: 'xs' | 'sm';
}) {
  const { may } = useDesk();
  const { payOwed } = useOpen();
  return payOwed && may('till.use') ? <Take onTake={() => payOwed(of)} size={size} /> : null;
}

function Take({ onTake, size }: { onTake: () => void; size: 'xs' | 'sm' }) {
  const { t } = useTranslation('billing');
  usePageCommands([{ id: 'takePayment', title: t('takePayment'), icon: IconCash, run: onTake }]);
  return (
    <Button size={size} leftSection={<IconCash size={size === 'xs' ? 15 : 16} aria-hidden />} onClick={onTake}>
      {t('takePayment')}
    </Button>
  );
}
