import { SuggestionEffectsService } from './suggestion-effects.service.js';
import { SuggestionPurge } from './suggestion-purge.js';
import { SuggestionResolver } from './suggestion.resolver.js';
import { SuggestionService } from './suggestion.service.js';

export const suggestionServices = [SuggestionService, SuggestionEffectsService];
export const suggestionInternals = [SuggestionPurge, SuggestionResolver];
