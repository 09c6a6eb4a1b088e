/**
 * Signatures in the form of OpenSSH (SSHSIG, PROTOCOL.sshsig) with Ed25519, so that plain `ssh-keygen -Y verify` checks a
 * package in ten years without this program. Bytes are signed, never re-serialised objects.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Ties a signature to its purpose: one made for something else is not valid for a package. */
export const PACKAGE_NAMESPACE = 'takan-package@1';

const MAGIC = Buffer.from('SSHSIG');
const KEY_TYPE = Buffer.from('ssh-ed25519');
const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';
/** A public key in SubjectPublicKeyInfo is this followed by the 32 bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export type SignatureFlaw = 'unreadable' | 'namespace' | 'algorithm' | 'mismatch';

export type CheckedSignature =
  | { readonly ok: true; readonly publicKey: string }
  | { readonly ok: false; readonly reason: SignatureFlaw };

/**
 * Signs bytes.
 * @param privateKey an Ed25519 key
 * @returns the armoured text that goes into a `.sig` file
 */
export function signSshsig(bytes: Uint8Array, privateKey: KeyObject, namespace = PACKAGE_NAMESPACE): string {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('an Ed25519 key is needed');
  const signature = sign(null, toSignedData(bytes, namespace, 'sha512'), privateKey);
  const version = Buffer.from([0, 0, 0, 1]);
  const blob = Buffer.concat([
    MAGIC,
    version,
    sshString(toKeyBlob(createPublicKey(privateKey))),
    sshString(Buffer.from(namespace)),
    sshString(Buffer.alloc(0)),
    sshString(Buffer.from('sha512')),
    sshString(Buffer.concat([sshString(KEY_TYPE), sshString(signature)])),
  ]);
  return [BEGIN, ...(blob.toString('base64').match(/.{1,70}/g) ?? []), END, ''].join('\n');
}

/**
 * Checks a signature against the bytes and the key it names itself. Whose key that is, is for the caller to know.
 * @returns the key in OpenSSH form (`ssh-ed25519 AAAA…`), or what is wrong
 */
export function verifySshsig(
  bytes: Uint8Array,
  armoured: string,
  namespace = PACKAGE_NAMESPACE,
): CheckedSignature {
  const flaw = (reason: SignatureFlaw): CheckedSignature => ({ ok: false, reason });
  const blob = parseArmour(armoured);
  if (!blob?.subarray(0, 6).equals(MAGIC) || blob.length < 10 || blob.readUInt32BE(6) !== 1) {
    return flaw('unreadable');
  }
  const fields = parseStrings(blob.subarray(10));
  const [keyBlob, itsNamespace, , hashName, signatureBlob] = fields ?? [];
  if (fields?.length !== 5 || !keyBlob || !itsNamespace || !hashName || !signatureBlob)
    return flaw('unreadable');
  if (itsNamespace.toString() !== namespace) return flaw('namespace');
  const algorithm = hashName.toString();
  const [keyType, key] = parseStrings(keyBlob) ?? [];
  const [signatureType, signature] = parseStrings(signatureBlob) ?? [];
  if (algorithm !== 'sha512' && algorithm !== 'sha256') return flaw('algorithm');
  if (!keyType?.equals(KEY_TYPE) || !signatureType?.equals(KEY_TYPE)) return flaw('algorithm');
  if (key?.length !== 32 || signature?.length !== 64) return flaw('unreadable');
  const isGood = verify(null, toSignedData(bytes, namespace, algorithm), toKeyObject(key), signature);
  return isGood ? { ok: true, publicKey: toKeyText(keyBlob) } : flaw('mismatch');
}

/** A key in the one-line form of OpenSSH: `ssh-ed25519 AAAA…`. @throws TypeError for other keys than Ed25519 */
export function toOpenSshPublicKey(key: KeyObject): string {
  return toKeyText(toKeyBlob(key.type === 'private' ? createPublicKey(key) : key));
}

/** Reads the one-line form, with or without a comment behind. */
export function parseOpenSshPublicKey(text: string): KeyObject | undefined {
  const match = /^ssh-ed25519 ([A-Za-z0-9+/]+={0,2})(?:[ \t][^\r\n]*)?\r?\n?$/.exec(text);
  const [type, key, ...others] = parseStrings(Buffer.from(match?.[1] ?? '', 'base64')) ?? [];
  if (!type?.equals(KEY_TYPE) || key?.length !== 32 || others.length > 0) return undefined;
  return toKeyObject(key);
}

/** As `ssh-keygen -l` prints it: `SHA256:` and 43 characters. */
export function fingerprintOf(key: KeyObject): string {
  const digest = createHash('sha256').update(toKeyBlob(key)).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}

function toSignedData(bytes: Uint8Array, namespace: string, algorithm: 'sha256' | 'sha512'): Buffer {
  return Buffer.concat([
    MAGIC,
    sshString(Buffer.from(namespace)),
    sshString(Buffer.alloc(0)),
    sshString(Buffer.from(algorithm)),
    sshString(createHash(algorithm).update(bytes).digest()),
  ]);
}

function toKeyBlob(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('an Ed25519 key is needed');
  const raw = key.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);
  return Buffer.concat([sshString(KEY_TYPE), sshString(raw)]);
}

function toKeyObject(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
}

function toKeyText(blob: Buffer): string {
  return `${KEY_TYPE.toString()} ${blob.toString('base64')}`;
}

function sshString(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** All length-prefixed strings of a blob, or undefined when they do not fill it exactly. */
function parseStrings(blob: Buffer): readonly Buffer[] | undefined {
  const strings: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (at + 4 > blob.length) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    strings.push(blob.subarray(at + 4, end));
    at = end;
  }
  return strings;
}

function parseArmour(text: string): Buffer | undefined {
  const lines = text.trim().split(/\r?\n/);
  if (lines.shift() !== BEGIN || lines.pop() !== END) return undefined;
  const body = lines.join('');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? Buffer.from(body, 'base64') : undefined;
}
