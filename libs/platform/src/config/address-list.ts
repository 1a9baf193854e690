import { z } from 'zod';

/** Addresses with commas between them, as one setting holds them; a slash at an end says nothing and is left out. */
export const addressList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim().replace(/\/+$/, ''))
      .filter((part) => part !== ''),
  )
  .pipe(
    z.array(
      z.url({ protocol: /^https?$/, error: 'must be http or https addresses, with commas between them' }),
    ),
  )
  .refine((urls) => new Set(urls).size === urls.length, 'names an address twice');
