#include "server/api/reach/audiences.hpp"

#include "domain/reach/reach_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/reach/reach_service.hpp"

namespace athar::api {
namespace {

LocalizedText const name{"Public touché (rayonnement)", "الجمهور الذي تم الوصول إليه", "Audience of outreach"};
LocalizedText const text{
    "Somme des publics notés pour chaque activité de rayonnement, selon la méthode indiquée (comptés, inscrits ou estimés). Ce sont des "
    "publics et non des personnes identifiées : ce chiffre ne s'additionne jamais aux personnes formées.",
    "مجموع الجمهور المسجل لكل نشاط تواصلي حسب الطريقة المبينة (عدّ أو تسجيل أو تقدير). لا يتعلق الأمر بأشخاص محددين، ولا يُجمع هذا الرقم "
    "أبدا مع عدد الأشخاص المكوَّنين.",
    "The audiences noted for each outreach activity, by the method stated (counted, registered or estimated). They are audiences, not "
    "identified people: this figure is never added to people trained."};

void write_group(json::Writer& out, std::string_view dimension, std::string_view code, std::int64_t value) {
  out.begin_object().key("key").begin_object().field(dimension, code).end_object().field("value", value).end_object();
}

}  // namespace

void write_audience_definition(json::Writer& out) {
  out.begin_object().field("code", "outreach_audience").field("version", 1).field("unit", "audience_estimate")
      .field("qualification", "none").field("scope", "none").field("head_count_rule", "added").field("time_basis", "activity_date");
  out.key("roles").begin_array().end_array().field("additive", true).field("name", name).field("text", text).end_object();
}

Result<Answer> audience_figure(Call& call) {
  if (!call.caller.may(Permission::outreach_read)) return refuse(not_allowed());
  QueryReader query(call);
  query.text("measure");
  auto const by = query.one_of("by", {"method", "country"});
  AudienceQuestion question{.programmes = {}, .from = query.date("from"), .to = query.date("to"), .country = query.text("country"),
                            .kind = query.text("kind")};
  auto const programme = query.text("programme");
  if (auto bad = query.errors()) return refuse(std::move(*bad));

  auto const scope = call.caller.scope(Permission::outreach_read);
  if (programme) {
    // The same words as for people: an id or a code, read by the same reader.
    auto parsed = call.services.reach->question({{"measure", "unique_participants"}, {"programme", *programme}}, scope);
    if (!parsed) return refuse(std::move(parsed.error()));
    for (auto const& each : parsed->filters[reach::Dimension::programme])
      if (auto id = ProgrammeId::parse(each)) question.programmes.push_back(*id);
  } else if (scope.programme) {
    question.programmes.push_back(*scope.programme);
  }

  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = unit.reach().audiences(question);
    std::int64_t total = 0, women = 0, men = 0;
    std::map<std::string, std::int64_t> groups;
    for (auto const& row : found.rows) {
      total += row.total;
      women += row.women;
      men += row.men;
      if (by) groups[*by == "method" ? row.method : row.country.empty() ? "unknown" : row.country] += row.total;
    }
    auto const index = call.services.reach->now();
    json::Writer out(1024);
    out.begin_object().field("measure", "outreach_audience").field("unit", "audience_estimate").field("value", total);
    out.key("by").begin_array();
    if (by) out.value(*by);
    out.end_array().key("groups").begin_array();
    for (auto const& [code, value] : groups) write_group(out, *by, code, value);
    out.end_array().field("overlap", 0);
    out.key("missing").begin_object().field("sex", total - women - men).end_object();
    out.key("completeness").begin_object().field("sessions_held", found.activities)
        .field("sessions_without_attendance", found.activities_without_audience).field("sittings_held", 0)
        .field("sittings_without_attendance", 0).end_object();
    out.key("audiences").begin_array();
    for (auto const& row : found.rows)
      out.begin_object().field("method", row.method).field("country", row.country).field("total", row.total).field("women", row.women)
          .field("men", row.men).end_object();
    out.end_array();
    out.key("definition");
    write_audience_definition(out);
    out.key("filters").begin_object().field("from", question.from).field("to", question.to).end_object();
    out.key("known_as_of").begin_object().field("tick", index->tick()).field("recorded_at", index->recorded_at()).end_object();
    out.key("labels").begin_object().end_object().end_object();
    Answer answer;
    answer.body = out.take();
    return answer;
  });
}

}  // namespace athar::api
