/** UUIDv7 as text (RFC 9562): sorts by time of creation. */
export type Id = string;

export const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
