// The quality of likely duplicates, as a table. Usage: duplicates_bench [--people FILE.csv]… [--names FILE.tsv]
// People: columns rec_id, given_name, surname, date_of_birth, wherever they stand; rec-N-org and rec-N-dup-K are one person. Names: an Arabic and a
// Latin spelling of one name a line. Figures are printed, never asserted.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "domain/duplicates/name_distance.hpp"
#include "domain/duplicates/register_comparison.hpp"

namespace {

using namespace athar;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<std::string> cells_of(std::string const& line) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= line.size();) {
    auto const end = std::min(line.find(',', at), line.size());
    auto cell = line.substr(at, end - at);
    while (!cell.empty() && cell.front() == ' ') cell.erase(0, 1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\r')) cell.pop_back();
    out.push_back(std::move(cell));
    at = end + 1;
  }
  return out;
}

void measure_people(std::string const& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  auto const header = cells_of(line);
  auto place = [&](std::string const& name) { return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin()); };
  auto const id = place("rec_id"), given = place("given_name"), family = place("surname"), birth = place("date_of_birth");
  std::vector<PersonProfile> people;
  std::vector<std::string> truth;
  std::map<std::string, std::int64_t> copies;
  while (std::getline(in, line)) {
    auto cells = cells_of(line);
    cells.resize(std::max(cells.size(), header.size() + 1));
    Person person;
    person.given_name = cells[given];
    person.family_name = cells[family];
    if (auto const& d = cells[birth]; d.size() == 8) person.birth_date = LocalDate::parse(d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6));
    people.push_back(profile_of(person, std::nullopt));
    truth.push_back(cells[id].substr(0, cells[id].find('-', cells[id].find('-') + 1)));
    ++copies[truth.back()];
  }
  auto const start = Clock::now();
  auto const pairs = compare_register(people, {});
  double const took = seconds_since(start);
  std::int64_t true_pairs = 0, right = 0, certain = 0, wrong = 0;
  for (auto const& [person, count] : copies) true_pairs += count * (count - 1) / 2;
  for (auto const& pair : pairs) {
    bool const one = truth[pair.a] == truth[pair.b];
    right += one;
    certain += pair.likelihood.is_certain;
    wrong += pair.likelihood.is_certain && !one;
  }
  double const precision = static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(pairs.size(), 1));
  double const recall = static_cast<double>(right) / static_cast<double>(std::max<std::int64_t>(true_pairs, 1));
  std::printf("%-44s %6zu records %6lld true pairs | precision %.3f recall %.3f F %.4f | certain %lld, wrong among them %lld | %.2f s\n", file.c_str(),
              people.size(), static_cast<long long>(true_pairs), precision, recall, 2 * precision * recall / std::max(precision + recall, 1e-9),
              static_cast<long long>(certain), static_cast<long long>(wrong), took);
}

NameWord one_word(std::string const& name) {
  auto const words = name_words(name);
  if (words.size() == 1) return words.front();
  NameWord word;
  word.letters = joined(words);
  sound_out(word);
  return word;
}

void measure_names(std::string const& file) {
  std::ifstream in(file);
  std::vector<NameWord> arabic, latin;
  std::vector<std::string> written;
  for (std::string line; std::getline(in, line);) {
    auto const tab = line.find('\t');
    if (tab == std::string::npos) continue;
    written.push_back(line.substr(0, tab));
    arabic.push_back(one_word(written.back()));
    latin.push_back(one_word(line.substr(tab + 1)));
  }
  auto const start = Clock::now();
  std::size_t first = 0, in_five = 0;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    // Everything as near as the right one stands before it: ties do not flatter.
    double own = 1e9;
    std::vector<double> edits;
    for (std::size_t j = 0; j < arabic.size(); ++j) {
      double const each = word_distance(arabic[j], latin[i]);
      if (written[j] == written[i]) own = std::min(own, each);
      else edits.push_back(each);
    }
    auto const before = std::count_if(edits.begin(), edits.end(), [&](double each) { return each <= own; });
    first += before == 0;
    in_five += before < 5;
  }
  auto percent = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(latin.size(), 1)); };
  std::printf("%-44s %6zu names | first suggestion %.1f %% | in the first five %.1f %% | %.1f s\n", file.c_str(), latin.size(), percent(first),
              percent(in_five), seconds_since(start));
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i + 1 < count; i += 2) {
    std::string const what = arguments[i];
    if (what == "--people") measure_people(arguments[i + 1]);
    else if (what == "--names") measure_names(arguments[i + 1]);
    else return std::fprintf(stderr, "unknown option %s\n", arguments[i]), 2;
  }
}
