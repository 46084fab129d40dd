import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { type Failure, failureOf, FailureNote } from './failure.tsx';

type Props = { view: ViewNode; children: ReactNode };
type State = { hasFailed: boolean; failure: Failure | null };

/** One failing component leaves the rest of the page working. It tries again when its data changes. */
export class NodeBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, failure: null };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ failure: failureOf(error, info) });
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.hasFailed && previous.view !== this.props.view) this.retry();
  }

  private readonly retry = (): void => this.setState({ hasFailed: false, failure: null });

  override render(): ReactNode {
    const { view, children } = this.props;
    const { hasFailed, failure } = this.state;
    if (!hasFailed) return children;
    const root = { 'data-node': view.node, 'data-instance': view.id, className: '', style: {} };
    return <FailureNote what={`This ${view.type}`} failure={failure} root={root} onRetry={this.retry} />;
  }
}
