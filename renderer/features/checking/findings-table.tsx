/** All records with findings: number, name, errors, open warnings; opened, what they are, each a way to its field. */
import { Button, Table } from 'antd';
import { useState } from 'react';
import type { RecordFindings } from '#core/contract/findings.ts';
import type { WorkspaceCheck } from '#core/contract/workspace.ts';
import type { RecordId } from '#core/ids.ts';
import type { Issue } from '#core/parcel/issue.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { cutMiddle, formatCount } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { withKeys } from '../../ui/with-keys.ts';
import '../parcels/issues.css';

export type OnOpen = (id: RecordId, issue?: Issue) => void;

const RECORDS_A_PAGE = 50;
const READ_AT_ONCE = 500;

export function FindingsTable({
  check,
  onOpen,
}: {
  readonly check: WorkspaceCheck;
  readonly onOpen: OnOpen;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const [records, setRecords] = useState(check.records);
  const [next, setNext] = useState(check.next);
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  const { totals, checked, healthy } = check;

  const readMore = async () => {
    setReading(true);
    setFailed(undefined);
    try {
      const page = await client.parcel.findings({ limit: READ_AT_ONCE, ...(next ? { after: next } : {}) });
      setRecords((before) => [...before, ...page.items]);
      setNext(page.next);
    } catch (error) {
      setFailed(error);
    }
    setReading(false);
  };

  return (
    <>
      <h4>{text('check/records')}</h4>
      <p>
        {totals.records > 0
          ? text('check/totals', {
              records: formatCount(totals.records),
              errors: formatCount(totals.errors),
              warnings: formatCount(totals.warnings),
              confirmed: formatCount(totals.confirmed),
            })
          : text(checked.records > 0 ? 'check/noRecords' : healthy ? 'check/noParcels' : 'check/notChecked')}
      </p>
      {records.length > 0 && (
        <Table<RecordFindings>
          size="small"
          rowKey="record"
          pagination={
            records.length > RECORDS_A_PAGE ? { pageSize: RECORDS_A_PAGE, showSizeChanger: false } : false
          }
          dataSource={records}
          expandable={{
            expandedRowRender: ({ record, issues }) => (
              <IssueLines issues={issues} onGo={(issue) => onOpen(record, issue)} />
            ),
            expandRowByClick: false,
          }}
          columns={[
            {
              title: text('check/unitNo'),
              dataIndex: 'unitNo',
              className: 'numbers',
              render: (unitNo: string | undefined, { record }) => (
                <Button type="link" size="small" className="link-in-table" onClick={() => onOpen(record)}>
                  {unitNo ?? text('list/noNumber')}
                </Button>
              ),
            },
            {
              title: text('check/name'),
              dataIndex: 'name',
              render: (name: string | undefined) => (
                <span title={name}>{name === undefined ? text('list/unnamed') : cutMiddle(name, 48)}</span>
              ),
            },
            { title: text('check/errors'), dataIndex: 'errors', align: 'right', className: 'numbers' },
            { title: text('check/warnings'), dataIndex: 'warnings', align: 'right', className: 'numbers' },
            { title: text('check/confirmed'), dataIndex: 'confirmed', align: 'right', className: 'numbers' },
          ]}
        />
      )}
      {failed !== undefined && (
        <FailureNotice failure={toFailure(failed)} onClose={() => setFailed(undefined)} />
      )}
      {next && (
        <Button loading={reading} onClick={() => void readMore()}>
          {text('check/more', { shown: formatCount(records.length), total: formatCount(totals.records) })}
        </Button>
      )}
    </>
  );
}

function IssueLines({
  issues,
  onGo,
}: {
  readonly issues: readonly Issue[];
  readonly onGo: (issue: Issue) => void;
}) {
  const { text, issue: say } = useTexts();
  return (
    <ul className="issue-lines">
      {withKeys(issues, ({ rule, group, field }) => `${rule}/${group}/${field}`).map(({ key, item }) => (
        <li key={key}>
          <button
            type="button"
            className={`issue issue-${item.confirmed ? 'confirmed' : item.severity}`}
            onClick={() => onGo(item)}
          >
            <Sentence>{say(item)}</Sentence>
            {item.confirmed && ` ${text('issues/confirmedNote', { reason: item.confirmed.reason })}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
