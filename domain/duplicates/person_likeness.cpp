#include "domain/duplicates/person_likeness.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace athar {
namespace {

/// Two dates as eight digits each, compared digit by digit; exchanged neighbours count as one.
int digits_apart(LocalDate const& a, LocalDate const& b) {
  auto digits = [](LocalDate const& date) {
    return std::array<int, 8>{date.year() / 1000, date.year() / 100 % 10, date.year() / 10 % 10, date.year() % 10,
                              date.month() / 10, date.month() % 10, date.day() / 10, date.day() % 10};
  };
  auto const x = digits(a), y = digits(b);
  int apart = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] == y[i]) continue;
    ++apart;
    if (i + 1 < x.size() && x[i] == y[i + 1] && x[i + 1] == y[i]) ++i;
  }
  return apart;
}

/// 1 January and 31 December stand for a day that is not known.
bool is_stand_in(LocalDate const& date) { return (date.month() == 1 && date.day() == 1) || (date.month() == 12 && date.day() == 31); }

// Weights, from how often a field says so of one person and of two: about 18,000 days and 50 years of birth are as likely as each other.
std::optional<Reason> birth(PersonProfile const& a, PersonProfile const& b) {
  if (a.birth_date && b.birth_date) {
    auto const &x = *a.birth_date, &y = *b.birth_date;
    if (x == y) return Reason{Evidence::birth_date_same, is_stand_in(x) ? 6.5 : 13.8};
    if (x.year() == y.year() && x.month() == y.day() && x.day() == y.month()) return Reason{Evidence::birth_date_swapped, 7.5};
    int const apart = digits_apart(x, y);
    if (apart == 1) return Reason{Evidence::birth_date_one_digit, 4.6};
    if (x.year() == y.year()) return Reason{Evidence::birth_year_same, is_stand_in(x) || is_stand_in(y) ? 4.0 : 0.5};
    if (x.month() == y.month() && x.day() == y.day()) return Reason{Evidence::birth_day_same, is_stand_in(x) ? -2.0 : 2.0};
    return Reason{Evidence::birth_differs, apart == 2 ? -1.5 : -4.5};
  }
  if (!a.birth_year || !b.birth_year) return std::nullopt;
  if (*a.birth_year == *b.birth_year) return Reason{Evidence::birth_year_same, 5.0};
  return Reason{Evidence::birth_differs, std::abs(*a.birth_year - *b.birth_year) == 1 ? -0.5 : -4.5};
}

std::optional<Reason> same_text(std::string const& a, std::string const& b, Reason same, Reason other) {
  if (a.empty() || b.empty()) return std::nullopt;
  return a == b ? same : other;
}

// A number is one person's, unless it was mistyped or read off another's card.
std::optional<Reason> numbers(PersonProfile const& a, PersonProfile const& b) {
  bool comparable = false;
  for (auto const& one : a.numbers) {
    for (auto const& other : b.numbers) {
      if (one == other) return Reason{Evidence::number_same, 24};
      comparable = comparable || one.front() == other.front();
    }
  }
  return comparable ? std::optional(Reason{Evidence::number_differs, -6}) : std::nullopt;
}

/// Two people with one number are looked at whatever their names say: one of the two numbers is wrong, or they are one.
constexpr double least_bits_of_one_number = 2;

/// A register of few people grows; two of its namesakes are no surer for its being small.
constexpr double least_register = 500;

bool is_stated(Sex sex) { return sex == Sex::female || sex == Sex::male; }

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

double score_of(double bits) { return 1 / (1 + std::exp2(-bits)); }

double share_of(std::size_t bearers, std::size_t register_size) {
  return (static_cast<double>(bearers) + 1) / (static_cast<double>(register_size) + 1000);
}

PersonProfile profile_of(Person const& person, std::optional<OrganisationId> organisation) {
  PersonProfile out;
  out.name = {name_words(person.family_name), name_words(person.given_name), name_words(person.family_name_ar), name_words(person.given_name_ar)};
  out.sex = person.sex;
  out.birth_date = person.birth_date;
  out.birth_year = person.birth_date ? std::optional(person.birth_date->year()) : person.birth_year;
  out.organisation = organisation;
  out.email = small_letters(person.email.value_or(""));
  out.phone = person.phone.value_or("");
  return out;
}

Likelihood likelihood(PersonProfile const& a, PersonProfile const& b, std::size_t register_size, ComparisonOptions const& options) {
  auto name = compared(a.name, b.name, options);
  Likelihood out;
  out.reasons = std::move(name.reasons);
  double bits = name.bits;
  bool contradicts = false, confirms = false;
  auto weigh = [&](std::optional<Reason> reason) {
    if (!reason) return;
    bits += reason->bits;
    if (options.with_reasons) out.reasons.push_back(*reason);
    if (reason->bits <= -2) contradicts = true;
    if (reason->bits >= 10) confirms = true;
  };
  weigh(birth(a, b));
  weigh(same_text(a.email, b.email, {Evidence::email_same, 11}, {Evidence::email_differs, -0.7}));
  weigh(same_text(a.phone, b.phone, {Evidence::phone_same, 10}, {Evidence::phone_differs, -0.7}));
  auto const number = numbers(a, b);
  weigh(number);
  if (is_stated(a.sex) && is_stated(b.sex)) {
    if (a.sex != b.sex) weigh(Reason{Evidence::sex_differs, -4});
    else bits += 0.9;
  }
  if (a.organisation && b.organisation)
    weigh(a.organisation == b.organisation ? Reason{Evidence::organisation_same, 3.5} : Reason{Evidence::organisation_differs, -1});
  bits -= std::log2(std::max<double>(static_cast<double>(register_size), least_register));
  if (number && number->evidence == Evidence::number_same) bits = std::max(bits, least_bits_of_one_number);
  out.bits = bits;
  out.score = score_of(bits);
  out.is_certain = confirms && !contradicts && name.family_agrees && name.given_agrees && bits >= 7;
  return out;
}

}  // namespace athar
