import type { ContentFlag } from './post-reading.js';

/** "Her" only where no noun follows: "hit her" and not "hit her car". */
const HER =
  'her\\b(?=\\s*(?:[^\\w\\s]|$|(?:in|on|with|and|for|at|to|so|because|when|while|until|after|before|again|back|hard|across|as|but|or|twice|once|repeatedly|down|over|several|first|too|right|by|from|up|till|if|like|that|then)\\b))';
const PERSON = `(?:me|him|${HER}|them|us|someone|somebody|each other)`;
const RELATIVE =
  '(?:wife|husband|girlfriend|boyfriend|partner|sister|brother|mother|father|mom|mum|dad|son|daughter|kids?|child(?:ren)?|cousin|friend|face)';
const OBJECT = `(?:${PERSON}|(?:my|his|her|their|our|the)\\s+(?:\\w+\\s+)?${RELATIVE})\\b`;
const CHILD =
  '(?:child(?:ren)?|kids?|minors?|underage|teen(?:age)?r?s?|toddlers?|little (?:girl|boy|sister|brother)|(?:step)?(?:daughter|son)|niece|nephew|pupils?|students?)';
const SEXUAL_DEED = '(?:molest|grop(?:e|ed|ing)|sexual|sexually|inappropriately|nudes?|porn)';
/** Things of which an age is told that are no people. */
const AGED_THINGS =
  '(?:cars?|trucks?|dogs?|pupp(?:y|ies)|cats?|kittens?|horses?|pets?|house|home|building|apartment|phone|laptop|computer|relationship|marriage|friendship|account|post|wine|whisk(?:e)?y|tradition|recipe|bike|couch|tv|debt|loan|lease|company|business|anniversary)';
/** 1 … 17. */
const YOUNG = '(?:[1-9]|1[0-7])';

/** Everyday turns of phrase, blanked out first. English, in any case. */
export const IDIOMS: readonly RegExp[] = [
  /\bkill(?:ing|ed|s)?\s+(?:time|the (?:mood|vibe|engine|lights?|battery|deal|joke)|it\b|two birds|(?:an?\s+)?(?:hour|hours|few minutes)|plants?|bugs?|spiders?|weeds?)/g,
  /\b(?:is|was|are|were|['’]s|been)\s+(?:absolutely\s+)?killing\s+(?:me|him|her|us|them|my\s+(?:back|feet|head|knees?))\b/g,
  /\b(?:would|will|['’]d|['’]ll|gonna|going to)\s+(?:literally\s+|actually\s+)?kill\s+me\b|\bkill(?:ed)?\s+(?:me|him|her)\s+to\s+(?:say|admit|be|ask|wait)\b|\bwouldn['’]?t kill (?:you|him|her|them|me)\b/g,
  /\bkiller\s+(?:app|deal|view|whales?|workout|recipe|party|outfit|smile)\b/g,
  /\bdead\s+(?:tired|serious|silen(?:t|ce)|end|set|wrong|right|asleep|last|line|weight|phone|battery|giveaway|broke)\b|\bover my dead body\b|\bdead ?beat\b|\bdeadlines?\b/g,
  /\b(?:is|was|were|be|been|sheer|pure|absolute)\s+torture\b(?!\s+of\b)/g,
  /\bmurder mystery\b|\bblue murder\b|\bget(?:s|ting)? away with murder\b|\btrue crime\b|\bbloody (?:hell|mary|idiot|good)\b/g,
  /\b(?:shoot|shot|shooting)\s+(?:me|him|her|them|us|my \w+|off|over)?\s*(?:an?\s+)?(?:quick\s+)?(?:text|e-?mail|message|look|glance|glare|smile|dms?|question|movie|film|video|photos?|hoops|pool|breeze)\b|\b(?:flu|covid|tetanus|vaccine|booster)\s+shots?\b|\bshots? (?:of|at)\b|\b(?:long|big|cheap) shot\b/g,
  /\b(?:take|took|taking) a stab at\b|\bstab(?:bed|bing)?\s+(?:me|him|her|them|us)\s+in the back\b|\bback ?stab\w*/g,
  /\bbeat(?:s|en|ing)?\s+(?:me|him|her|them|us)\s+(?:to|at|in|by|on)\b|\bbeat(?:s|ing)?\s+(?:myself|himself|herself|yourself)\s+up\b|\bbeating around\b|\bbeats me\b|\bbeat\s+(?:the\s+)?(?:traffic|record|odds|game|level|clock|rush|heat)\b|\bheart(?:beat| beating)\b/g,
  /\bhit(?:s|ting)?\s+(?:me|him|her|them|us)\s+(?:up|that|like|with\s+(?:an?|the)\s+(?:text|bill|question|news|line|guilt|fact)|how|hard|all at once|when|,)|\bhit(?:s|ting)?\s+(?:on\b|it off|home|the (?:road|gym|brakes?|nail|lottery|books|shower|jackpot|roof|spot|store|snooze))|\bhits?\s+(?:my|his|her)\s+(?:limit|breaking point|head|car|stride|(?:mid[- ]?|early |late )?(?:thirties|forties|fifties|\d0s))/g,
  /\bkick(?:s|ed|ing)?\s+(?:me|him|her|them|us|my \w+|his \w+|her \w+|the kids?|our \w+)\s+(?:out|off)\b|\bkick(?:s|ed|ing)?\s+(?:it|back|ass|butt|the (?:habit|bucket|can)|off)\b/g,
  /\bpunch\s?lines?\b|\b(?:fruit|hole|rum|spiked)\s+punch(?:es|ed)?\b|\bpunch(?:ed|ing)?\s+(?:in|out|a card|the clock)\b/g,
  /\bslap(?:ped|ping)?\s+(?:on\b|together|a label|my knee|on the wrist)|\bchok(?:e|ed|ing)\s+(?:up|back|on)\b/g,
  /\b(?:same|opposite)[- ]sex\b|\bsex(?:es)? of (?:the|our|my|her|their) (?:baby|child|twins?)\b|\b(?:baby['’]?s|child['’]?s) sex\b|\bsex(?:ual)? (?:ed|education|orientation|identity)\b|\bsexual(?:ity| harassment (?:training|policy))\b|\bsex and the city\b|\bsex (?:discrimination|reveal)\b/g,
  /\bnude\s+(?:lipstick|heels?|shoes?|colou?r(?:ed)?|nails?|tone|dress|shade)\b/g,
  /\b(?:social|career|political|financial|commercial|professional)\s+suicide\b|\bsuicide (?:squad|doors?|mission|soda|drill)s?\b/g,
  /\b(?:wanted|want|could have|could['’]?ve|nearly|almost)\s+(?:to\s+)?died?\s+(?:of|from|with)\s+(?:embarrassment|laughter|laughing|shame|boredom|cringe|happiness)/g,
  /\bcut(?:ting)?\s+(?:myself|himself|herself|themselves)\s+(?:off|a|an|some|short|loose|out|shaving|slack|in half|while|on (?:a|the|some|my)|with (?:a|the) (?:kitchen|bread|paper))\b/g,
  /\b(?:drug|alcohol|substance|solvent|prescription)\s+abuse\b|\babus(?:e|ed|es|ing)\s+(?:the\s+|my\s+|our\s+|his\s+|her\s+|their\s+|this\s+|that\s+)?(?:system|privileges?|policy|rules?|sale|return|discount|kindness|hospitality|alcohol|drugs?|substances|caffeine|power|position|notation|loophole)/g,
  /\b(?:dog|pet|cat|beard|horse)\s+groom(?:ing|er|ers|ed)\b|\bgroom(?:ing|ed|er|ers)\s+(?:salon|appointment|kit|(?:my|the|our|his|her|their)\s+(?:dog|cat|pet|horse|beard|poodle))s?\b/g,
  /\b(?:pillow|snowball|food|water(?:\s+balloon)?|boxing|sword|video game)\s+fight(?:s|ing)?\b|\bviolent (?:storm|wind|sneez\w+|reaction to (?:the )?food|cough\w*|movie|video ?games?|film)s?\b/g,
  /\bminor\s+(?:issue|thing|detail|problem|injur\w+|change|disagreement|argument|inconvenience|accident|damage|surgery|league|chord|role|point|scratch\w*|repairs?|offen[cs]e|in\s+\w+)s?\b/g,
];

/** What raises each flag. Word boundaries everywhere: "therapist", "Sussex" and "Essex" hold nothing. */
export const LEXICON: Readonly<Record<ContentFlag, readonly RegExp[]>> = {
  SEXUAL: [
    /\b(?:sex|sexual|sexually|sext(?:ed|ing|s)?|porn(?:ography|o)?|nudes?|masturbat\w+|orgasm\w*|blow ?jobs?|hand ?jobs?|erections?|penis|vagina|genitals?|horny|threesomes?|foursome|dildos?|vibrators?|fetish\w*|kinky|onlyfans|prostitut\w+|hookers?|sex ?workers?)\b/g,
    /\b(?:rap(?:e|ed|es|ing|ists?)|molest(?:s|ed|ing|er|ers|ation)?|grop(?:e|ed|es|ing)|incest\w*|p(?:a)?edo(?:phil\w+|s)?|child porn\w*|csa|statutory rape)\b/g,
    /\b(?:touch(?:ed|ing|es)?)\s+(?:me|him|her|them|us|my \w+|the \w+|his \w+|her \w+)\s+inappropriately\b/g,
    /\b(?:groomed|grooming)\s+(?:me|him|her|them|minors?|girls|boys|children|kids)\b/g,
  ],
  SELF_HARM: [
    /\bsuicid(?:e|es|al|ally)\b|\bself[- ]?harm(?:s|ed|ing)?\b|\bself[- ]?injur\w+|\bunaliv(?:e|ed|ing)\b/g,
    /\bkill(?:s|ed|ing)?\s+(?:myself|himself|herself|themsel(?:f|ves)|yourself)\b|\bhang(?:ed|ing)?\s+(?:myself|himself|herself)\b|\bhung\s+(?:myself|himself|herself)\b/g,
    /\bcut(?:s|ting)?\s+(?:myself|himself|herself|themselves)\b|\bslit(?:ting)?\s+(?:my|his|her|their)\s+(?:own\s+)?wrists?\b/g,
    /\b(?:end(?:s|ed|ing)?\s+(?:my|his|her|their)\s+(?:own\s+)?(?:life|lives)\b(?!\s+(?:as|with|together)\b)|(?:takes?|took|taking|taken)\s+(?:my|his|her|their)\s+own\s+(?:life|lives)\b)/g,
    /\b(?:want(?:ed|s)?|wish(?:ed|es)?)\s+(?:to die|(?:i|he|she|they)\s+(?:was|were)\s+dead|to be dead)\b|\boverdos(?:e|ed|es|ing)\b/g,
  ],
  VIOLENCE: [
    new RegExp(
      `\\b(?:hit(?:s|ting)?|punch(?:ed|es|ing)?|slap(?:ped|s|ping)?|kick(?:ed|s|ing)?|chok(?:e|ed|es|ing)|strangl(?:e|ed|es|ing)|beat(?:s|ing|en)?|stab(?:bed|s|bing)?|shoot(?:s|ing)?|shot|attack(?:ed|s|ing)?|headbutt\\w*|kill(?:ed|s|ing)?)\\s+${OBJECT}`,
      'g',
    ),
    /\b(?:was|were|got|been|being)\s+(?:hit|punched|slapped|kicked|choked|strangled|beaten|stabbed|shot|attacked|killed)\b(?!\s+(?:out|off|by a (?:car|bus|truck)|with a (?:bill|fee))\b)/g,
    /\b(?:murder(?:s|ed|er|ers|ing)?|homicide|manslaughter|assault(?:s|ed|ing)?|stabbings?|shootings?|gunshots?|fist ?fights?|beatings?|beat(?:en)? up|violen(?:t|tly|ce)|rap(?:e|ed|es|ing|ists?)|tortur(?:e|ed|ing)|lynch\w*)\b/g,
    /\bthreaten(?:s|ed|ing)?\s+to\s+(?:kill|hurt|shoot|stab|beat|hit)\b|\bpull(?:ed|s|ing)?\s+(?:a|his|her|the)\s+(?:gun|knife)\b|\bat (?:gun|knife) ?point\b/g,
  ],
  ABUSE: [
    /\babus(?:e|es|ed|ive|ively|er|ers|ing)\b|\bmistreat(?:ed|s|ing|ment)?\b|\bmolest(?:s|ed|ing|er|ers|ation)?\b|\bdomestic violence\b/g,
    /\bneglect(?:ed|s|ing)?\s+(?:me|us|him|her|them|(?:my|his|her|their|our|the)\s+(?:kids?|children|child|baby|son|daughter))\b|\bchild neglect\b/g,
    /\b(?:locked|locks)\s+(?:me|him|her|us)\s+in\s+(?:a|the|my|his|her)\s+(?:closet|basement|room|cellar|cupboard)\b/g,
    /\bbeat(?:s|en|ing)?\s+(?:me|us|him|her)\s+(?:as|when)\s+(?:a\s+(?:kid|child)|(?:i|we|he|she)\s+(?:was|were)\s+(?:a\s+)?(?:kid|child|little|young|small))/g,
    /\b(?:groomed|grooming)\s+(?:me|him|her|them|minors?|girls|boys|children|kids)\b/g,
  ],
  MINORS: [
    new RegExp(`[([]\\s*(?:[mf]\\s?${YOUNG}|${YOUNG}\\s?[mf])\\b`, 'g'),
    new RegExp(`(?<![$€£\\d.,])\\b${YOUNG}\\s?(?:yo|y/o|y\\.o\\.?)\\b`, 'g'),
    new RegExp(
      `(?<![$€£\\d.,-])\\b${YOUNG}[- ]?(?:years?|yrs?)[- ]olds?\\b(?!\\s+(?:\\w+\\s+)?${AGED_THINGS}\\b)`,
      'g',
    ),
    new RegExp(
      `\\b(?:aged?|turned|turns|turning)\\s+(?:of\\s+)?${YOUNG}\\b(?![\\d%:.,]\\d|\\s+(?:minutes|hours|times))`,
      'g',
    ),
    new RegExp(
      `\\b(?:when|since)\\s+(?:i|he|she|we|they)\\s+(?:was|were)\\s+${YOUNG}\\b(?!\\s+(?:minutes|hours|weeks|months|miles|feet))`,
      'g',
    ),
    /\bunder[- ]?age(?:d)?\b|\b(?:a|the|any|is|was|still)\s+minor\b(?=[\s]*(?:[.,;:!?)]|$|and\b|at\b|who\b|when\b|so\b|but\b|under\b|by\b))|\bminors\b|\bpre-?teens?\b|\bteen(?:age|ager|agers|s)?\b|\bmiddle ?school(?:er|ers)?\b|\btoddlers?\b|\b(?:p(?:a)?edo(?:phil\w+|s)?|child porn\w*|child abuse|csa|statutory rape)\b/g,
    new RegExp(
      `\\b${SEXUAL_DEED}\\w*\\b[^.!?\\n]{0,40}\\b${CHILD}\\b|\\b${CHILD}\\b[^.!?\\n]{0,30}\\b(?:was|were|been|got)\\s+(?:molested|groped|sexually\\s+\\w+)`,
      'g',
    ),
  ],
};
