import type { Direction, ValueKey } from '@ethogram/core';
import { valuesByGroup } from '@ethogram/web';
import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';
import { findValues } from './value-search.js';
import { ValueLine } from './ValueLine.js';

interface ValuesQuestionProps {
  readonly chosen: Readonly<Partial<Record<ValueKey, Direction>>>;
  readonly onToggle: (value: ValueKey, direction: Direction) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

/** The 20 values as on the circle; typing narrows them, Enter and Shift+Enter choose a direction. */
export function ValuesQuestion({ chosen, onToggle, searchRef }: ValuesQuestionProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const found = useMemo(() => findValues(query), [query]);
  const isSearching = query.trim() !== '';
  const pointed = isSearching ? found[Math.min(place, found.length - 1)] : undefined;
  const groups = useMemo(() => {
    const shown = new Set(found.map(({ key }) => key));
    return valuesByGroup().map(({ group, values }) => ({
      group,
      values: values.filter(({ key }) => shown.has(key)),
    }));
  }, [found]);
  const type = (text: string): void => {
    setQuery(text);
    setPlace(0);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!pointed) return;
      onToggle(pointed.key, event.shiftKey ? 'constrained' : 'attained');
      setQuery('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setPlace((now) => Math.min(Math.max(now + step, 0), found.length - 1));
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      setQuery('');
    }
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
          aria-describedby={`${id}hint`}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          data-testid="value-search"
        />
        <Key name="v" />
      </div>
      <p id={`${id}hint`} className={isSearching ? 'question-hint' : 'visually-hidden'}>
        {texts.moral.searchHint}
      </p>
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
                  chosen={chosen[value.key]}
                  isPointed={pointed?.key === value.key}
                  onToggle={onToggle}
                />
              ))}
            </section>
          ),
        )}
      </div>
    </div>
  );
}
