import { type RefObject, useEffect, useRef, useState } from 'react';

export type CameraState = 'starting' | 'live' | 'refused' | 'none' | 'busy';

export interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  devices: ReadonlyArray<{ id: string; name: string }>;
  deviceId: string;
  choose: (deviceId: string) => void;
  /** What the camera sees now, as a JPEG; null while it sees nothing. */
  shoot: () => Promise<Blob | null>;
}

/** A camera of this PC, without sound, while the component is there. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [devices, setDevices] = useState<Camera['devices']>([]);
  const [wanted, setWanted] = useState('');
  const [deviceId, setDevice] = useState('');

  useEffect(() => {
    let over = false;
    let stream: MediaStream | null = null;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async (): Promise<void> => {
      setState('starting');
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: {
            width: { ideal: 3840 },
            height: { ideal: 2160 },
            ...(wanted === '' ? {} : { deviceId: { exact: wanted } }),
          },
        });
        if (over) {
          stop();
          return;
        }
        const screen = video.current;
        if (screen) {
          screen.srcObject = stream;
          await screen.play();
        }
        const all = await navigator.mediaDevices.enumerateDevices();
        setDevices(
          all
            .filter(({ kind }) => kind === 'videoinput')
            .map((device) => ({ id: device.deviceId, name: device.label })),
        );
        setDevice(stream.getVideoTracks()[0]?.getSettings().deviceId ?? '');
        setState('live');
      } catch (error) {
        if (!over) setState(stateOf(error));
      }
    };
    void start();
    return () => {
      over = true;
      stop();
    };
  }, [wanted]);

  return {
    video,
    state,
    devices,
    deviceId,
    choose: setWanted,
    shoot: () =>
      new Promise((resolve) => {
        const screen = video.current;
        if (!screen || screen.videoWidth === 0) {
          resolve(null);
          return;
        }
        const canvas = document.createElement('canvas');
        canvas.width = screen.videoWidth;
        canvas.height = screen.videoHeight;
        canvas.getContext('2d')?.drawImage(screen, 0, 0);
        canvas.toBlob(resolve, 'image/jpeg', 0.95);
      }),
  };
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'refused';
}
