import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';

interface Props {
  title: string;
  printerId: string | null;
  onMove: (printerId: string, name: string) => void;
}

/** The other printers of this PC, to send a job to. Nothing where there is no other. */
export function MoveMenu({ title, printerId, onMove }: Props) {
  const { t } = useTranslation('devices');
  const printers = useQuery(useTRPC().devices.printers.queryOptions({}));
  const others = (printers.data?.printers ?? []).filter((printer) => printer.active && printer.id !== printerId);
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('move')}>
          <ActionIcon aria-label={t('moveOf', { title })}>
            <IconArrowsExchange size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((printer) => (
          <Menu.Item
            key={printer.id}
            leftSection={<IconPrinter size={15} aria-hidden />}
            onClick={() => onMove(printer.id, printer.name)}
          >
            {printer.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
