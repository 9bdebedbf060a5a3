import { ClinicBasics } from '../../electron/clinic/schemas.ts';

export interface NewClinicValues {
  name: string;
  country: string;
  zone: string;
  currency: string;
  ownerName: string;
  login: string;
  password: string;
  passwordAgain: string;
  code: string;
}

/**
 * What is wrong with the form, per field; an empty object when it may be sent.
 * The clinic's part is checked by the schema of the door; the rest is checked there again.
 */
export function newClinicProblems(values: NewClinicValues, passwordsDiffer: string): Record<string, string> {
  const problems: Record<string, string> = {};
  const basics = ClinicBasics.safeParse(values);
  for (const issue of basics.error?.issues ?? []) problems[String(issue.path[0])] ??= issue.message;
  if (values.ownerName.trim() === '') problems.ownerName = 'Give your name.';
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/i.test(values.login.trim())) {
    problems.login = 'A sign-in name has 2 to 40 letters, digits, dots or dashes.';
  }
  if (values.password.length < 10)
    problems.password = 'Use at least 10 characters for the password; a few words work well.';
  if (values.passwordAgain !== values.password) problems.passwordAgain = passwordsDiffer;
  return problems;
}
