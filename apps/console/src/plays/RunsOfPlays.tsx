import { Navigate } from 'react-router-dom';

/** Plays are listed on the page of their run. */
export function RunsOfPlays() {
  return <Navigate to={`/runs?filter=${encodeURIComponent('{"suite":"TEXT_ADVENTURE"}')}`} replace />;
}
