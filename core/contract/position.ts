/** A GNSS receiver in the network; one at a serial port is read by the window itself. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base } from './base.ts';

export const receiverAddressSchema = z.object({
  /** Name or address, without a scheme. */
  host: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z.:-]{1,253}$/),
  port: z.int().min(1).max(65_535),
});
export type ReceiverAddress = Readonly<z.infer<typeof receiverAddressSchema>>;

export const positionContract = {
  /** Lines as the receiver sends them over TCP, until the caller gives up or the receiver ends. */
  listen: base
    .input(receiverAddressSchema)
    .output(eventIterator(z.object({ lines: z.array(z.string()).min(1) }))),
};
