#include <algorithm>

#include "domain/imports/agreement_rows.hpp"
#include "domain/imports/cells/contacts.hpp"
#include "domain/imports/folding.hpp"
#include "domain/imports/header_words.hpp"
#include "domain/imports/organisation_rows.hpp"
#include "domain/training/session_budget.hpp"

namespace athar {
namespace {

constexpr std::string_view status_list =
    "idea, negotiation, visa, initialled, signed, ratified, notified, in_force, suspended, expired, terminated, renewed";
constexpr std::string_view renewal_list = "none, tacit, explicit";
constexpr std::size_t greatest_number_of_parties = 100;
constexpr std::size_t greatest_number_of_domains = 50;
constexpr std::size_t greatest_name_of_contact = 200;

struct PartyColumn {
  std::string_view field;
  PartyRole role;
};

constexpr PartyColumn party_columns[]{
    {"signatories", PartyRole::signatory},         {"signatories_2", PartyRole::signatory},
    {"signatories_3", PartyRole::signatory},       {"signatories_4", PartyRole::signatory},
    {"funders", PartyRole::funder},                {"implementers", PartyRole::implementer},
    {"executing_institutes", PartyRole::executing_institute}, {"delegated_implementers", PartyRole::delegated_implementer},
    {"beneficiaries", PartyRole::beneficiary},     {"witnesses", PartyRole::witness},
    {"other_parties", PartyRole::implementer},
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

/// What stands between ";", "؛", "|" and line breaks, with where it stands; empty parts too.
std::vector<std::pair<std::size_t, std::size_t>> parts_of_list(std::string_view cell) {
  constexpr std::string_view arabic = "؛";
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= cell.size();) {
    bool const is_arabic = cell.substr(at).starts_with(arabic);
    bool const ends = at == cell.size() || cell[at] == ';' || cell[at] == '|' || cell[at] == '\n' || is_arabic;
    if (ends) {
      parts.emplace_back(from, at);
      from = at + (is_arabic ? arabic.size() : 1);
      at = from;
      if (from > cell.size()) break;
    } else {
      ++at;
    }
  }
  return parts;
}

std::vector<std::string> list_of(std::string_view cell, bool keeps_empty = false) {
  std::vector<std::string> out;
  if (trimmed(cell).empty()) return out;
  for (auto const& [from, to] : parts_of_list(cell)) {
    auto const part = trimmed(cell.substr(from, to - from));
    if (keeps_empty || (!part.empty() && !says_nothing(part))) out.emplace_back(part);
  }
  return out;
}

/// What stands in brackets at the end, and what stands before it.
std::pair<std::string_view, std::string_view> bracket_of(std::string_view text) {
  if (!text.ends_with(')')) return {text, {}};
  auto const open = text.rfind('(');
  if (open == std::string_view::npos || open == 0) return {text, {}};
  return {trimmed(text.substr(0, open)), trimmed(text.substr(open + 1, text.size() - open - 2))};
}

/// "24", "24 mois", "2 ans", "سنتان" is not read: months.
std::optional<int> months_in(std::string_view text) {
  int number = 0;
  bool has_number = false, is_years = false, is_other = false;
  for (auto const& word : folded_words(text)) {
    if (std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      if (has_number || word.size() > 4) return std::nullopt;
      number = std::stoi(word);
      has_number = true;
    } else if (word == "an" || word == "ans" || word == "annee" || word == "annees" || word == "year" || word == "years" || word == "سنه" ||
               word == "سنوات" || word == "عام") {
      is_years = true;
    } else if (word != "mois" && word != "month" && word != "months" && word != "شهر" && word != "اشهر" && word != "شهرا") {
      is_other = true;
    }
  }
  if (!has_number || is_other) return std::nullopt;
  return is_years ? number * 12 : number;
}

class RowReader {
 public:
  RowReader(AgreementCells& cells, MappedTable const& table, SheetRow const& row, std::string const& language)
      : cells_(cells), reader_(cells, table, row), language_(language) {}

  void read() {
    cells_.code = reader_.text("agreement_code", 60);
    cells_.reference = reader_.text("reference", 120);
    cells_.amends = reader_.text("amends", 120);
    cells_.parent = reader_.text("parent_reference", 120);
    for (auto* text : {&cells_.code, &cells_.reference, &cells_.amends, &cells_.parent})
      if (says_nothing(*text)) text->clear();
    cells_.type = reader_.text("agreement_type", 200);
    texts(cells_.title, "title", 500);
    texts(cells_.objective, "objective", 4000);
    cells_.framework = reader_.text("framework", 1000, true);
    cells_.commission = reader_.text("commission", 500);
    cells_.commission_session = reader_.number("commission_session");
    signature();
    cells_.in_force_on = reader_.partial_date("in_force_on");
    cells_.ends_on = reader_.partial_date("ends_on");
    renewal();
    cells_.status = reader_.choice("status", agreement_status_worded, status_list);
    cells_.domains = list_of(reader_.text("domains", 2000, true));
    if (cells_.domains.size() > greatest_number_of_domains) reader_.remark("domains", "too_many_items", std::to_string(greatest_number_of_domains));
    languages();
    cells_.country = reader_.text("country", 120);
    confidential();
    parties();
    contacts();
    money();
    cells_.note = reader_.text("note", 4000, true);
  }

 private:
  void texts(LocalizedText& into, std::string const& field, std::size_t greatest) {
    put_by_script(into, reader_.text(field, greatest, greatest > 500), language_);
    auto put = [&](std::string& one, char const* language) {
      if (auto text = reader_.text(field + "_" + language, greatest, greatest > 500); !text.empty()) one = std::move(text);
    };
    put(into.fr, "fr");
    put(into.ar, "ar");
    put(into.en, "en");
  }

  /// "Koweït, le 09 avril 2019": the day after the last comma that leaves one.
  void signature() {
    cells_.signed_on = reader_.partial_date("signed_on");
    cells_.signed_at_place = reader_.text("signed_at_place", 200);
    auto const both = reader_.text("signature", 220);
    if (both.empty() || says_nothing(both)) return;
    auto put = [&](std::string_view place, PartialDate const& day) {
      if (cells_.signed_at_place.empty()) cells_.signed_at_place = std::string(trimmed(place));
      if (!cells_.signed_on) cells_.signed_on = day;
    };
    if (auto const whole = read_partial_date(both); whole.value) return put({}, *whole.value);
    for (std::string_view const comma : {std::string_view(","), std::string_view("،")}) {
      for (auto at = both.rfind(comma); at != std::string::npos && at > 0; at = both.rfind(comma, at - 1)) {
        auto const day = read_partial_date(std::string_view(both).substr(at + comma.size()));
        if (day.value) return put(std::string_view(both).substr(0, at), *day.value);
      }
    }
    reader_.remark("signature", "invalid_partial_date", both);
  }

  void renewal() {
    auto const said = reader_.text("renewal", 200);
    // A duration may stand beside the words: "tacite (2 ans)", "tacite, 24 mois".
    auto const [words, beside] = bracket_of(said);
    auto rule = said.empty() ? std::nullopt : renewal_rule_worded(words);
    std::optional<int> months = beside.empty() ? std::nullopt : months_in(beside);
    if (auto const comma = said.find(','); !said.empty() && !rule && comma != std::string::npos) {
      rule = renewal_rule_worded(trimmed(std::string_view(said).substr(0, comma)));
      months = months_in(std::string_view(said).substr(comma + 1));
    }
    if (!said.empty() && !says_nothing(said) && !rule) reader_.remark("renewal", "not_one_of", std::string(renewal_list));
    cells_.renewal = rule;
    cells_.renewal_months = duration("renewal_months", 600);
    if (!cells_.renewal_months) cells_.renewal_months = months;
    cells_.notice_months = duration("notice_months", 120);
  }

  std::optional<int> duration(std::string_view field, int greatest) {
    auto const said = reader_.text(field, 100);
    if (said.empty() || says_nothing(said)) return std::nullopt;
    auto const months = months_in(with_plain_digits(said));
    if (!months) reader_.remark(field, "invalid_number", said);
    else if (*months < 1 || *months > greatest) reader_.remark(field, "out_of_range", "1 – " + std::to_string(greatest));
    else return months;
    return std::nullopt;
  }

  void languages() {
    for (auto const& said : list_of(reader_.text("languages", 300, true))) {
      // "fr, ar" and "français / arabe" are how people write it too.
      std::string_view rest = said;
      while (!rest.empty()) {
        auto const end = rest.find_first_of(",/");
        auto const one = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (one.empty()) continue;
        auto const code = language_worded(one);
        if (code.empty()) reader_.remark("languages", "not_one_of", "fr, ar, en, es, de, nl, pt, it, tr …");
        else if (std::find(cells_.languages.begin(), cells_.languages.end(), code) == cells_.languages.end()) cells_.languages.push_back(code);
      }
    }
  }

  void confidential() {
    auto const said = folded(reader_.text("confidential", 60));
    if (said.empty() || says_nothing(said)) return;
    constexpr std::string_view yes[]{"oui", "o", "yes", "y", "x", "1", "vrai", "true", "confidentiel", "confidential", "نعم", "سري"};
    constexpr std::string_view no[]{"non", "n", "no", "0", "faux", "false", "public", "لا", "عمومي"};
    auto among = [&](auto const& words) { return std::any_of(std::begin(words), std::end(words), [&](auto word) { return said == folded(word); }); };
    if (among(yes)) cells_.is_confidential = true;
    else if (among(no)) cells_.is_confidential = false;
    else reader_.remark("confidential", "not_one_of", "oui, non");
  }

  void parties() {
    for (auto const& column : party_columns) {
      if (!reader_.has(column.field)) continue;
      auto const kept = cells_.values.size();
      auto const cell = reader_.text(column.field, 4000, true);
      if (cell.empty()) continue;
      std::string shown;
      for (auto const& [from, to] : parts_of_list(cell)) {
        auto const whole = trimmed(std::string_view(cell).substr(from, to - from));
        auto const [text, record] = split_meant(whole);
        if (text.empty() || says_nothing(text)) continue;
        shown += (shown.empty() ? "" : " ; ") + std::string(text);
        if (cells_.parties.size() == greatest_number_of_parties) {
          reader_.remark(column.field, "too_many_items", std::to_string(greatest_number_of_parties));
          return;
        }
        auto const at = static_cast<std::size_t>(whole.data() - cell.data());
        PartyNamed party{std::string(column.field), std::string(text), std::string(text), std::string(record), column.role, cell.substr(0, at),
                         cell.substr(at + whole.size())};
        if (auto const [name, bracket] = bracket_of(text); !bracket.empty()) {
          if (auto const role = party_role_worded(bracket)) {
            party.role = *role;
            party.text = std::string(name);
          }
        }
        if (party.text.size() > 1500) reader_.remark(column.field, "too_long", "500");
        else cells_.parties.push_back(std::move(party));
      }
      // Which records are meant is not shown.
      if (kept < cells_.values.size() && cell.find(" #") != std::string::npos) cells_.values.back().second = shown;
    }
  }

  void contacts() {
    cells_.contact_names = list_of(reader_.text("contact_name", 1000, true), true);
    for (auto& name : cells_.contact_names) {
      if (name.size() > 2 * greatest_name_of_contact) reader_.remark("contact_name", "too_long", std::to_string(greatest_name_of_contact));
      if (says_nothing(name)) name.clear();
    }
    auto each = [&](std::string_view field, std::vector<std::string>& into, auto read) {
      for (auto const& said : list_of(reader_.text(field, 1000, true), true)) {
        auto reading = read(said);
        if (!reading.value && !reading.is_unknown()) reader_.remark(field, reading.code, reading.detail);
        into.push_back(reading.value.value_or(std::string()));
      }
    };
    each("contact_email", cells_.contact_emails, [](std::string const& text) { return read_email(text); });
    each("contact_phone", cells_.contact_phones, [](std::string const& text) { return read_phone(text); });
  }

  void money() {
    auto const said = reader_.text("currency", 60);
    cells_.currency = says_nothing(said) ? std::string() : currency_worded(said);
    if (!cells_.currency.empty() && !is_currency_in_use(cells_.currency)) return reader_.remark("currency", "unknown_currency", said);
    auto const amount = reader_.amount("amount");
    if (!amount) return;
    if (!amount->currency.empty()) cells_.currency = amount->currency;
    auto const digits = cells_.currency.empty() ? 2 : currency_digits(cells_.currency);
    std::int64_t part = 10'000;
    for (int i = 0; i < digits; ++i) part /= 10;
    auto const minor = (amount->ten_thousandths + part / 2) / std::max<std::int64_t>(part, 1);
    if (amount->ten_thousandths < 0 || minor > greatest_budget_amount)
      return reader_.remark("amount", "out_of_range", "0 – " + std::to_string(greatest_budget_amount * part / 10'000));
    if (cells_.currency.empty()) return reader_.remark(reader_.has("currency") ? "currency" : "amount", "currency_required");
    cells_.amount_minor = minor;
  }

  AgreementCells& cells_;
  CellReader reader_;
  std::string const& language_;
};

}  // namespace

std::vector<std::string> PartyNamed::names() const {
  std::vector<std::string> out{text};
  if (auto const [name, bracket] = bracket_of(text); !bracket.empty()) {
    out.emplace_back(name);
    out.emplace_back(bracket);
  }
  return out;
}

std::vector<AgreementCells> read_agreement_cells(Table const& table, std::map<std::string, std::string> const& mapping,
                                                 std::map<std::string, std::string> const& defaults) {
  MappedTable const mapped(table, mapping);
  auto const& language = default_of(defaults, "language");
  std::vector<AgreementCells> out;
  out.reserve(table.rows.size());
  for (auto const& row : table.rows) {
    auto& cells = out.emplace_back();
    RowReader(cells, mapped, row, language).read();
  }
  return out;
}

}  // namespace athar
