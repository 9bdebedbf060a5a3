/** Every way a call can be refused, with the sentence a person reads when the caller gives no better one. A closed list. */
export const errorSentences = {
  BAD_INPUT: 'Something in the form is not right. Check the marked fields and try again.',
  NOT_FOUND: 'This record is no longer here. Go back and search for it again.',
  NOT_ALLOWED: 'Your role does not allow this. Ask someone who may, or ask the owner to change your role.',
  SIGN_IN_NEEDED: 'Please sign in to go on.',
  LOCKED: 'The desk is locked. Unlock it with your password or PIN to go on; nothing you saved is lost.',
  WRONG_PASSWORD: 'That name and password do not belong together. Check both and try again.',
  WRONG_PIN: 'That PIN is not right. Try again or sign in with your password.',
  PIN_NOT_READY: 'A PIN only works on this PC after a sign-in with the password today. Use your password instead.',
  TOO_MANY_TRIES: 'Too many tries in a row. Wait a minute, then try again.',
  KEY_REUSED: 'This request was already used for something else. Reload the page and try again.',
  CHANGED_ELSEWHERE: 'Someone changed this in the meantime. The current state is shown now; make your change again.',
  SLOT_TAKEN: 'That time is already taken. Choose another time.',
  NOT_NOW: 'This is not possible at this step. The page shows what comes first.',
  DUPLICATE: 'This exists already.',
  CARD_NUMBER:
    'This looks like a card number. Never type card numbers into Salve; use the card terminal and note only its reference.',
  SCAN_REFUSED: 'This code cannot be used here. Check the package and scan again.',
  STOCK_REFUSED: 'The stock does not allow this. Check the container and its remaining content.',
  NOT_SAFE: 'The clinic’s safety rules do not allow this. The visit page shows what stands in the way.',
  CHECK_DIFFERS: 'What was charted, drawn and billed does not agree. Resolve it or give a reason.',
  MONEY_DIFFERS: 'The amounts do not add up. Check the lines and the tenders.',
  VALUE_REFUSED: 'What was paid ahead cannot be used for this. The patient’s page shows what is left of it.',
  PROMO_REFUSED: 'This promo code does not apply to this sale.',
  STEP_UP_NEEDED: 'Type your password first.',
  APPROVAL_NEEDED:
    'A second person must confirm this with their PIN or password. No one approves what they asked for or sold themselves.',
  DRAWER_CLOSED: 'No cash drawer is open on this PC. Open the drawer first.',
  SIGNED: 'This is signed and cannot be changed any more. Add what is to be said beside it.',
  USE_NOT_GIVEN: 'The patient has not given this photo for that. Ask, and put the answer on record first.',
  SETUP_NEEDED: 'No clinic has been set up in this folder yet.',
  SEALED: 'The clinic is closed. Sign in with your password to open it.',
  VAULT_MISSING:
    'The file vault.json that opens this clinic is missing. Put it back from a backup; nothing was changed.',
  DATABASE_MISSING: 'The database of this clinic is missing. Put salve.db back from a backup; nothing was changed.',
  DATABASE_DAMAGED:
    'The database is damaged and was not opened for writing. Restore the last backup; nothing was changed.',
  COMMITS_LOST:
    'The database is older than what this PC has acknowledged. Restore the newest copy; nothing was changed.',
  DATABASE_NEWER: 'This database was written by a newer Salve. Install the newer version; nothing was changed.',
  FILE_DAMAGED:
    'The stored PDF is missing or damaged and was not opened. The signed record is safe: have the PDF made again.',
  RECORD_DAMAGED:
    'This record does not fit its own hash and was not opened. Call support and keep the last backup; nothing was changed.',
  IN_USE: 'Another Salve has this clinic open. Close it there first.',
  DISK_FULL: 'The disk is full. Nothing of this step was saved; free some space and do it again.',
  INTERNAL:
    'Something went wrong inside Salve. Nothing of this step was saved. Try again; if it happens again, call support.',
} as const;

export type ErrorCode = keyof typeof errorSentences;

/** What a refusal may carry to the screen: plain data, never free text about a patient. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A refusal with a code from the closed list. `sentence` says what happened, what was kept and what to do next. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly details: ErrorDetails | undefined;
  constructor(code: ErrorCode, sentence: string = errorSentences[code], details?: ErrorDetails) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
    this.sentence = sentence;
    this.details = details;
  }
}

/** Throws a refusal; reads well at the end of a guard: `row ?? refuse('NOT_FOUND')`. */
export function refuse(code: ErrorCode, sentence?: string, details?: ErrorDetails): never {
  throw new Refusal(code, sentence, details);
}
