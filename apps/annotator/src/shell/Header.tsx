import { useOutboxState } from '../outbox/OutboxContext.js';
import { Link } from '../routing/useRoute.js';
import { texts } from '../texts/texts.js';
import { LanguageChoice } from './LanguageChoice.js';
import { OutboxBadge } from './OutboxBadge.js';
import { usePerson } from './PersonContext.js';

export function Header({ onSignOut }: { readonly onSignOut: () => Promise<void> }) {
  const { displayName } = usePerson();
  const { connection } = useOutboxState();
  return (
    <header className="header">
      <Link className="brand" to={{ page: 'studies' }}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="24" height="24" />
        {texts.appName}
      </Link>
      <OutboxBadge />
      <LanguageChoice />
      <span className="header-person">{displayName}</span>
      <button
        type="button"
        className="button-quiet"
        disabled={connection === 'lost'}
        onClick={() => void onSignOut()}
      >
        {texts.signOut}
      </button>
    </header>
  );
}
