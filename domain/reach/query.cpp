#include "domain/reach/query.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace athar::reach {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    auto const comma = text.find(',');
    parts.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::optional<int> number(std::string_view text, int least, int most) {
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
  if (text.size() > 1 && text[0] == '0') return std::nullopt;
  return value;
}

/// Codes of lists and places: letters, digits and the few signs official codes use; nothing that a URL would escape.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

bool is_year(std::string_view text) { return text.size() == 4 && number(text, 1900, 2199).has_value(); }
bool is_month(std::string_view text) { return LocalDate::parse(std::string(text) + "-01").has_value(); }
bool is_quarter(std::string_view text) {
  return text.size() == 7 && is_year(text.substr(0, 4)) && text.substr(4, 2) == "-Q" && text[6] >= '1' &&
         text[6] <= '4';
}

template <class Tag>
std::optional<std::string> id_text(std::string_view text) {
  auto const id = Id<Tag>::parse(text);
  return id ? std::optional(id->text()) : std::nullopt;
}

/// The stored form of a filter value, empty when the dimension has no such value.
std::optional<std::string> accepted_value(Dimension dimension, std::string_view text,
                                          KnownCodes const& known) {
  auto const kept_if = [&](bool fine) { return fine ? std::optional(std::string(text)) : std::nullopt; };
  if (text == unknown_code_of(dimension)) return std::string(text);
  switch (dimension) {
    case Dimension::sex:
      return kept_if(sex_coded(text).has_value());
    case Dimension::age_band:
      return kept_if(age_band_coded(text).has_value());
    case Dimension::administrative_level:
      return kept_if(administrative_level_coded(text).has_value());
    case Dimension::month:
      return kept_if(text.size() == 7 && is_month(text));
    case Dimension::quarter:
      return kept_if(is_quarter(text));
    case Dimension::year:
      return kept_if(is_year(text));
    case Dimension::organisation:
      return id_text<OrganisationTag>(text);
    case Dimension::session:
      return id_text<SessionTag>(text);
    case Dimension::course: {
      if (auto id = id_text<CourseTag>(text)) return id;
      if (!is_code(text)) return std::nullopt;
      auto const found = known.course_referenced(text);
      return found ? std::optional(found->text()) : std::nullopt;
    }
    case Dimension::programme: {
      if (auto id = id_text<ProgrammeTag>(text)) return id;
      if (!is_code(text)) return std::nullopt;
      auto const found = known.programme_coded(text);
      return found ? std::optional(found->text()) : std::nullopt;
    }
    default:
      return kept_if(is_code(text));
  }
}

/// Answers to it are in no index: totals are told apart (see decision 35).
constexpr std::string_view told_apart = "disability";

/// Reads the parameters one by one; what depends on the measure is judged at the end, when the measure is known.
class Reading {
 public:
  explicit Reading(KnownCodes const& known) : known_(known) {}

  void take(std::string const& parameter, std::string_view value) {
    if (parameter == "measure") return take_measure(value);
    if (parameter == "by") return take_by(value);
    if (parameter == "from") return take_date(parameter, value, query_.from);
    if (parameter == "to") return take_date(parameter, value, query_.to);
    if (parameter == "at_least_percent") return take_percent(value);
    if (parameter == "scope") return take_one(parameter, scope_coded(value), scope_, "session, programme or all_time");
    if (parameter == "head_counts") {
      return take_one(parameter, head_count_rule_coded(value), head_counts_, "excluded, shown_separately or added");
    }
    if (parameter == "attributes") return take_one(parameter, attributes_coded(value), attributes_, "at_session or now");
    if (parameter == told_apart) return refuse_field(parameter, "disability_in_totals_only", {});
    auto const dimension = dimension_named(parameter);
    if (!dimension) return refuse_field(parameter, "unknown_dimension", {});
    take_filter(*dimension, value);
  }

  Result<Query> finish() {
    if (!query_.measure) {
      if (!measure_given_) refuse_field("measure", "unknown_measure", "none given");
    } else {
      settle(*query_.measure);
    }
    if (query_.by.size() > groupings_at_most) {
      refuse_field("by", "too_many_groupings", std::to_string(groupings_at_most));
    }
    if (query_.from && query_.to && *query_.to < *query_.from)
      refuse_field("to", "invalid_parameter", "not before from");
    if (!errors_.empty()) return refuse(invalid_fields(std::move(errors_)));
    return std::move(query_);
  }

 private:
  void refuse_field(std::string path, std::string code, std::string detail) {
    if (errors_.size() >= 50) return;  // nobody reads more, and a hostile line could hold thousands
    FieldError error{std::move(path), std::move(code), std::move(detail)};
    if (std::find(errors_.begin(), errors_.end(), error) == errors_.end()) errors_.push_back(std::move(error));
  }

  void take_measure(std::string_view value) {
    auto const* found = measure_coded(value);
    if (measure_given_ && found != query_.measure) return refuse_field("measure", "invalid_parameter", "given once");
    measure_given_ = true;
    query_.measure = found;
    if (!found) refuse_field("measure", "unknown_measure", {});
  }

  void take_by(std::string_view value) {
    if (value.empty()) return;
    for (auto const part : split(value)) {
      auto const dimension = dimension_named(part);
      if (part == told_apart) {
        refuse_field("by", "disability_in_totals_only", {});
      } else if (!dimension) {
        refuse_field("by", "unknown_dimension", is_code(part) ? std::string(part) : std::string());
      } else if (std::find(query_.by.begin(), query_.by.end(), *dimension) != query_.by.end()) {
        refuse_field("by", "invalid_parameter", "none twice");
      } else {
        query_.by.push_back(*dimension);
      }
    }
  }

  void take_date(std::string const& parameter, std::string_view value, std::optional<LocalDate>& to) {
    take_one(parameter, LocalDate::parse(value), to, "a date such as 2026-11-22");
  }

  void take_percent(std::string_view value) {
    take_one("at_least_percent", number(value, 1, 100), percent_, "1 to 100");
  }

  template <class T>
  void take_one(std::string const& parameter, std::optional<T> read, std::optional<T>& to, char const* expected) {
    if (!read) return refuse_field(parameter, "invalid_parameter", expected);
    if (to && *to != *read) return refuse_field(parameter, "invalid_parameter", "given once");
    to = read;
  }

  void take_filter(Dimension dimension, std::string_view value) {
    auto& values = query_.filters[dimension];
    for (auto const part : split(value)) {
      auto accepted = accepted_value(dimension, part, known_);
      if (!accepted) {
        refuse_field(std::string(name(dimension)), "invalid_parameter",
                     is_code(part) ? std::string(part) : std::string());
      } else if (values.insert(std::move(*accepted)).second && values.size() > values_per_filter_at_most) {
        return refuse_field(std::string(name(dimension)), "invalid_parameter",
                            fmt::format("at most {} values", values_per_filter_at_most));
      }
    }
  }

  void settle(Measure const& measure) {
    query_.at_least_percent = percent_.value_or(measure.default_percent);
    if (percent_ && measure.default_percent == 0) {
      refuse_field("at_least_percent", "invalid_parameter", "this measure has no threshold");
    }
    query_.scope = scope_.value_or(measure.scope);
    if ((query_.scope == Scope::none) != (measure.scope == Scope::none)) {
      refuse_field("scope", "invalid_parameter",
                   measure.scope == Scope::none ? "none" : "session, programme or all_time");
    }
    query_.head_counts = head_counts_.value_or(measure.head_counts);
    // Sessions have no attributes of people: a page that asks all its figures alike may say so of them too.
    query_.attributes = measure.counts_sessions() ? Attributes::at_session : attributes_.value_or(Attributes::at_session);
    // A head count says how many were present: neither how long, nor at which sittings.
    bool const can_add = measure.unit == Unit::person && measure.qualification == Qualification::present_once;
    if (query_.head_counts == HeadCountRule::added && !can_add) {
      refuse_field("head_counts", "invalid_parameter", "excluded or shown_separately");
    }
    auto const refuse_if_not_applying = [&](Dimension dimension, std::string path) {
      if (!measure.applies(dimension)) {
        refuse_field(std::move(path), "invalid_parameter", fmt::format("{} does not apply", name(dimension)));
      }
    };
    for (auto const dimension : query_.by) refuse_if_not_applying(dimension, "by");
    for (auto const& [dimension, values] : query_.filters)
      refuse_if_not_applying(dimension, std::string(name(dimension)));
  }

  KnownCodes const& known_;
  Query query_;
  bool measure_given_{false};
  std::optional<int> percent_;
  std::optional<Scope> scope_;
  std::optional<HeadCountRule> head_counts_;
  std::optional<Attributes> attributes_;
  std::vector<FieldError> errors_;
};

}  // namespace

Result<Query> parse_query(std::span<Parameter const> parameters, KnownCodes const& known) {
  Reading reading(known);
  for (auto const& [parameter, value] : parameters) reading.take(parameter, value);
  return reading.finish();
}

Query query_of(Measure const& measure) {
  Query query;
  query.measure = &measure;
  query.at_least_percent = measure.default_percent;
  query.scope = measure.scope;
  query.head_counts = measure.head_counts;
  return query;
}

std::vector<Parameter> canonical_parameters(Query const& query) {
  Measure const& measure = *query.measure;
  std::vector<Parameter> parameters{{"measure", std::string(measure.code)}};
  std::string by;
  for (auto const dimension : query.by) {
    if (!by.empty()) by += ',';
    by += name(dimension);
  }
  if (!by.empty()) parameters.emplace_back("by", std::move(by));
  if (query.from) parameters.emplace_back("from", query.from->text());
  if (query.to) parameters.emplace_back("to", query.to->text());
  if (query.at_least_percent != measure.default_percent) {
    parameters.emplace_back("at_least_percent", std::to_string(query.at_least_percent));
  }
  if (query.scope != measure.scope) parameters.emplace_back("scope", code(query.scope));
  if (query.head_counts != measure.head_counts) parameters.emplace_back("head_counts", code(query.head_counts));
  if (query.attributes != Attributes::at_session) parameters.emplace_back("attributes", code(query.attributes));
  for (auto const& [dimension, values] : query.filters) {
    parameters.emplace_back(name(dimension), fmt::format("{}", fmt::join(values, ",")));
  }
  return parameters;
}

std::string canonical_text(Query const& query) {
  std::string text;
  for (auto const& [parameter, value] : canonical_parameters(query)) {
    if (!text.empty()) text += '&';
    text += parameter;
    text += '=';
    text += value;
  }
  return text;
}

Definition definition(Query const& query) {
  return definition(*query.measure, query.at_least_percent, query.scope, query.head_counts, query.attributes);
}

}  // namespace athar::reach
