import { type RefObject, useEffect, useRef, useState } from 'react';

/** Why there is no picture. */
export type CameraFault = 'refused' | 'none' | 'busy' | 'unsupported' | 'broken';

export interface Camera {
  /** Put it on the <video> that shows the picture. */
  video: RefObject<HTMLVideoElement | null>;
  state: 'starting' | 'looking' | CameraFault;
  cameras: ReadonlyArray<{ id: string; label: string }>;
  cameraId: string | null;
  choose: (id: string) => void;
  retry: () => void;
}

function faultOf(error: unknown): CameraFault {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'broken';
  }
}

/** Shows a camera and reads codes from its picture until one is found; frames are read one at a time in a worker. */
export function useCamera(onCode: (raw: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Camera['state']>('starting');
  const [cameras, setCameras] = useState<Camera['cameras']>([]);
  /** The camera that is wanted; a new object tries again. */
  const [wish, setWish] = useState<{ cameraId: string | null }>({ cameraId: null });
  const tell = useRef(onCode);
  tell.current = onCode;

  useEffect(() => {
    // absent where the page has no secure origin
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) {
      setState('unsupported');
      return undefined;
    }
    let ended = false;
    let stream: MediaStream | null = null;
    let worker: Worker | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setState('starting');

    const look = async (): Promise<void> => {
      const box = video.current;
      if (ended || !worker || !box) return;
      if (box.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || box.videoWidth === 0) {
        timer = setTimeout(() => void look(), 100);
        return;
      }
      const frame = await createImageBitmap(box);
      worker.postMessage(frame, [frame]);
    };

    const start = async (): Promise<void> => {
      const { cameraId } = wish;
      const wanted = cameraId === null ? { facingMode: 'environment' } : { deviceId: { exact: cameraId } };
      const opened = await devices.getUserMedia({ video: { ...wanted, width: { ideal: 1280 } }, audio: false });
      if (ended || !video.current) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      for (const track of opened.getVideoTracks()) track.addEventListener('ended', () => !ended && setState('none'));
      video.current.srcObject = opened;
      await video.current.play();
      const all = await devices.enumerateDevices();
      setCameras(
        all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, label })),
      );
      worker = new Worker(new URL('./decode.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<{ raw: string | null; problem?: string }>) => {
        if (ended) return;
        if (data.problem !== undefined) setState('broken');
        else if (data.raw === null) timer = setTimeout(() => void look(), 60);
        else tell.current(data.raw);
      });
      worker.addEventListener('error', () => !ended && setState('broken'));
      setState('looking');
      await look();
    };
    start().catch((error: unknown) => {
      if (!ended) setState(faultOf(error));
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      worker?.terminate();
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [wish]);

  return {
    video,
    state,
    cameras,
    cameraId: wish.cameraId,
    choose: (cameraId) => setWish({ cameraId }),
    retry: () => setWish({ ...wish }),
  };
}
