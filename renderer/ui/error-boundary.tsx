/** A page that broke says so, and can be opened again; what is saved is not touched by it. */
import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';

type Props = { readonly children: ReactNode };

export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? (
      <Broken onAgain={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}

function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { text } = useTexts();
  return (
    <Result
      status="warning"
      title={text('app/unexpected')}
      subTitle={text('app/unexpectedHelp')}
      extra={<Button onClick={onAgain}>{text('app/reopenPage')}</Button>}
    />
  );
}
