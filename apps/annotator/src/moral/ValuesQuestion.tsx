import { type MoralForm, type ValueKey, WHOSE } from '@ethogram/core';
import { valuesByGroup } from '@ethogram/web';
import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react';
import type { DirectionSwitch, ValueDrafts } from '../draft/value-draft.js';
import { STRENGTH_KEYS, WHOSE_KEYS } from '../keyboard/key-map.js';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';
import { useValueSearch } from './useValueSearch.js';
import { type ValueActions, ValueLine } from './ValueLine.js';

interface ValuesQuestionProps extends ValueActions {
  readonly chosen: ValueDrafts;
  readonly form: MoralForm;
  readonly isMissing: { readonly whose: boolean; readonly strength: boolean };
  readonly searchRef: Ref<HTMLInputElement>;
}

/** The 20 values as on the circle; typing narrows them, Enter and Shift+Enter choose a direction. */
export function ValuesQuestion({
  chosen,
  form,
  isMissing,
  onToggle,
  onDescribe,
  searchRef,
}: ValuesQuestionProps) {
  const id = useId();
  const [last, setLast] = useState<ValueKey | null>(null);
  const toggle = (value: ValueKey, direction: DirectionSwitch): void => {
    setLast(value);
    onToggle(value, direction);
  };
  const { query, type, found, pointed, isSearching, press } = useValueSearch(toggle);
  const current = last && chosen[last] ? last : null;
  const hasDetails = form.strength !== 'off' || form.whose !== 'off';
  const groups = useMemo(() => {
    const shown = new Set(found.map(({ key }) => key));
    return valuesByGroup().map(({ group, values }) => ({
      group,
      values: values.filter(({ key }) => shown.has(key)),
    }));
  }, [found]);
  /** No value has a number in its name, so numbers can speak of the value chosen last. */
  const describe = (event: KeyboardEvent): boolean => {
    if (!current || query !== '' || event.ctrlKey || event.metaKey || event.altKey) return false;
    const strength = STRENGTH_KEYS.findIndex((key) => key === event.key);
    const whose = WHOSE[WHOSE_KEYS.findIndex((key) => key === event.key)];
    if (strength >= 0 && form.strength !== 'off') onDescribe(current, { strength });
    else if (whose && form.whose !== 'off') onDescribe(current, { whose });
    else return false;
    event.preventDefault();
    return true;
  };
  return (
    <div role="group" aria-labelledby={id} className="question" data-testid="values">
      <h2 id={id} className="question-title">
        {texts.moral.values} <small>{texts.moral.chosen(Object.keys(chosen).length)}</small>
      </h2>
      <p className="question-hint">{texts.moral.valuesHint}</p>
      <div className="search">
        <input
          ref={searchRef}
          type="text"
          value={query}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder={texts.moral.search}
          aria-label={texts.moral.search}
          aria-describedby={`${id}hint${hasDetails ? ` ${id}details` : ''}`}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => describe(event) || press(event)}
          data-testid="value-search"
        />
        <Key name="v" />
      </div>
      <p id={`${id}hint`} className={isSearching ? 'question-hint' : 'visually-hidden'}>
        {texts.moral.searchHint}
      </p>
      {hasDetails && (
        <p id={`${id}details`} className="visually-hidden">
          {texts.valueDetails.hint}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {isSearching ? (pointed ? texts.values[pointed.key].label : texts.moral.noMatch(query)) : ''}
      </p>
      {found.length === 0 && <p className="question-hint">{texts.moral.noMatch(query)}</p>}
      <div className="value-groups">
        {groups.map(({ group, values }) =>
          values.length === 0 ? null : (
            <section key={group} className="value-group" data-group={group}>
              <h3>{texts.valueGroups[group]}</h3>
              {values.map((value) => (
                <ValueLine
                  key={value.key}
                  value={value}
                  form={form}
                  chosen={chosen[value.key]}
                  isPointed={pointed?.key === value.key}
                  isLast={current === value.key}
                  isMissing={isMissing}
                  onToggle={toggle}
                  onDescribe={onDescribe}
                />
              ))}
            </section>
          ),
        )}
      </div>
    </div>
  );
}
