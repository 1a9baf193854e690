import type { FormPart } from '@ethogram/core';
import { type ReactNode, useId } from 'react';
import type { FormTexts } from './form-texts.js';
import { KeyCap } from './KeyCap.js';
import type { FormHandle } from './useFormParts.js';

/** What every kind of part is given. */
export interface PartProps<Part extends FormPart> {
  readonly part: Part;
  readonly form: FormHandle;
}

interface PartFrameProps extends PartProps<FormPart> {
  /** A radio group says by itself that it is required and what is wrong; others say it at their field. */
  readonly role: 'radiogroup' | 'group';
  /** The key that begins it. */
  readonly shortcut?: string;
  /** False where the stops of the keyboard are inside it. */
  readonly isStop?: boolean;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** The question, its help, its controls, and what is wrong with the answer. */
export function PartFrame({ part, form, role, shortcut, isStop = true, hint, children }: PartFrameProps) {
  const id = useId();
  const { texts, areKeysOn, current, noteStop } = form;
  const problem = form.problems.find((each) => each.part === part.id)?.problem;
  const described = [part.help && `${id}-help`, hint && `${id}-hint`, problem && `${id}-problem`];
  return (
    <div
      role={role}
      aria-labelledby={id}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
      {...(role === 'radiogroup' && {
        'aria-required': part.required,
        'aria-invalid': problem !== undefined,
      })}
      className="form-part"
      tabIndex={isStop ? -1 : undefined}
      data-stop={isStop ? part.id : undefined}
      data-current={(isStop && current === part.id) || undefined}
      data-problem={problem !== undefined || undefined}
      onFocus={isStop ? () => noteStop(part.id) : undefined}
      data-testid={`part-${part.id}`}
    >
      <h2 id={id} className="form-part-title">
        <span dir="auto">{part.label}</span>
        {!part.required && <small>{texts.optional}</small>}
        <KeyCap name={shortcut} isShown={areKeysOn} />
      </h2>
      {part.help && (
        <p id={`${id}-help`} className="form-part-help" dir="auto">
          {part.help}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="form-part-help">
          {hint}
        </p>
      )}
      {children}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="form-part-problem" data-testid={`problem-${part.id}`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** How many are asked for, where there is a limit. */
export function howManyOf(
  { least, most }: { readonly least?: number; readonly most?: number },
  texts: FormTexts,
): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  return texts.howMany(least ?? null, most ?? null);
}
