import { Link } from '../routing/useRoute.js';
import { texts } from '../texts/texts.js';
import { LanguageChoice } from './LanguageChoice.js';
import { OutboxBadge } from './OutboxBadge.js';
import { usePerson } from './PersonContext.js';
import { SignOut } from './SignOut.js';

export function Header({ onSignOut }: { readonly onSignOut: () => Promise<void> }) {
  const { displayName } = usePerson();
  return (
    <header className="header">
      <Link className="brand" to={{ page: 'studies' }}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="24" height="24" />
        <span className="brand-name">{texts.appName}</span>
      </Link>
      <OutboxBadge />
      <LanguageChoice />
      <span className="header-person" dir="auto">
        {displayName}
      </span>
      <SignOut onSignOut={onSignOut} />
    </header>
  );
}
