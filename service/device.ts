/**
 * The device's identity: an id and an Ed25519 key, made at the first start and kept outside every workspace, so that a
 * copied workspace does not carry the key of the laptop it was copied from.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type DeviceId, deviceIdSchema } from '#core/ids.ts';
import { writeDurably } from '#db/files/durable-write.ts';
import { type Environment, newId } from './environment.ts';

export type Device = {
  readonly id: DeviceId;
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

const FILE_NAME = 'device.json';
const storedSchema = z.object({ device: deviceIdSchema, name: z.string(), privateKey: z.string() });

/** Reads the device's identity, making it where there is none. */
export async function requireDevice(env: Environment): Promise<Device> {
  const path = join(env.dataFolder, FILE_NAME);
  if (existsSync(path)) {
    try {
      return fromStored(storedSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (error) {
      // A damaged identity must not keep anybody from working: with a new one every workspace goes on as a new replica.
      env.log({ reference: 'device', error });
      renameSync(path, join(env.dataFolder, `${FILE_NAME}.damaged-${env.now().getTime()}`));
    }
  }
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
  const stored = {
    device: newId<DeviceId>(env),
    name: env.deviceName,
    privateKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  await writeDurably(path, Buffer.from(`${JSON.stringify(stored, null, 2)}\n`));
  return fromStored(stored);
}

function fromStored(stored: z.infer<typeof storedSchema>): Device {
  const privateKey = createPrivateKey(stored.privateKey);
  return { id: stored.device, name: stored.name, privateKey, publicKey: createPublicKey(privateKey) };
}
