import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

type Props = {
  /** The panel's name as people know it: "Layers". */
  name: string;
  children: ReactNode;
  onError?: (error: Error, componentStack: string) => void;
};
type State = { error: Error | null; stack: string; attempt: number };

/**
 * One for each panel, so that a failure stays inside it. The document lives outside React: nothing is lost, and "Try again"
 * draws the panel afresh.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, stack: '', attempt: 0 };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.setState({ stack: info.componentStack ?? '' });
    this.props.onError?.(error, info.componentStack ?? '');
  }

  private readonly retry = (): void => {
    this.setState((state) => ({ error: null, stack: '', attempt: state.attempt + 1 }));
  };

  private readonly copy = (): void => {
    const { error, stack } = this.state;
    void navigator.clipboard?.writeText(`${this.props.name}: ${error?.stack ?? error?.message ?? ''}\n${stack}`);
  };

  override render(): ReactNode {
    const { error, attempt } = this.state;
    if (!error) return <Keyed key={attempt}>{this.props.children}</Keyed>;
    return (
      <div className="boundary">
        <Notice tone="danger" title={`${this.props.name} could not be drawn`}>
          {error.message} Your work is saved and the rest keeps going.
        </Notice>
        <div className="row">
          <Button variant="primary" onClick={this.retry}>
            Try again
          </Button>
          <Button onClick={this.copy}>Copy details</Button>
        </div>
      </div>
    );
  }
}

function Keyed({ children }: { children: ReactNode }): ReactNode {
  return children;
}
