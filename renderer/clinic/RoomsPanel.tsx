import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconDoor, IconDoorOff, IconPencil, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Room as RoomSchema } from '../../electron/clinic/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone, showProblem, showUndo } from '../ui/toasts.tsx';
import { AddByName } from './AddByName.tsx';
import styles from './settings.module.css';

type Room = z.output<typeof RoomSchema>;

/** The rooms that can be booked; each is also a place where stock may lie. */
export function RoomsPanel() {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const manages = useDesk().may('clinic.manage');
  const list = useQuery(trpc.clinic.rooms.queryOptions({}));
  const [renaming, setRenaming] = useState<string | null>(null);
  const { mutate: update, ...updating } = useMutation(trpc.clinic.updateRoom.mutationOptions());
  const rooms = [...(list.data?.rooms ?? [])].sort((a, b) => Number(b.active) - Number(a.active));

  const change = (room: Room, next: { name?: string; active?: boolean }, done: (room: Room) => void): void =>
    update(
      { id: room.id, name: room.name, active: room.active, ...next, expectedVersion: room.version },
      {
        onSuccess: () => done({ ...room, ...next, version: room.version + 1 }),
        onError: (error) => showProblem(sentenceOf(error)),
      },
    );
  const toggle = (room: Room): void =>
    change(room, { active: !room.active }, (now) =>
      showUndo(t(now.active ? 'roomBack' : 'roomOff', { name: now.name }), () =>
        change(now, { active: room.active }, () => undefined),
      ),
    );

  return (
    <Panel title={t('rooms')} flush>
      {list.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
        </div>
      ) : null}
      {list.data && rooms.length === 0 ? (
        <EmptyState icon={IconDoor} title={t('noRooms')} text={t('noRoomsText')} />
      ) : null}
      <ul className={styles.rooms}>
        {rooms.map((room) => (
          <li key={room.id} className={styles.room} data-off={room.active ? undefined : ''}>
            <IconDoor size={18} stroke={1.5} aria-hidden />
            {renaming === room.id ? (
              <Rename
                room={room}
                busy={updating.isPending}
                onCancel={() => setRenaming(null)}
                onSave={(name) =>
                  change(room, { name }, () => {
                    setRenaming(null);
                    showDone(t('roomRenamed', { name }));
                  })
                }
              />
            ) : (
              <>
                <span className={styles.roomName}>{room.name}</span>
                {room.active ? null : <StatusBadge tone="grey" text={t('roomUnused')} />}
                {manages ? (
                  <>
                    <Tooltip label={t('rename')}>
                      <ActionIcon
                        aria-label={t('renameRoom', { name: room.name })}
                        onClick={() => setRenaming(room.id)}
                      >
                        <IconPencil size={16} stroke={1.6} />
                      </ActionIcon>
                    </Tooltip>
                    <Tooltip label={t(room.active ? 'takeOut' : 'takeBack')}>
                      <ActionIcon
                        aria-label={t(room.active ? 'takeOutRoom' : 'takeBackRoom', { name: room.name })}
                        disabled={updating.isPending}
                        onClick={() => toggle(room)}
                      >
                        {room.active ? <IconDoorOff size={16} stroke={1.6} /> : <IconDoor size={16} stroke={1.6} />}
                      </ActionIcon>
                    </Tooltip>
                  </>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      {manages ? <AddRoom /> : null}
      <p className={`${styles.hint} ${styles.inset}`}>{t('roomsText')}</p>
    </Panel>
  );
}

interface RenameProps {
  room: Room;
  busy: boolean;
  onSave: (name: string) => void;
  onCancel: () => void;
}

function Rename({ room, busy, onSave, onCancel }: RenameProps) {
  const { t } = useTranslation('clinic');
  const [name, setName] = useState(room.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || name.trim() === room.name) onCancel();
    else onSave(name.trim());
  };
  return (
    <form className={styles.line} onSubmit={submit}>
      <TextInput
        aria-label={t('renameRoom', { name: room.name })}
        value={name}
        autoFocus
        maxLength={60}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onCancel();
        }}
      />
      <ActionIcon type="submit" aria-label={t('save')} loading={busy}>
        <IconCheck size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('cancel')} onClick={onCancel}>
        <IconX size={16} />
      </ActionIcon>
    </form>
  );
}

function AddRoom() {
  const { t } = useTranslation('clinic');
  const add = useMutation(useTRPC().clinic.addRoom.mutationOptions());
  return <AddByName label={t('newRoom')} hint={t('newRoomHint')} submit={t('addRoom')} add={add} />;
}
