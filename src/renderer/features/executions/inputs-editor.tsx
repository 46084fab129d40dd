import { useMemo, useState, type ReactElement } from 'react';
import { Segmented, Select, TextArea, TextField } from '../../ui/index.ts';
import { keepTyping } from '../properties/index.ts';
import { fieldText, formatInputs, fromFieldText, parseInputs, withInput } from './inputs.ts';
import { fieldsOf, type ParameterField } from './parameter-fields.ts';

type Mode = 'form' | 'json';

/** The inputs of a run: as a form where the function names them, always as JSON. */
export function InputsEditor({ parameters, text, onChange }: { parameters: readonly string[]; text: string; onChange: (text: string) => void }): ReactElement {
  const written = parameters.join(',');
  const fields = useMemo(() => fieldsOf(parameters), [written]); // oxlint-disable-line react/exhaustive-deps -- the list is made anew with every edit
  const [chosen, setChosen] = useState<Mode>('form');
  const parsed = parseInputs(text);
  const mode: Mode = fields === null ? 'json' : chosen;
  const lines = Math.min(16, Math.max(3, text.split('\n').length));
  return (
    <section className="runs-block" aria-label="Inputs">
      <div className="runs-block-head">
        <h3>Inputs</h3>
        {parameters.length === 0 && <span className="t3">It takes none.</span>}
        <span className="grow" />
        {fields !== null && (
          <Segmented
            label="Show the inputs as"
            size="s"
            value={mode}
            options={[
              { value: 'form', label: 'Form' },
              { value: 'json', label: 'JSON' },
            ]}
            onChange={setChosen}
          />
        )}
      </div>
      {mode === 'json' && (
        <TextArea
          label="Inputs as JSON"
          hideLabel
          className="runs-json-input"
          spellCheck={false}
          autoComplete="off"
          rows={lines}
          placeholder={'{ }'}
          value={text}
          onChange={onChange}
          onKeyDown={keepTyping}
          error={parsed.ok ? undefined : parsed.error}
          hint={parameters.length > 1 ? 'They arrive as the first parameter.' : undefined}
        />
      )}
      {mode === 'form' &&
        fields !== null &&
        (parsed.ok ? (
          <div className="runs-form">
            {fields.map((field) => (
              <Field key={field.name} field={field} inputs={parsed.value} onText={(inputs) => onChange(formatInputs(inputs))} />
            ))}
            <Others fields={fields} names={Object.keys(parsed.value)} />
          </div>
        ) : (
          <p className="dangerc" role="alert">
            {parsed.error} Switch to JSON to mend it.
          </p>
        ))}
    </section>
  );
}

type FieldProps = { field: ParameterField; inputs: Parameters<typeof withInput>[0]; onText: (inputs: Parameters<typeof withInput>[0]) => void };

function Field({ field, inputs, onText }: FieldProps): ReactElement {
  const value = inputs[field.name];
  // What was typed, as long as it stands for what is kept: "12." is not put back to 12 while typing.
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? null : fromFieldText(field, draft);
  const stands = read !== null && (!read.ok || JSON.stringify(read.value) === JSON.stringify(value));
  const shown = stands && draft !== null ? draft : fieldText(field, value);
  if (field.kind === 'boolean') {
    const fallback = field.fallback?.value === true ? 'yes' : 'no';
    return (
      <Select
        label={field.name}
        value={value === undefined ? '' : String(value)}
        options={[
          { value: '', label: `Left out (${fallback})` },
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
        onChange={(next) => onText(withInput(inputs, field.name, next === '' ? undefined : next === 'true'))}
      />
    );
  }
  const type = (next: string): void => {
    setDraft(next);
    const result = fromFieldText(field, next);
    if (result.ok) onText(withInput(inputs, field.name, result.value));
  };
  const error = read !== null && stands && !read.ok ? read.error : undefined;
  const placeholder = field.fallback === null ? '' : `${field.fallback.text} when left out`;
  return field.kind === 'json' ? (
    <TextArea
      label={field.name}
      className="runs-json-input"
      rows={2}
      spellCheck={false}
      placeholder={placeholder}
      value={shown}
      error={error}
      onChange={type}
      onKeyDown={keepTyping}
    />
  ) : (
    <TextField
      label={field.name}
      autoComplete="off"
      {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      placeholder={placeholder}
      value={shown}
      error={error}
      onChange={type}
      onKeyDown={keepTyping}
    />
  );
}

/** Inputs that the form has no field for go along all the same; say so. */
function Others({ fields, names }: { fields: readonly ParameterField[]; names: readonly string[] }): ReactElement | null {
  const others = names.filter((name) => !fields.some((field) => field.name === name));
  if (others.length === 0) return null;
  return (
    <p className="t3 runs-others">
      Also given: {others.join(', ')}. Switch to JSON to change {others.length === 1 ? 'it' : 'them'}.
    </p>
  );
}
