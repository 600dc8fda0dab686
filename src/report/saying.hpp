// What a study's verdicts are said with: the words are judge/wording.hpp's, the names the scenario's.
#pragma once

#include <string>
#include <vector>

#include "judge/wording.hpp"
#include "study/past.hpp"
#include "study/study.hpp"

namespace interregnum {

// A finished study and what it was made with. Nothing is owned.
struct Finished {
  const Study& study;
  const StudyResult& result;
  Text engine;                 // its version
  const Past* past = nullptr;  // what the result file holds beside it; null: nothing
};

// Shares are said in pp and %, everything else in its unit. Looks into `outcome`.
Scale scale_of(const Outcome& outcome);

const Test& test_of(const Study& study, const TestResult& result);

// What was asked: "story vs quiet: P(attempt) in day 2..365".
std::string question_of(const Study& study, const TestResult& result);

// Why runs have no such outcome: "the regime fell before this could be read".
std::string left_out_words(const Outcome& outcome);

// The results of one claim's tests, in the order of the file.
std::vector<const TestResult*> tests_of_claim(const StudyResult& result, u32 claim);

// "attempts = precedent"
std::string rival_name(const Rival& rival);

// The verdict of a test as a sentence, and its three answers: direction, size, worlds.
std::string sentence_of(const Study& study, const TestResult& result);
std::array<Answer, 3> answers_of(const Study& study, const TestResult& result);

// "+7 pp (4 to 10)": the change, or the level of a level test.
std::string effect_words(const Study& study, const TestResult& result);

// "91 to 97": bounds of a share, of 100.
std::string of_hundred(const Estimate& share);

// "essay#p4.2, levada"
std::string cites_text(const std::vector<Cite>& cites);

// A claim is judged under the mechanisms that the file declares; others that play the same roles may be available.
struct Mechanisms {
  u64 declared = 0, available = 0;  // sets that differ in one role, the standard among them
  u64 run = 0;                      // under which the claim's deciding test was read: declared, and rivals by default
};
Mechanisms mechanisms_of(const Scenario& scenario);
Mechanisms mechanisms_of(const Finished& finished, u32 claim);

// The uncertain numbers that the study reads and that rest on nobody's measurement.
std::vector<const Input*> assumed_inputs(const Scenario& scenario);

// How many uncertain numbers the study reads.
u64 uncertain_inputs(const Scenario& scenario);

}  // namespace interregnum
