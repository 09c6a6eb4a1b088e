/** Every version that is known here: who issued it, when and on what ground. */
import { Table } from 'antd';
import type { EditionEntry } from '#core/contract/reference.ts';
import { useEditions } from '../../client/queries.ts';
import { formatDateTime } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

export function EditionsTable() {
  const { text } = useTexts();
  const { data } = useEditions();
  return (
    <section className="panel" aria-labelledby="editions-title">
      <h3 id="editions-title">{text('reference/editions/title')}</h3>
      <Table<EditionEntry>
        size="small"
        rowKey="edition"
        tableLayout="fixed"
        pagination={(data?.editions.length ?? 0) > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        loading={data === undefined}
        dataSource={[...(data?.editions ?? [])]}
        columns={[
          { title: text('reference/versionName'), dataIndex: 'version', width: 180 },
          { title: text('reference/issuer'), dataIndex: 'issuer', width: 150 },
          {
            title: text('reference/issuedAt'),
            dataIndex: 'issuedAt',
            className: 'numbers',
            width: 170,
            render: formatDateTime,
          },
          { title: text('reference/source'), dataIndex: 'source' },
        ]}
      />
    </section>
  );
}
