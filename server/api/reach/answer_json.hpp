#pragma once
#include <map>

#include "domain/reach/answer.hpp"
#include "domain/reach/index.hpp"
#include "domain/reach/query.hpp"
#include "server/json/json.hpp"

namespace athar::api {

using Labels = std::map<reach::Dimension, std::map<std::string, LocalizedText>>;

/// Writes a figure's value: hours with two decimals for person-hours, whole numbers otherwise.
void write_value(json::Writer& out, reach::Measure const& measure, std::int64_t value);

void write_definition(json::Writer& out, reach::Definition const& definition);

/// Writes the whole answer: value, groups, overlap, missing, completeness, definition, known_as_of, filters, labels.
void write_answer(json::Writer& out, reach::Query const& query, reach::Answer const& answer, Labels const& labels);

/// A figure as it had grown to by the end of a day.
struct Point {
  LocalDate end;
  reach::Answer answer;
};

/// Writes the points of one question, oldest first as they are given.
void write_points(json::Writer& out, reach::Query const& query, std::vector<Point> const& points, reach::Index const& index);

}  // namespace athar::api
