import type { ErrorCode } from '../../electron/kernel/errors.ts';

/** What a refusal means to a patient on a tablet, in Spanish. What has no sentence here sends them to the desk. */
export const es: Partial<Record<ErrorCode, string>> & Record<'lineBroke' | 'other', string> = {
  lineBroke:
    'La recepción no responde. No se ha perdido nada: lo que ve es lo último que se guardó. Inténtelo otra vez dentro de un momento.',
  other:
    'Esto no ha sido posible. Nada de lo que ya estaba guardado se ha perdido. Pregunte en la recepción, por favor.',
  BAD_INPUT: 'Falta algo o no está bien escrito. Revise lo que está marcado e inténtelo otra vez.',
  NOT_FOUND: 'Esto ya no está aquí. Pregunte en la recepción, por favor.',
  NOT_NOW: 'Ahora no es posible. Pregunte en la recepción, por favor.',
  CHANGED_ELSEWHERE: 'Esto ha cambiado mientras tanto. Ahora ve cómo está: léalo e inténtelo otra vez.',
  TOO_MANY_TRIES: 'Demasiados intentos seguidos. Espere un minuto e inténtelo otra vez.',
  WRONG_PASSWORD: 'Ese nombre y esa contraseña no van juntos. Revise los dos e inténtelo otra vez.',
  APPROVAL_NEEDED: 'El testigo tiene que confirmarlo otra vez con su contraseña.',
  DISK_FULL: 'No se ha podido guardar. Pregunte en la recepción, por favor.',
  INTERNAL: 'Algo ha fallado y no se ha guardado este paso. Inténtelo otra vez o pregunte en la recepción, por favor.',
};
