import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconLock, IconMoon, IconSearch, IconSun, IconSunMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { ClinicClock } from './ClinicClock.tsx';
import { FeedSignal } from './FeedSignal.tsx';
import styles from './layout.module.css';
import { PersonMenu } from './PersonMenu.tsx';
import { PrinterSignal } from './PrinterSignal.tsx';

/** Search, clock, signals, who is here, lock. */
export function TopBar({ onSearch, onLock }: { onSearch: () => void; onLock: () => void }) {
  const { t } = useTranslation();
  return (
    <header className={styles.top}>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={15} aria-hidden />
        <span className={styles.searchWord}>{t('search')}</span>
        <KeyHint keys="Ctrl+K" />
      </button>
      <span className={styles.space} />
      <ClinicClock />
      <FeedSignal />
      <PrinterSignal />
      <LookMenu />
      <PersonMenu onLock={onLock} />
      <Tooltip label={`${t('lockNow')} · Ctrl+L`}>
        <ActionIcon aria-label={t('lockNow')} aria-keyshortcuts="Control+L" onClick={onLock}>
          <IconLock size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

const looks = [
  { value: 'auto', word: 'lookAuto', icon: IconSunMoon },
  { value: 'light', word: 'lookLight', icon: IconSun },
  { value: 'dark', word: 'lookDark', icon: IconMoon },
] as const;

function LookMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Now = looks.find(({ value }) => value === colorScheme)?.icon ?? IconSunMoon;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t('look')} title={t('look')}>
          <Now size={17} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {looks.map(({ value, word, icon: Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={value === colorScheme}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setColorScheme(value)}
          >
            {t(word)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
