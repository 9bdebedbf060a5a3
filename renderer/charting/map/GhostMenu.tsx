import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconColumns2, IconGhost2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../api/desk.ts';
import { formatDay } from '../../ui/format.ts';
import type { Ghost } from './useGhost.ts';

/** An earlier visit under today's map: on and off, which one, and the comparison of any two. */
export function GhostMenu({ ghost, onCompare }: { ghost: Ghost; onCompare: () => void }) {
  const { t } = useTranslation('maps');
  const { zone } = useDesk();
  const shown = ghost.visits.find((visit) => visit.encounterId === ghost.id);
  if (!shown) return null;
  return (
    <>
      <Group gap={0} wrap="nowrap">
        <Button
          size="xs"
          variant={ghost.on ? 'light' : 'default'}
          aria-pressed={ghost.on}
          leftSection={<IconGhost2 size={14} aria-hidden />}
          style={{ borderTopRightRadius: 0, borderBottomRightRadius: 0 }}
          onClick={ghost.toggle}
        >
          {formatDay(shown.startsAt, zone)}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t('ghostChoose')}
              style={{ borderTopLeftRadius: 0, borderBottomLeftRadius: 0, marginLeft: -1 }}
            >
              <IconChevronDown size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
            <Menu.Label>{t('ghostLabel')}</Menu.Label>
            {ghost.visits.map((visit) => (
              <Menu.Item key={visit.encounterId} onClick={() => ghost.choose(visit.encounterId)}>
                {t(visit.inError ? 'visitInError' : 'visitOf', {
                  day: formatDay(visit.startsAt, zone),
                  services: visit.services,
                })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Button size="xs" variant="default" leftSection={<IconColumns2 size={14} aria-hidden />} onClick={onCompare}>
        {t('compare')}
      </Button>
    </>
  );
}
