import { Menu, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconKey, IconLock, IconLogout, IconPassword, IconUsers } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { Face } from '../../staff/Face.tsx';
import { PasswordDialog, PinDialog } from '../../staff/OwnSecrets.tsx';
import { SwitchDialog } from '../../staff/SwitchDialog.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import styles from './layout.module.css';

/** Who is at the keyboard, and how to hand it over. */
export function PersonMenu({ onLock }: { onLock: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { staff } = useDesk();
  const [open, setOpen] = useState<'switch' | 'pin' | 'password' | null>(null);
  const close = (): void => setOpen(null);
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.session.state.queryKey({}) });
  const leave = useMutation(trpc.session.signOut.mutationOptions({ onSettled: refresh }));

  usePageCommands([
    { id: 'switch', title: t('switchPerson'), icon: IconUsers, run: () => setOpen('switch') },
    { id: 'pin', title: t('setPin'), icon: IconKey, run: () => setOpen('pin') },
    { id: 'password', title: t('changePassword'), icon: IconPassword, run: () => setOpen('password') },
    { id: 'lock', title: t('lockNow'), icon: IconLock, keys: 'Ctrl+L', run: onLock },
    { id: 'signOut', title: t('signOut'), icon: IconLogout, run: () => leave.mutate({}) },
  ]);

  return (
    <>
      <Menu width={220}>
        <Menu.Target>
          <button type="button" className={styles.person}>
            <Face name={staff.name} />
            <span className={styles.personName}>{staff.name}</span>
            <VisuallyHidden>{t('personMenu')}</VisuallyHidden>
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUsers size={16} aria-hidden />} onClick={() => setOpen('switch')}>
            {t('switchPerson')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setOpen('pin')}>
            {t('setPin')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPassword size={16} aria-hidden />} onClick={() => setOpen('password')}>
            {t('changePassword')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLock size={16} aria-hidden />}
            rightSection={<KeyHint keys="Ctrl+L" />}
            onClick={onLock}
          >
            {t('lock')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate({})}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SwitchDialog
        opened={open === 'switch'}
        onClose={close}
        meId={staff.id}
        onDone={() => {
          close();
          void refresh();
        }}
      />
      <PinDialog opened={open === 'pin'} onClose={close} />
      <PasswordDialog opened={open === 'password'} onClose={close} staffId={staff.id} title={t('changePassword')} />
    </>
  );
}
