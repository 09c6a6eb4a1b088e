/** What a package says of itself, who signed it, and what it would bring. */
import { Alert } from 'antd';
import type { PackageInspection } from '#core/contract/package.ts';
import { useReference } from '../../client/queries.ts';
import { formatCount, formatDateTime } from '../../i18n/formats.ts';
import { type TextKey, useTexts } from '../../i18n/use-texts.ts';

const SIGNATURES = {
  valid: 'packages/signatureValid',
  missing: 'packages/signatureMissing',
  invalid: 'packages/signatureInvalid',
} as const satisfies Record<PackageInspection['signature']['state'], TextKey>;

/** Counts that are worth a look only when they are not zero. */
const HINDRANCES = ['conflicts', 'missingPhotos', 'gaps', 'forks'] as const;
const BRINGS = ['newParcels', 'changedParcels', 'newPhotos', 'newOperations', 'knownOperations'] as const;

export function InspectionView({ inspection }: { readonly inspection: PackageInspection }) {
  const { text } = useTexts();
  const divisions = useReference().data?.divisions ?? [];
  const { manifest, signature, preview } = inspection;
  const township = divisions.find(({ code }) => code === manifest.device.townshipCode.slice(0, 9));
  return (
    <div className="inspection">
      <dl className="facts">
        <Fact name={text('packages/holder')} value={manifest.device.holder} />
        <Fact name={text('packages/township')} value={township?.name ?? manifest.device.townshipCode} />
        <Fact name={text('packages/madeAt')} value={formatDateTime(manifest.createdAt)} />
        <Fact name={text('packages/device')} value={manifest.device.name} />
      </dl>
      <Alert
        type={signature.state === 'valid' ? 'success' : signature.state === 'missing' ? 'warning' : 'error'}
        showIcon
        title={text(SIGNATURES[signature.state])}
        description={
          !signature.knownDevice &&
          signature.fingerprint && (
            <>
              <p>{text('packages/unknownDevice')}</p>
              <p className="fingerprint">{signature.fingerprint}</p>
            </>
          )
        }
      />
      {preview && (
        <dl className="figures panel-figures">
          {BRINGS.map((name) => (
            <Count key={name} name={text(`packages/${name}`)} value={preview[name]} />
          ))}
          {HINDRANCES.filter((name) => preview[name] > 0).map((name) => (
            <Count key={name} name={text(`packages/${name}`)} value={preview[name]} warn />
          ))}
        </dl>
      )}
      {manifest.leftOut && manifest.leftOut.length > 0 && (
        <p className="note-warning">{text('originals/leftOutArrived', { count: manifest.leftOut.length })}</p>
      )}
      {preview?.newOperations === 0 && <p>{text('packages/nothingNew')}</p>}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Count({
  name,
  value,
  warn = false,
}: {
  readonly name: string;
  readonly value: number;
  readonly warn?: boolean;
}) {
  return (
    <div className={warn ? 'figure-warning' : ''}>
      <dt>{name}</dt>
      <dd className="numbers">{formatCount(value)}</dd>
    </div>
  );
}
