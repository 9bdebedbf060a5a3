import { Button, Modal, Select, Slider, Switch } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCamera, IconCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoSet, View } from '../../../electron/charting/photos/sets/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/format.ts';
import lens from './camera.module.css';
import { Outline } from './Outline.tsx';
import { Picture } from './Picture.tsx';
import styles from './photos.module.css';
import type { PhotoFacts } from './send.ts';
import { useCamera } from './useCamera.ts';
import { ViewSteps } from './ViewSteps.tsx';
import frame from './viewer.module.css';

export interface CameraDialogProps {
  facts: PhotoFacts;
  views: readonly View[];
  /** The guided set to begin with, if the service has one. */
  set: PhotoSet | null;
  sets: readonly PhotoSet[];
  /** Views of which the visit has a photo of this stage already. */
  taken: ReadonlySet<string>;
  onShot: (picture: Blob, name: string, viewId: string | null) => void;
  onClose: () => void;
}

/** Takes photos view by view: last time's photo of the same view lies over what the camera sees, and a guide says where the head belongs. */
export function CameraDialog({ facts, views, set, sets, taken, onShot, onClose }: CameraDialogProps) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const camera = useCamera();
  const [setId, setSet] = useState(set?.id ?? '');
  const chosen = sets.find((one) => one.id === setId) ?? null;
  const steps = chosen
    ? chosen.views.flatMap(({ viewId, required }) => {
        const view = views.find(({ id }) => id === viewId);
        return view ? [{ ...view, required }] : [];
      })
    : views.map((view) => ({ ...view, required: false }));
  const [shots, setShots] = useState<ReadonlySet<string>>(new Set());
  const done = new Set([...taken, ...shots]);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      steps.findIndex((step) => step.id === facts.viewId),
    ),
  );
  const step = steps[Math.min(at, steps.length - 1)] ?? null;
  const [shot, setShot] = useState<{ blob: Blob; url: string } | null>(null);
  const [ghostly, setGhostly] = useState(35);
  const [guided, setGuided] = useState(true);
  const { patientId, appointmentId } = facts;
  const before = useQuery(trpc.charting.photos.before.queryOptions({ patientId, appointmentId }));
  const ghost = before.data?.photos.find((photo) => photo.viewId === step?.id) ?? null;

  useEffect(() => () => (shot ? URL.revokeObjectURL(shot.url) : undefined), [shot]);
  const shoot = async (): Promise<void> => {
    const blob = await camera.shoot();
    if (blob) setShot({ blob, url: URL.createObjectURL(blob) });
  };
  const keep = (): void => {
    if (!shot) return;
    onShot(shot.blob, step?.name ?? t('cameraFile'), step?.id ?? null);
    setShot(null);
    if (!step) return;
    const now = new Set(done).add(step.id);
    setShots(new Set(shots).add(step.id));
    const next = steps.findIndex((one, place) => place > at && !now.has(one.id));
    if (next >= 0) setAt(next);
  };
  const go = (by: number): void => {
    setShot(null);
    setAt((now) => Math.min(steps.length - 1, Math.max(0, now + by)));
  };
  const strength = (by: number): void => setGhostly((now) => Math.min(90, Math.max(0, now + by)));
  useHotkeys([
    ['ArrowUp', () => go(-1)],
    ['ArrowDown', () => go(1)],
    ['+', () => strength(10)],
    ['shift++', () => strength(10)],
    ['-', () => strength(-10)],
    ['Backspace', () => setShot(null)],
  ]);
  const live = camera.state === 'live';
  const trouble = { refused: t('cameraRefused'), none: t('cameraNone'), busy: t('cameraBusy') };

  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('cameraTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: frame.full, body: frame.viewer }}
    >
      <div className={frame.stage}>
        <div className={lens.lens}>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a camera's picture has no sound */}
          <video
            ref={camera.video}
            className={lens.live}
            data-off={!live || undefined}
            muted
            playsInline
            aria-label={t('liveAlt')}
          />
          {live && !shot && ghost && ghostly > 0 ? (
            <Picture
              patientId={patientId}
              photoId={ghost.photoId}
              size="screen"
              alt=""
              className={lens.ghost}
              style={{ opacity: ghostly / 100 }}
            />
          ) : null}
          {live && !shot && guided && step ? <Outline kind={step.outline} /> : null}
          {shot ? <img src={shot.url} alt={t('shotAlt')} className={lens.live} /> : null}
          {camera.state === 'starting' ? <p className={lens.lensWord}>{t('cameraWaits')}</p> : null}
          {camera.state in trouble ? (
            <div className={lens.lensWord}>
              <ErrorNotice sentence={trouble[camera.state as keyof typeof trouble]} />
            </div>
          ) : null}
        </div>
        <div className={frame.controls}>
          {shot ? (
            <>
              <Button
                variant="default"
                leftSection={<IconRefresh size={16} aria-hidden />}
                onClick={() => setShot(null)}
              >
                {t('again')}
              </Button>
              <Button data-autofocus autoFocus leftSection={<IconCheck size={16} aria-hidden />} onClick={keep}>
                {t('keepShot')}
              </Button>
            </>
          ) : (
            <Button
              data-autofocus
              autoFocus
              disabled={!live}
              leftSection={<IconCamera size={16} aria-hidden />}
              onClick={() => void shoot()}
            >
              {step ? t('shootView', { view: step.name }) : t('shoot')}
            </Button>
          )}
        </div>
      </div>
      <aside className={frame.facts} aria-label={t('cameraTitle')}>
        <Select
          label={t('set')}
          allowDeselect={false}
          data={[
            { value: '', label: t('all') },
            ...sets.filter((one) => one.active).map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={setId}
          onChange={(value) => {
            setSet(value ?? '');
            setAt(0);
          }}
        />
        <ViewSteps steps={steps} at={at} done={done} onGo={(place) => go(place - at)} />
        <div className={lens.ghostBox}>
          <span className={styles.hint}>
            {ghost ? `${t('ghost')} · ${t('ghostFrom', { when: formatDay(ghost.takenAt, zone) })}` : t('ghostNone')}
          </span>
          {ghost ? (
            <Slider
              thumbLabel={t('ghostOpacity')}
              label={(value) => `${value} %`}
              min={0}
              max={90}
              step={5}
              value={ghostly}
              onChange={setGhostly}
            />
          ) : null}
        </div>
        <Switch label={t('outline')} checked={guided} onChange={(event) => setGuided(event.currentTarget.checked)} />
        {camera.devices.length > 1 ? (
          <Select
            label={t('whichCamera')}
            allowDeselect={false}
            data={camera.devices.map((device, place) => ({
              value: device.id,
              label: device.name || `${t('camera')} ${place + 1}`,
            }))}
            value={camera.deviceId}
            onChange={(value) => camera.choose(value ?? '')}
          />
        ) : null}
        <p className={styles.hint}>{t('cameraKeys')}</p>
      </aside>
    </Modal>
  );
}
