import { Button, Modal, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dispatchScan } from '../../api/scan.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showProblem } from '../../ui/toasts.tsx';
import styles from './camera.module.css';
import { useCamera } from './useCamera.ts';

/** The picture of a camera; the first code in it goes the way of any scan. */
export function CameraDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('devices');
  const camera = useCamera((raw) => {
    onClose();
    // GS1 separators are kept: a camera needs no guessing
    if (dispatchScan({ raw, scanner: t('camera'), sendsGs: true }, 1) !== 'taken') showProblem(t('cameraNobody'));
  });
  const { state, cameras, cameraId } = camera;
  const sees = state === 'starting' || state === 'looking';
  return (
    <Modal opened onClose={onClose} title={t('cameraTitle')} size={560}>
      <div className={styles.view} data-hidden={!sees || undefined}>
        <video ref={camera.video} muted playsInline aria-label={t('cameraPicture')} />
        <span className={styles.frame} aria-hidden />
      </div>
      <p className={styles.words} role="status">
        {sees ? t(state === 'starting' ? 'cameraStarting' : 'cameraLooking') : ''}
      </p>
      {sees ? null : (
        <ErrorNotice
          sentence={t(`camera_${state}`)}
          actions={
            state === 'unsupported' ? null : (
              <Button size="xs" variant="default" onClick={camera.retry}>
                {t('cameraAgain')}
              </Button>
            )
          }
        />
      )}
      {cameras.length > 1 ? (
        <Select
          mt="sm"
          label={t('cameraWhich')}
          allowDeselect={false}
          data={cameras.map(({ id, label }, at) => ({
            value: id,
            label: label || t('cameraNumber', { number: at + 1 }),
          }))}
          value={cameraId ?? cameras[0]?.id ?? null}
          onChange={(id) => id && camera.choose(id)}
        />
      ) : null}
    </Modal>
  );
}
