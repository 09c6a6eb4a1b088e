/** Hand-over: what goes out and what came in. In the field sending stands first, in the office receiving. */
import { Table, Tag } from 'antd';
import type { PackageEntry } from '#core/contract/package.ts';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { usePackages, useReference } from '../../client/queries.ts';
import { cutMiddle, formatCount, formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ExportPackage } from './export-package.tsx';
import { ImportPackage } from './import-package.tsx';
import './packages.css';
import { VerifyPackage } from './verify-package.tsx';

/** Beside the other columns, on the narrowest screen of an office. */
const FILE_NAME_WIDTH = 72;

export function PackagesPage({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const isField = workspace.role === 'field';
  return (
    <div className="packages">
      {isField ? <ExportPackage workspace={workspace} /> : <ImportPackage />}
      <PackageList />
      <VerifyPackage />
    </div>
  );
}

function PackageList() {
  const { text } = useTexts();
  const { data } = usePackages();
  const divisions = useReference().data?.divisions ?? [];
  return (
    <section className="panel" aria-labelledby="package-list">
      <h3 id="package-list">{text('packages/listTitle')}</h3>
      <Table<PackageEntry>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={data === undefined}
        dataSource={[...(data ?? [])]}
        locale={{ emptyText: text('packages/listEmpty') }}
        columns={[
          {
            title: text('packages/direction'),
            dataIndex: 'direction',
            render: (direction: PackageEntry['direction'], { withdrawn }) => (
              <>
                <Tag>{text(`packages/${direction}`)}</Tag>
                {withdrawn && <Tag color="warning">{text('packages/withdrawn')}</Tag>}
              </>
            ),
          },
          { title: text('packages/at'), dataIndex: 'at', className: 'numbers', render: formatDateTime },
          { title: text('packages/holder'), dataIndex: 'holder' },
          {
            title: text('packages/township'),
            dataIndex: 'townshipCode',
            render: (code: string) =>
              divisions.find((division) => division.code === code.slice(0, 9))?.name ?? code,
          },
          {
            title: text('packages/operationCount'),
            dataIndex: 'operations',
            align: 'right',
            className: 'numbers',
            render: formatCount,
          },
          {
            title: text('packages/photoCount'),
            dataIndex: 'photos',
            align: 'right',
            className: 'numbers',
            render: formatCount,
          },
          {
            title: text('packages/file'),
            dataIndex: 'fileName',
            render: (fileName: string) => (
              <span title={fileName}>{cutMiddle(fileName, FILE_NAME_WIDTH)}</span>
            ),
          },
        ]}
      />
    </section>
  );
}
