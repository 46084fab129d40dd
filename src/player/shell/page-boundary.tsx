import { Component, type ErrorInfo, type ReactNode } from 'react';
import { type Failure, failureOf, FailureNote } from '../core/failure.tsx';

type Props = { name: string; children: ReactNode };
type State = { hasFailed: boolean; failure: Failure | null };

/** A page that fails as a whole leaves the navigation working. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, failure: null };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ failure: failureOf(error, info) });
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="ca-page-root">
        <FailureNote
          what={`The page “${this.props.name}”`}
          failure={this.state.failure}
          root={null}
          onRetry={() => this.setState({ hasFailed: false, failure: null })}
        />
      </div>
    );
  }
}
