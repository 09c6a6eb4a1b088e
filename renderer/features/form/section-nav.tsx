/** The way to each section with its state, always in view above the form. One stop for the keyboard, arrows within. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { SECTIONS, type SectionName } from '#core/parcel/sections.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CheckOutlined, ExclamationCircleFilled, MinusOutlined, WarningFilled } from '../../ui/icons.tsx';
import { sectionElementId } from './field-layout.ts';
import { type SectionState, toSectionState } from './section-state.ts';

export function SectionNav({ detail }: { readonly detail: ParcelDetail }) {
  const { text, term } = useTexts();
  const nav = useRef<HTMLElement>(null);
  const { current, go } = useCurrentSection();

  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    const buttons = [...(nav.current?.querySelectorAll('button') ?? [])];
    const place = buttons.indexOf(event.currentTarget);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[(next + buttons.length) % buttons.length]?.focus();
  };
  return (
    <nav ref={nav} className="section-nav" aria-label={text('section/navigation')}>
      {SECTIONS.map((section) => {
        const state = toSectionState(section, detail);
        const label = term(`sections/${section.name}/label`);
        const words = text(`section/${state.kind}`, { errors: state.errors, warnings: state.warnings });
        const isCurrent = section.name === current;
        return (
          <button
            type="button"
            key={section.name}
            className={`section-way section-${state.kind}`}
            title={`${label} · ${words}`}
            aria-current={isCurrent ? 'true' : undefined}
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => go(section.name)}
            onKeyDown={onKey}
          >
            <StateMark state={state} />
            <span className="section-short" aria-hidden="true">
              {term(`sections/${section.name}/short`)}
            </span>
            <span className="visually-hidden">{text('section/way', { section: label, state: words })}</span>
          </button>
        );
      })}
    </nav>
  );
}

function StateMark({ state: { kind, errors, warnings } }: { readonly state: SectionState }) {
  switch (kind) {
    case 'errors':
      return (
        <span className="section-mark count-error" aria-hidden="true">
          <ExclamationCircleFilled />
          {errors}
        </span>
      );
    case 'warnings':
      return (
        <span className="section-mark count-warning" aria-hidden="true">
          <WarningFilled />
          {warnings}
        </span>
      );
    case 'good':
      return (
        <span className="section-mark count-good" aria-hidden="true">
          <CheckOutlined />
        </span>
      );
    case 'empty':
      return (
        <span className="section-mark quiet" aria-hidden="true">
          <MinusOutlined />
        </span>
      );
  }
}

const ON_THE_WAY_MS = 1200;

/** The section under the eyes or under the cursor, and the way to another one: its head takes the cursor. */
function useCurrentSection() {
  const [current, setCurrent] = useState<SectionName>('basics');
  /** On the way to a chosen section nothing that is passed, and no neighbour at the end of the page, takes its place. */
  const chosenAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const inView = new Set<SectionName>();
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const found = SECTIONS.find(({ name }) => sectionElementId(name) === target.id);
          if (found && isIntersecting) inView.add(found.name);
          else if (found) inView.delete(found.name);
        }
        const first = SECTIONS.find(({ name }) => inView.has(name));
        const isOnTheWay = performance.now() - chosenAtMs.current < ON_THE_WAY_MS;
        if (first && !isOnTheWay) setCurrent(first.name);
      },
      // Just below the sticky way: what is read there is the current section.
      { rootMargin: '-42% 0px -50% 0px' },
    );
    for (const { name } of SECTIONS) {
      const element = document.getElementById(sectionElementId(name));
      if (element) watcher.observe(element);
    }
    return () => watcher.disconnect();
  }, []);
  const go = (name: SectionName) => {
    chosenAtMs.current = performance.now();
    setCurrent(name);
    const section = document.getElementById(sectionElementId(name));
    section?.scrollIntoView({ behavior: 'smooth', block: 'start' });
    section?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  };
  return { current, go };
}
