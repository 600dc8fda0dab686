#include "scenario/essay_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "document/document.hpp"
#include "document/source_text.hpp"
#include "essay/unicode.hpp"
#include "scenario/names.hpp"

namespace interregnum {
namespace {

constexpr std::size_t page = 100, longest_comment = 2000, longest_title = 300;
constexpr std::size_t most_claims = 500, most_names = 60, most_paragraphs = 10'000;  // as the reader has it, but names
constexpr Text blank = "?";

// ------------------------------------------------------------------------------------------------------- safe writing

// A TOML string of one line. The text of an essay holds no control characters; they would be left out.
std::string quoted(Text text) {
  std::string safe = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) continue;
    if (c == '"' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe + '"';
}

// Before a text that would mean something to the reader of scenarios: "= drop", "?".
std::string harmless(Text text, Text prefix) {
  return std::string(text.starts_with("=") || text.starts_with("?") ? prefix : Text()) + std::string(text);
}

// The beginning of a text that is too long, with an ellipsis.
std::string shortened(Text text, std::size_t most) {
  const Text head = first_characters(text, most);
  return std::string(head) + (head.size() < text.size() ? " ..." : "");
}

// A comment in lines of a page. No text can leave it: it is one line without control characters before it is wrapped.
std::string comment(Text text) {
  std::string lines = "#";
  std::size_t column = 1;
  const std::string whole = shortened(text, longest_comment);
  for (Text rest = whole; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const Text word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (column > 1 && column + 1 + characters(word) > page) {
      lines += "\n#";
      column = 1;
    }
    lines += ' ';
    for (const char c : word) lines += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    column += 1 + characters(word);
  }
  return lines + "\n";
}

// key = [items], in lines of a page.
std::string array(Text key, const std::vector<std::string>& items) {
  std::string text = fmt::format("{} = [", key);
  std::size_t column = text.size();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? ", " : "");
    if (column + item.size() > page) {
      while (text.back() == ' ') text.pop_back();
      text += "\n  ";
      column = 2;
    }
    text += item;
    column += item.size();
  }
  return text + "]\n";
}

// ------------------------------------------------------------------------------------------------------------- entries

// Names as the file has them: letters, digits and _, each once.
struct Taken {
  std::set<std::string> ids;
};

std::string id_for(Text text, Taken& taken) {
  constexpr std::size_t longest = 40;
  std::string id;
  for (const char c : ascii_of(text).substr(0, longest)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter || (!id.empty() && id.back() != '_')) id += letter ? c : '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  if (id.empty() || (id[0] >= '0' && id[0] <= '9')) id = "name" + (id.empty() ? id : "_" + id);
  if (is_reserved(id)) id += "_actor";
  std::string free = id;
  for (int i = 2; !taken.ids.insert(free).second; ++i) free = fmt::format("{}_{}", id, i);
  return free;
}

// The shortest way in which the text has the name.
std::string shortest(const ProperName& name) {
  std::string best = name.text;
  for (const std::string& variant : name.variants)
    if (variant.size() < best.size()) best = variant;
  return best;
}

std::string times(u32 count) { return count == 1 ? "once" : count == 2 ? "twice" : fmt::format("{} times", count); }

std::string name_line(const ProperName& name, const std::string& id) {
  std::string words = name.text;
  for (const std::string& variant : name.variants) words += ", " + variant;
  return fmt::format("{} = {{ kind = \"{}\" }}  # {}: {}, first p{}.{}\n", id, blank, shortened(words, page),
                     times(name.mentions), name.paragraph, name.sentence);
}

// What a noun suggests: which section, and which key is then left blank.
struct Suggested {
  Text section, key, note;
};

Suggested suggested(const RoleFound& role) {
  if (role.suggestion == "group") return {"group", "size", ""};
  if (role.suggestion == "movement") return {"movement", "unity", ""};
  if (role.suggestion == "channel") return {"channel", "by", ""};
  return {"actor", "kind", Text(role.suggestion).substr(Text("actor ").size())};
}

std::string role_line(const RoleFound& role, Taken& taken) {
  const Suggested as = suggested(role);
  const std::string kind = as.note.empty() ? "" : fmt::format("; {}?", as.note);
  return fmt::format("{} = {{ {} = \"{}\" }}  # the noun: {}, first p{}.{}{}\n", id_for(role.noun, taken), as.key,
                     blank, times(role.mentions), role.paragraph, role.sentence, kind);
}

std::string roles_of(const Survey& survey, Text section, Taken& taken) {
  std::string lines;
  for (const RoleFound& role : survey.roles)
    if (suggested(role).section == section) lines += role_line(role, taken);
  return lines;
}

std::string section_of(Text about, Text section, const std::string& lines) {
  return lines.empty() ? "" : fmt::format("\n{}[{}]\n{}", comment(about), section, lines);
}

std::string others_comment(const Survey& survey) {
  std::string words;
  for (const ProperName& name : survey.named_once) words += (words.empty() ? "Named once: " : ", ") + name.text;
  return words.empty() ? "" : comment(words);
}

// ------------------------------------------------------------------------------------------------------------ the file

std::string header(Text name, Text essay_path, bool only_with_cues) {
  const std::string path = shortened(essay_path, page);
  return comment(fmt::format(
             "A draft made from {} by rules. It understood nothing: it split sentences, counted names and "
             "looked for cue words such as \"led to\" and \"will\". What the text claims, and who acts in it, "
             "is for you to say.",
             path)) +
         comment(
             "Every \"?\" is a blank: fill it in, or delete its entry. Sentences that make one claim together go "
             "under one claim, which cites both:  says = \"... [essay#p1.1] [essay#p1.2]\"") +
         (only_with_cues ? comment("The essay is long: only sentences with a cue word have a claim here.") : "") +
         comment(fmt::format("Next:  interregnum check {}.toml", name)) + "format = \"interregnum/1\"\n";
}

std::string time_section(const Survey& survey) {
  const auto& day = survey.day;
  const std::string start =
      day ? fmt::format("{}  # {}; is this the day on which it begins?", day->day, quoted(day->written))
          : fmt::format("\"{}\"  # day 0, as 2023-06-23", blank);
  return fmt::format("\n[time]\nstart = {}\nhorizon = \"1 y\"  # the latest day an outcome may ask for\n", start);
}

std::string place(u32 paragraph, u32 sentence) { return fmt::format("\"p{}.{}\"", paragraph, sentence); }

std::string source_section(const Essay& essay, const Survey& survey, const std::string& title, Text essay_path) {
  std::vector<std::string> counts, ought, ignored;
  for (const Paragraph& paragraph : essay.paragraphs) counts.push_back(std::to_string(paragraph.sentences.size()));
  for (const SurveyedSentence& s : survey.sentences)
    if (s.cues.normative) ought.push_back(place(s.paragraph, s.sentence));
  std::vector<u32> beside = survey.headings;
  beside.insert(beside.end(), survey.captions.begin(), survey.captions.end());
  std::sort(beside.begin(), beside.end());
  for (const u32 p : beside) ignored.push_back(fmt::format("\"p{}\"", p));
  std::string text = fmt::format("\n[source.essay]\ncite = {}\nfile = {}\nparagraphs = {}\n", quoted(title),
                                 quoted(harmless(essay_path, "./")), counts.size());
  text += array("sentences", counts) + fmt::format("sha256 = \"{}\"\n", essay.sha256);
  if (!ought.empty()) text += comment("They say what should be: nothing to be judged.") + array("ought", ought);
  if (!ignored.empty()) text += comment("Headings and captions.") + array("ignore", ignored);
  return text;
}

std::string cast(const Survey& survey, std::vector<std::string>& ids) {
  Taken taken{{"citizens"}};
  std::string actors;
  for (const ProperName& name : survey.names) {
    const bool kept = ids.size() < most_names;
    ids.push_back(kept ? id_for(shortest(name), taken) : "");
    if (kept) actors += name_line(name, ids.back());
  }
  actors += roles_of(survey, "actor", taken);
  if (actors.empty()) actors = fmt::format("leader = {{ kind = \"{}\" }}\n", blank);
  std::string groups = roles_of(survey, "group", taken);
  if (groups.empty()) groups = fmt::format("citizens = {{ size = \"{}\" }}\n", blank);
  return section_of(
             "Who acts. kind is ruler (exactly one), military, security, guard, private_army, elite, state or "
             "alliance. Few names act: delete the others.",
             "actor", others_comment(survey) + actors) +
         section_of("The people whose support is at stake, for example  size = \"10_000_000 person [judgement]\"",
                    "group", groups) +
         section_of("Movements: how far each acts as one, for example  unity = \"0.2 to 0.7 [judgement]\"", "movement",
                    roles_of(survey, "movement", taken)) +
         section_of("Channels: who speaks over them", "channel", roles_of(survey, "channel", taken));
}

// `by`: a name of the draft to begin with.
std::string regime_section(Text by) {
  return fmt::format("\n{}[regime]\nbias = \"{}\"\n\n{}",
                     comment("By how much the public overrates the ruler's strength when it begins; an open mind: "
                             "\"-0.16 to 0.16 [judgement]\". Most claims about exposure turn on it."),
                     blank,
                     comment("What happens, an entry an event; claims compare histories with and without it: arms = "
                             "\"story vs nothing\".") +
                         fmt::format("# [shock.march]\n# does = \"march\"\n# at = \"day 1 02:00\"\n# by = \"{}\"\n"
                                     "# source = \"essay#p1.1\"\n",
                                     by));
}

// ------------------------------------------------------------------------------------------------------------- claims

std::string kinds_of(const Cues& cues) {
  if (cues.causal && cues.predictive) return "causal and predictive";
  return cues.causal ? "causal" : "predictive";
}

std::string expectation(const Cues& cues) {
  if (!cues.causal && !cues.predictive) return std::string(blank);
  return cues.direction == Direction::none ? "no change" : std::string(direction_name(cues.direction));
}

// Why the claim expects what it does.
std::string cue_words(const SurveyedSentence& s) {
  if (s.cues.words.empty()) return "no cue found: delete or merge";
  std::string words = kinds_of(s.cues) + ":";
  for (const std::string& word : s.cues.words) words += fmt::format(" \"{}\"", shortened(word, 40));
  return words + (s.cues.negated ? ", denied" : "");
}

std::string claim(const SurveyedSentence& s) {
  return fmt::format(
      "\n{}{}[claim.p{}_{}]\nsays = \"{} [essay#p{}.{}]\"\noutcome = \"{}\"\narms = \"{}\"\nexpect = \"{}\"\n"
      "margin = \"{}\"\nmargin_why = \"{}\"\n",
      comment(s.text->text), comment(fmt::format("line {}; {}", s.text->line, cue_words(s))), s.paragraph, s.sentence,
      blank, s.paragraph, s.sentence, blank, blank, expectation(s.cues), blank, blank);
}

std::string claims(const Survey& survey, bool only_with_cues, u32& count) {
  std::string text;
  count = 0;
  for (const SurveyedSentence& s : survey.sentences) {
    if (s.cues.normative || (only_with_cues && !is_claim(s.cues))) continue;
    ++count;
    if (count <= most_claims) text += claim(s);
  }
  return text;
}

std::string too_long(u32 count) {
  return fmt::format("the essay has {} sentences with a cue word; a scenario holds at most {} claims in 1 MiB", count,
                     most_claims);
}

}  // namespace

Checked<EssayDraft> draft_from_essay(const Essay& essay, const Survey& survey, Text name, Text essay_path) {
  Checked<EssayDraft> result;
  EssayDraft draft;
  const bool titled = !essay.title.sentences.empty();
  const std::string title =
      harmless(shortened(titled ? Text(essay.title.sentences[0].text) : name, longest_title), "Essay: ");
  const std::string people = cast(survey, draft.ids);
  const std::string middle = fmt::format("\n[meta]\ntitle = {}\n", quoted(title)) + time_section(survey) +
                             source_section(essay, survey, title, essay_path) + people +
                             regime_section(draft.ids.empty() ? Text("NAME") : Text(draft.ids[0]));
  const auto fits = [&] { return draft.claims <= most_claims && draft.text.size() <= most_bytes_in_file; };
  for (const bool only_with_cues : {false, true}) {
    draft.only_with_cues = only_with_cues;
    const std::string stubs = claims(survey, only_with_cues, draft.claims);
    draft.text = header(name, essay_path, only_with_cues) + middle + stubs;
    if (fits()) break;
  }
  const Position at{std::string(essay_path), 0, 0, 1, {}};
  if (essay.paragraphs.size() > most_paragraphs)
    result.diagnostics.error(
        "too_many", at,
        fmt::format("the essay has {} paragraphs; a source has at most 10 000", essay.paragraphs.size()),
        "split it: a file a chapter, which `extends` a common cast");
  else if (!fits())
    result.diagnostics.error("too_many", at, too_long(draft.claims),
                             "split it: a file a chapter, which `extends` a common cast");
  else
    result.value = std::move(draft);
  return result;
}

}  // namespace interregnum
