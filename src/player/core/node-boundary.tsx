import { Component, type ReactNode } from 'react';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { Placeholder } from './placeholder.tsx';

type Props = { view: ViewNode; children: ReactNode };
type State = { hasFailed: boolean };

/** One failing component leaves the rest of the page working. It tries again when its data changes. */
export class NodeBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.hasFailed && previous.view !== this.props.view) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    const { view, children } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <Placeholder
        root={{ 'data-node': view.node, 'data-instance': view.id, className: '', style: {} }}
        text={`This ${view.type} could not be drawn. It tries again when its data changes.`}
      />
    );
  }
}
