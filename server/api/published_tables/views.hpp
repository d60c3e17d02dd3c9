#pragma once
#include <map>

#include "domain/published/published_table.hpp"
#include "server/api/framework/call.hpp"
#include "server/api/published_tables/wire.hpp"

namespace athar::api {

/// Name of the table's measure and what it counts.
LocalizedText measure_name(PublishedTable const& table);
LocalizedText measure_text(PublishedTable const& table);

/// "CODE · title" of the programmes that the tables are narrowed to, by their ids as text. One statement.
using ProgrammeTitles = std::map<std::string, LocalizedText>;
ProgrammeTitles programme_titles(UnitOfWork& unit, std::vector<PublishedTable> const& tables);
/// Absent without a programme.
std::optional<LocalizedText> programme_title(ProgrammeTitles const& titles, PublishedTable const& table);

/// Code and title of the agreements that the tables are narrowed to. One statement, none without such a table.
using AgreementNames = std::map<AgreementId, NamedAgreement>;
AgreementNames agreement_names(UnitOfWork& unit, std::vector<PublishedTable> const& tables);

/// A table as printed, in the form that was asked for: nothing but `format` may be asked. Errors: not_allowed.
Result<Answer> printed_answer(Call& call, UnitOfWork& unit, PublishedTable const& table, Edition const& edition);
PublicTable printed_view(UnitOfWork& unit, PublishedTable const& table, Edition const& edition);

/// The groupings with the codes that the figures hold, named.
std::vector<PublishedGrouping> groupings_of(UnitOfWork& unit, PublishedTable const& table, std::vector<PublishedFigure> const& figures);

/// A code in words: those of the trade, or the name it brings.
std::string code_name(PublishedGrouping const& grouping, PublishedCode const& code, Language language);

std::vector<std::string> names_of(std::vector<reach::Dimension> const& dimensions);

}  // namespace athar::api
