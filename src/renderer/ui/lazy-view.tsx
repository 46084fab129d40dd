import { lazy, type ComponentType, type ReactElement } from 'react';

/**
 * A component whose code is loaded when it is first drawn. Unlike `lazy` alone it loads again after a failure, so that "Try again" of
 * the error boundary helps once the host is back.
 */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  const make = () =>
    lazy(() =>
      load().then(
        (component) => ({ default: component }),
        (error: unknown) => {
          Current = make();
          throw error;
        },
      ),
    );
  let Current = make();
  return function LazyView(props: Props): ReactElement {
    const View: ComponentType<Props> = Current;
    return <View {...props} />;
  };
}
