import { type Session, systemPreferences } from 'electron';
import { isDesk, isDisplay } from './windows.ts';

/** The desk may see, never hear; no other page may either. Nothing else is ever permitted. */
function seesOnly(permission: string, from: string | undefined, kinds: readonly (string | undefined)[]): boolean {
  return (
    permission === 'media' &&
    from !== undefined &&
    isDesk(from.endsWith('/') ? from : `${from}/`) &&
    kinds.length > 0 &&
    kinds.every((kind) => kind === 'video')
  );
}

/** Permissions of our pages: the camera for the desk, without sound, and nothing else. */
export function permitCamera(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    if (!details.isMainFrame || isDisplay(contents.getURL()) || !seesOnly(permission, details.requestingUrl, kinds))
      return answer(false);
    if (process.platform !== 'darwin') return answer(true);
    void systemPreferences.askForMediaAccess('camera').then(answer, () => answer(false));
  });
  session.setPermissionCheckHandler(
    (contents, permission, origin, { mediaType, isMainFrame }) =>
      isMainFrame && !isDisplay(contents?.getURL() ?? '') && seesOnly(permission, origin, [mediaType]),
  );
  session.setDevicePermissionHandler(() => false);
}
