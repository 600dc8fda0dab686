// Words that are part of names, or look like names and are none; and the nouns for people who act. Lower case.
// Written before the texts on which they are measured (tests/essays).
#pragma once

#include <array>

#include "base/text.hpp"

namespace interregnum {

// Before a name, not part of it.
inline constexpr std::array titles = std::to_array<Text>(
    {"president", "prime",      "minister", "mr",          "mrs",           "ms",         "dr",           "prof",
     "professor", "general",    "gen",      "colonel",     "col",           "lieutenant", "lt",           "major",
     "maj",       "captain",    "capt",     "sergeant",    "sgt",           "admiral",    "adm",          "marshal",
     "field",     "sen",        "senator",  "rep",         "governor",      "gov",        "mayor",        "chancellor",
     "secretary", "king",       "queen",    "prince",      "princess",      "emperor",    "tsar",         "czar",
     "sir",       "lord",       "lady",     "baroness",    "pope",          "cardinal",   "archbishop",   "bishop",
     "patriarch", "ayatollah",  "imam",     "sheikh",      "sultan",        "ambassador", "commissioner", "commander",
     "chairman",  "chairwoman", "chair",    "chief",       "judge",         "justice",    "speaker",      "premier",
     "vice",      "deputy",     "acting",   "former",      "foreign",       "defence",    "defense",      "interior",
     "finance",   "director",   "leader",   "congressman", "congresswoman", "comrade",    "mp",           "ceo",
     "first",     "supreme",    "crown",    "dictator",    "spokesman",     "spokeswoman"});

// A name ends with one of these and is then that of a body.
inline constexpr std::array bodies = std::to_array<Text>(
    {"group",        "party",          "union",       "council",       "committee",   "commission", "ministry",
     "department",   "parliament",     "congress",    "senate",        "assembly",    "house",      "court",
     "bank",         "fund",           "army",        "guard",         "guards",      "navy",       "force",
     "forces",       "corps",          "battalion",   "brigade",       "regiment",    "service",    "services",
     "agency",       "bureau",         "office",      "police",        "university",  "institute",  "college",
     "school",       "foundation",     "forum",       "league",        "front",       "movement",   "alliance",
     "coalition",    "bloc",           "federation",  "confederation", "association", "society",    "organisation",
     "organization", "company",        "corporation", "inc",           "ltd",         "holding",    "holdings",
     "church",       "republic",       "kingdom",     "states",        "nations",     "emirates",   "board",
     "authority",    "administration", "cabinet",     "chamber",       "duma",        "bundestag",  "network",
     "centre",       "center",         "times",       "post",          "news",        "journal",    "guardian",
     "academy",      "brotherhood",    "congregation"});

// Of these, those whose first word alone names them: "Wagner Group", "Wagner".
inline constexpr std::array firms = std::to_array<Text>({"group", "company", "corporation", "inc", "ltd", "holding",
                                                         "holdings", "foundation", "battalion", "brigade", "movement"});

// What happens or is signed; the name before it stands without it.
inline constexpr std::array occasions = std::to_array<Text>(
    {"summit",  "war",      "wars",       "conference",  "treaty",       "agreement",  "agreements", "accord",
     "accords", "act",      "revolution", "uprising",    "crisis",       "plan",       "day",        "report",
     "pact",    "protocol", "election",   "elections",   "constitution", "square",     "street",     "avenue",
     "road",    "festival", "games",      "cup",         "law",          "bill",       "decree",     "programme",
     "program", "project",  "deal",       "declaration", "charter",      "convention", "strategy",   "initiative",
     "spring",  "age",      "century",    "peace",       "doctrine"});

// Behind "of", "for" or "and" a name goes on where a body stands before: "Ministry of Defence". Part of names of
// people:
inline constexpr std::array particles = std::to_array<Text>(
    {"de", "von", "van", "der", "den", "la", "bin", "ibn", "al", "el", "du", "del", "di", "da", "dos", "le", "ben"});

inline constexpr std::array calendar_words =
    std::to_array<Text>({"january",   "february", "march",     "april",    "may",     "june",     "july",   "august",
                         "september", "october",  "november",  "december", "jan",     "feb",      "mar",    "apr",
                         "jun",       "jul",      "aug",       "sep",      "sept",    "oct",      "nov",    "dec",
                         "monday",    "tuesday",  "wednesday", "thursday", "friday",  "saturday", "sunday", "christmas",
                         "easter",    "ramadan",  "god",       "internet", "covid-19"});

inline constexpr std::array nationalities = std::to_array<Text>(
    {"afghan",      "african",    "albanian",   "algerian",     "american",  "arab",        "arabic",      "argentine",
     "argentinian", "armenian",   "asian",      "australian",   "austrian",  "azerbaijani", "baltic",      "bavarian",
     "belarusian",  "belgian",    "bolivian",   "bosnian",      "brazilian", "british",     "bulgarian",   "burmese",
     "canadian",    "catalan",    "catholic",   "caucasian",    "chechen",   "chilean",     "chinese",     "christian",
     "colombian",   "communist",  "congolese",  "conservative", "croatian",  "cuban",       "czech",       "danish",
     "democratic",  "dutch",      "east",       "eastern",      "egyptian",  "english",     "estonian",    "ethiopian",
     "european",    "finnish",    "french",     "georgian",     "german",    "greek",       "hungarian",   "indian",
     "indonesian",  "iranian",    "iraqi",      "irish",        "islamic",   "islamist",    "israeli",     "italian",
     "japanese",    "jewish",     "jordanian",  "kazakh",       "kenyan",    "korean",      "kurdish",     "kyrgyz",
     "latin",       "latvian",    "lebanese",   "leninist",     "liberal",   "libyan",      "lithuanian",  "marxist",
     "mexican",     "moldovan",   "mongolian",  "moroccan",     "muslim",    "nazi",        "nigerian",    "nordic",
     "north",       "northern",   "norwegian",  "orthodox",     "ottoman",   "pakistani",   "palestinian", "persian",
     "peruvian",    "polish",     "portuguese", "prussian",     "roman",     "romanian",    "russian",     "saudi",
     "scottish",    "serbian",    "shia",       "sicilian",     "slavic",    "slovak",      "slovenian",   "socialist",
     "somali",      "south",      "southern",   "soviet",       "spanish",   "stalinist",   "sudanese",    "sunni",
     "swedish",     "swiss",      "syrian",     "taiwanese",    "thai",      "tunisian",    "turkish",     "ukrainian",
     "uzbek",       "venezuelan", "vietnamese", "welsh",        "west",      "western",     "yemeni",      "yugoslav"});

// Of these, those that are names too where they stand alone behind "the".
inline constexpr std::array regions = std::to_array<Text>({"west", "east", "north", "south"});

struct RoleNoun {
  Text noun;   // as it is listed
  Text words;  // what it is found by
  Text suggestion;
};

inline constexpr std::array role_nouns = std::to_array<RoleNoun>({
    {"people", "people", "group"},
    {"citizens", "citizens citizen citizenry", "group"},
    {"public", "public", "group"},
    {"population", "population populace", "group"},
    {"voters", "voters voter electorate", "group"},
    {"students", "students student", "group"},
    {"workers", "workers worker labourers strikers", "group"},
    {"farmers", "farmers farmer peasants peasantry", "group"},
    {"youth", "youth", "group"},
    {"women", "women", "group"},
    {"supporters", "supporters supporter loyalists followers", "group"},
    {"protesters", "protesters protester protestors demonstrators demonstrator marchers crowd crowds", "group"},
    {"minorities", "minorities minority", "group"},
    {"refugees", "refugees migrants", "group"},
    {"taxpayers", "taxpayers consumers households families", "group"},
    {"residents", "residents inhabitants villagers", "group"},
    {"conscripts", "conscripts recruits", "group"},
    {"opposition", "opposition", "movement"},
    {"dissidents", "dissidents activists activist", "movement"},
    {"rebels", "rebels insurgents mutineers separatists guerrillas", "movement"},
    {"unions", "unions", "movement"},
    {"church", "church churches clergy", "movement"},
    {"party", "party parties", "movement"},
    {"civil society", "ngos", "movement"},
    {"government", "government governments cabinet", "actor ruler"},
    {"regime", "regime junta", "actor ruler"},
    {"president", "president", "actor ruler"},
    {"leader", "leader dictator autocrat strongman", "actor ruler"},
    {"king", "king monarch monarchy", "actor ruler"},
    {"army", "army armies military troops soldiers soldier", "actor military"},
    {"generals", "generals officers commanders", "actor military"},
    {"navy", "navy", "actor military"},
    {"police", "police policemen", "actor guard"},
    {"guard", "guard guards", "actor guard"},
    {"security services", "services secret-police", "actor security"},
    {"mercenaries", "mercenaries mercenary militia militias paramilitaries", "actor private_army"},
    {"elites", "elites elite oligarchs oligarch", "actor elite"},
    {"bureaucracy", "bureaucracy bureaucrats technocracy technocrats officials civil-servants", "actor elite"},
    {"business", "businesses businessmen employers industrialists investors", "actor elite"},
    {"parliament", "parliament parliamentarians lawmakers legislators deputies mps", "actor elite"},
    {"courts", "courts judges judiciary", "actor elite"},
    {"politicians", "politicians", "actor elite"},
    {"banks", "banks bankers creditors", "actor elite"},
    {"allies", "allies alliance", "actor alliance"},
    {"neighbours", "neighbours neighbors", "actor state"},
    {"media", "media press newspapers journalists broadcasters", "channel"},
});

}  // namespace interregnum
