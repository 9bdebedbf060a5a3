/** A password is long enough to be safe and is not the name itself. Returns a sentence, or undefined if it will do (NIST SP 800-63B: length over composition rules). */
export function passwordProblem(password: string, login: string): string | undefined {
  if (password.length < 10) return 'Use at least 10 characters for the password; a few words work well.';
  if (password.length > 200) return 'Use at most 200 characters for the password.';
  if (login.length > 2 && password.toLowerCase().includes(login.toLowerCase()))
    return 'The password must not contain the sign-in name.';
  if (new Set(password).size < 5) return 'Use more different characters in the password.';
  return undefined;
}

/** Six digits that are neither all the same nor a run. */
export function pinProblem(pin: string): string | undefined {
  if (!/^\d{6}$/.test(pin)) return 'A PIN has exactly six digits.';
  if (/^(\d)\1{5}$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin))
    return 'Choose a PIN that is harder to guess.';
  return undefined;
}

export const pinTries = 5;
/** A PIN works on a PC this long after a sign-in with the password there. */
export const pinHours = 12;
