/** Counts tries at something that could be guessed. @throws Refusal TOO_MANY_TRIES */
export type Tries = (what: string) => void;
