/** The three ways to a receiver: a serial port, the network, a recorded log. */
import { Button, Input, InputNumber, Segmented } from 'antd';
import { useId, useState } from 'react';
import { z } from 'zod';
import { receiverAddressSchema } from '#core/contract/position.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { usePositionStore } from './position-context.tsx';
import { logSource, networkSource, type ReplayPace, serialSource } from './receiver-source.ts';

const WAYS = ['serial', 'network', 'log'] as const;
type Way = (typeof WAYS)[number];
const PACES: readonly ReplayPace[] = [1, 10, 'at once'];
/** The port most receivers offer NMEA at. */
const USUAL_PORT = 5017;
const STORED_AS = 'takan.receiver';

/** How this machine was connected last, kept in the browser's own storage. */
const rememberedSchema = z.object({
  way: z.enum(WAYS).catch('serial'),
  host: z.string().catch(''),
  port: z.int().nullable().catch(USUAL_PORT),
});

function useRemembered() {
  const [remembered, setRemembered] = useState(() => {
    try {
      return rememberedSchema.parse(JSON.parse(window.localStorage.getItem(STORED_AS) ?? '{}'));
    } catch {
      return rememberedSchema.parse({});
    }
  });
  const remember = (change: Partial<typeof remembered>): void => {
    const next = { ...remembered, ...change };
    window.localStorage.setItem(STORED_AS, JSON.stringify(next));
    setRemembered(next);
  };
  return [remembered, remember] as const;
}

export function ConnectReceiver() {
  const { text } = useTexts();
  const store = usePositionStore();
  const [{ way, ...address }, remember] = useRemembered();
  return (
    <div className="position-connect">
      <Segmented<Way>
        block
        aria-label={text('position/connect')}
        value={way}
        onChange={(next) => {
          // What went wrong on one way says nothing about another.
          store.dismissFailure();
          remember({ way: next });
        }}
        options={WAYS.map((value) => ({ value, label: text(`position/sources/${value}`) }))}
      />
      {way === 'serial' && <Serial />}
      {way === 'network' && <Network {...address} onAddress={remember} />}
      {way === 'log' && <Log />}
    </div>
  );
}

function Serial() {
  const { text } = useTexts();
  const store = usePositionStore();
  const serial = 'serial' in navigator ? navigator.serial : undefined;
  const connect = async () => {
    try {
      const port = await serial?.requestPort();
      if (port) await store.listen(serialSource(port, text('position/serialName')));
    } catch (error) {
      // Nothing was chosen: that is an answer, no failure. The desktop program says by itself that there is no port.
      if (error instanceof DOMException && error.name === 'NotFoundError') return;
      store.fail({ code: 'position.port-refused', params: {} });
    }
  };
  if (!serial) return <p className="quiet">{text('position/noSerial')}</p>;
  return (
    <Button type="primary" onClick={() => void connect()}>
      {text('position/connectNow')}
    </Button>
  );
}

const ADDRESS_PARTS = ['host', 'port'] as const;
type AddressPart = (typeof ADDRESS_PARTS)[number];

function Network({
  host,
  port,
  onAddress,
}: {
  readonly host: string;
  readonly port: number | null;
  readonly onAddress: (change: { host?: string; port?: number | null }) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const store = usePositionStore();
  const id = useId();
  const [wrong, setWrong] = useState<readonly AddressPart[]>([]);
  const connect = () => {
    const address = receiverAddressSchema.safeParse({ host, port });
    setWrong(ADDRESS_PARTS.filter((part) => address.error?.issues.some(({ path }) => path[0] === part)));
    if (address.success) void store.listen(networkSource(client, address.data));
  };
  const change = (part: AddressPart, next: { host: string } | { port: number | null }) => {
    setWrong(wrong.filter((each) => each !== part));
    onAddress(next);
  };
  const stateOf = (part: AddressPart) =>
    wrong.includes(part)
      ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}${part}Wrong` }
      : {};
  const noteOf = (part: AddressPart) =>
    wrong.includes(part) && (
      <p id={`${id}${part}Wrong`} className="entry-wrong" role="alert">
        {text(`position/${part}Wrong`)}
      </p>
    );
  return (
    <form
      className="position-network"
      onSubmit={(event) => {
        event.preventDefault();
        connect();
      }}
    >
      <label htmlFor={`${id}host`}>{text('position/host')}</label>
      <Input
        id={`${id}host`}
        value={host}
        placeholder="192.168.1.1"
        {...stateOf('host')}
        onChange={(event) => change('host', { host: event.target.value })}
      />
      {noteOf('host')}
      <label htmlFor={`${id}port`}>{text('position/port')}</label>
      <InputNumber
        id={`${id}port`}
        value={port}
        min={1}
        max={65_535}
        precision={0}
        {...stateOf('port')}
        onChange={(value) => change('port', { port: value })}
      />
      {noteOf('port')}
      <Button type="primary" htmlType="submit">
        {text('position/connectNow')}
      </Button>
    </form>
  );
}

function Log() {
  const { text } = useTexts();
  const store = usePositionStore();
  const [pace, setPace] = useState<ReplayPace>(1);
  const replay = async (file: File | undefined) => {
    if (!file) return;
    const content = await file.text().catch(() => undefined);
    // A receiver was connected while it was read.
    if (store.get().source) return;
    if (content === undefined) store.fail({ code: 'file.unreadable', params: { path: file.name } });
    else void store.listen(logSource(file.name, content, pace));
  };
  return (
    <>
      <Segmented<ReplayPace>
        block
        aria-label={text('position/pace')}
        value={pace}
        onChange={setPace}
        options={PACES.map((value) => ({ value, label: text(`position/paces/${value}`) }))}
      />
      <FileDrop
        label={text('position/chooseLog')}
        accept=".nmea,.txt,.log,.ubx"
        onFiles={([file]) => void replay(file)}
      >
        NMEA · TXT · LOG · UBX
      </FileDrop>
    </>
  );
}
