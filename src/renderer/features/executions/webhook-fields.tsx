import Copy from 'lucide-react/icons/copy';
import { useState, type ReactElement } from 'react';
import type { Trigger } from '../../../shared/app/manifest/index.ts';
import type { TriggerStatus } from '../../../shared/contracts/executions.ts';
import { rpc, toast, toastError } from '../../platform/index.ts';
import { Button, ConfirmDialog, IconButton, Skeleton } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { webhookCurl } from './copy-as.ts';
import { copyText } from './copy-text.ts';
import { useTriggerStatuses } from './trigger-context.tsx';
import { useHostAddress } from './use-host-address.ts';

/** The address that starts the function. It holds a secret, so whoever has it can call: copy it with care, or make a new one. */
export function WebhookFields({ trigger, status }: { trigger: Trigger; status: TriggerStatus | undefined }): ReactElement {
  const editor = useEditor();
  const { reload } = useTriggerStatuses();
  const { origin } = useHostAddress();
  const [isRotating, setRotating] = useState(false);
  const path = status?.path ?? null;
  const address = path === null ? null : `${origin ?? ''}${path}`;
  const curl = address === null ? '' : webhookCurl(origin === null ? `http://127.0.0.1:PORT${path ?? ''}` : address);

  function rotate(): void {
    setRotating(false);
    rpc.executions.rotateSecret({ appId: editor.appId, triggerId: trigger.id }).then(() => {
      toast('The address is new. The old one does not answer any more.', { tone: 'ok' });
      reload();
    }, toastError);
  }

  return (
    <section className="runs-block" aria-label="Address">
      <div className="runs-block-head">
        <h3>Address</h3>
        <span className="grow" />
        {address !== null && <IconButton size="s" label="Copy the address" icon={<Copy size={13} />} onClick={() => void copyText(address, 'the address')} />}
        {address !== null && (
          <Button size="s" onClick={() => setRotating(true)}>
            New secret
          </Button>
        )}
      </div>
      {address === null ? (
        status === undefined ? (
          <Skeleton lines={2} />
        ) : (
          <p className="t3">It gets an address once it can run.</p>
        )
      ) : (
        <code className="runs-code">{address}</code>
      )}
      <p className="t3">
        The end of the address is its secret: whoever knows it can run this function. It answers on this computer only, while Casual OS is open. The function is
        given the method, query, headers and body, and what it returns is the answer.
      </p>
      {address !== null && (
        <>
          <div className="runs-block-head">
            <h3>Try it</h3>
            <span className="grow" />
            <IconButton size="s" label="Copy the example" icon={<Copy size={13} />} onClick={() => void copyText(curl, 'the example')} />
          </div>
          <pre className="runs-code" tabIndex={0} aria-label="Example for a terminal">
            {curl}
          </pre>
        </>
      )}
      <ConfirmDialog
        open={isRotating}
        onCancel={() => setRotating(false)}
        onConfirm={rotate}
        title="Make a new secret?"
        description="The address of now stops answering at once. Whoever calls it needs the new one. There is no way back."
        confirmLabel="Make a new secret"
      />
    </section>
  );
}
