import ArrowRight from 'lucide-react/icons/arrow-right';
import type { ReactElement } from 'react';
import type { MigrationPreview } from '../../../shared/contracts/imports.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { Button, Dialog } from '../../ui/index.ts';

type Props = { question: string; preview: MigrationPreview; onCancel: () => void; onConfirm: () => void };

/** What a change of the data model takes from the rows there are, with examples, before it happens. */
export function LossyChange({ question, preview, onCancel, onConfirm }: Props): ReactElement {
  const steps = preview.steps.filter((step) => step.lossyRows > 0 || step.kind === 'remove' || step.kind === 'removeEntity');
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onCancel()}
      title={question}
      description="The values as they are now are kept as a backup: undoing the change brings them back."
      actions={
        <>
          <Button onClick={onCancel} autoFocus>
            Cancel
          </Button>
          <Button variant="dangerfill" onClick={onConfirm}>
            Change anyway
          </Button>
        </>
      }
    >
      <ul className="lossy">
        {(steps.length > 0 ? steps : preview.steps).map((step, i) => (
          <li key={i}>
            <p>{step.text}</p>
            {step.samples.length > 0 && (
              <table className="lossy-samples">
                <caption className="sr-only">Examples, before and after</caption>
                <thead className="sr-only">
                  <tr>
                    <th scope="col">Before</th>
                    <th aria-hidden="true" />
                    <th scope="col">After</th>
                  </tr>
                </thead>
                <tbody>
                  {step.samples.slice(0, 5).map((sample) => (
                    <tr key={sample.rowId}>
                      <td className="ell mono">{shown(sample.before)}</td>
                      <td aria-hidden="true">
                        <ArrowRight size={12} />
                      </td>
                      <td className="ell mono">{shown(sample.after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function shown(value: Json): string {
  if (value === null || value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
