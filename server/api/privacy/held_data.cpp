#include <boost/json.hpp>

#include "domain/documents/document.hpp"
#include "domain/people/person_store.hpp"
#include "domain/privacy/held_data.hpp"
#include "domain/privacy/privacy_notice.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "server/api/documents/printing.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/requests.hpp"
#include "server/api/sessions/time_zones.hpp"
#include "server/documents/press.hpp"
#include "server/documents/words.hpp"
#include "server/json/terms.hpp"
#include "server/tables/words.hpp"

namespace athar::api {
namespace {

struct SectionWords {
  std::string_view section;
  LocalizedText name;
};

LocalizedText section_name(std::string_view section) {
  static SectionWords const words[]{
      {"record", {"Fiche", "البطاقة", "Record"}},
      {"affiliations", {"Affectations", "التعيينات", "Affiliations"}},
      {"registrations", {"Inscriptions", "التسجيلات", "Registrations"}},
      {"attendances", {"Présences", "الحضور", "Attendance"}},
      {"team", {"Animation", "التأطير", "Team roles"}},
      {"groups", {"Groupes", "المجموعات", "Groups"}},
      {"consents", {"Consentements", "الموافقات", "Consents"}},
      {"committees", {"Comités", "اللجان", "Committees"}},
      {"committee_meetings", {"Réunions de comités", "اجتماعات اللجان", "Committee meetings"}},
      {"invitations", {"Invitations", "الدعوات", "Invitations"}},
      {"messages", {"Messages", "الرسائل", "Messages"}},
      {"requests", {"Demandes", "الطلبات", "Requests"}},
      {"account", {"Compte", "الحساب", "Account"}},
      {"imports", {"Fichiers importés", "الملفات المستوردة", "Imported files"}},
      {"travel_papers", {"Pièces de voyage", "وثائق السفر", "Travel papers"}},
      {"calendar_feeds", {"Flux d'agenda", "تغذيات المواعيد", "Calendar feeds"}},
      {"online_progress", {"Avancement en ligne", "التقدم عن بعد", "Online progress"}},
      {"trainer", {"Vivier de formateurs", "شبكة المكوِّنين", "Pool of trainers"}},
      {"accreditations", {"Habilitations", "الاعتمادات", "Accreditations"}},
      {"absences", {"Indisponibilités", "فترات عدم التوفر", "Absences"}},
      {"history", {"Historique", "سجل التغييرات", "History"}},
      {"disability", {"Situation de handicap (groupe de Washington)", "وضعية الإعاقة (مجموعة واشنطن)", "Disability (Washington Group)"}},
      {"identity_numbers", {"Numéros d'identité (chiffrés)", "أرقام الهوية (مشفرة)", "Identity numbers (encrypted)"}},
      {"agreement_comments", {"Observations sur des accords", "ملاحظات حول اتفاقيات", "Comments on agreements"}},
      {"agreement_confirmations", {"Confirmations d'accords et de documents", "تأكيدات تخص اتفاقيات ووثائق", "Confirmations of agreements and documents"}},
      {"agreement_corrections", {"Corrections proposées sur des accords", "تصحيحات مقترحة على اتفاقيات", "Corrections proposed on agreements"}},
      {"agreement_correction_answers", {"Suites données à des corrections", "مآل تصحيحات مقترحة", "Answers to proposed corrections"}},
      {"commitment_evidence", {"Justificatifs d'obligations", "إثباتات الالتزامات", "Evidence of commitments"}},
      {"committee_proposals", {"Points proposés à des comités", "نقط مقترحة على اللجان", "Points proposed to committees"}},
      {"signed_sheets", {"Feuilles signées", "الأوراق الموقعة", "Signed sheets"}},
  };
  for (auto const& each : words)
    if (each.section == section) return each.name;
  return {std::string(section), {}, {}};
}

/// Labels that are on no other list of fields.
std::string label_of(std::string_view key, Language language) {
  static SectionWords const words[]{
      {"answer", {"Réponse", "الجواب", "Answer"}},
      {"answered_on", {"Répondu le", "تاريخ الجواب", "Answered on"}},
      {"at", {"Le", "في", "At"}},
      {"by", {"Par", "من طرف", "By"}},
      {"capacity", {"Qualité", "الصفة", "Capacity"}},
      {"committee", {"Comité", "اللجنة", "Committee"}},
      {"correction_state", {"Suite", "المآل", "Outcome"}},
      {"created_at", {"Créé le", "أحدث في", "Created"}},
      {"decision", {"Décision", "القرار", "Decision"}},
      {"file", {"Fichier", "الملف", "File"}},
      {"first_date", {"Premier jour", "اليوم الأول", "First day"}},
      {"from", {"Du", "من", "From"}},
      {"imported_at", {"Importé le", "استورد في", "Imported"}},
      {"organisation", {"Organisation", "الهيئة", "Organisation"}},
      {"place", {"Lieu", "المكان", "Place"}},
      {"proposed", {"Proposé", "المقترح", "Proposed"}},
      {"purpose", {"Finalité", "الغاية", "Purpose"}},
      {"reason", {"Motif", "السبب", "Reason"}},
      {"received_on", {"Reçu le", "تاريخ الاستلام", "Received on"}},
      {"registered_at", {"Inscrit le", "سجل في", "Registered"}},
      {"remark", {"Remarque", "ملاحظة", "Remark"}},
      {"row", {"Ligne", "السطر", "Row"}},
      {"session", {"Session", "الدورة", "Session"}},
      {"sitting", {"Séance", "الحصة", "Sitting"}},
      {"stance", {"Confirmation", "التأكيد", "Confirmation"}},
      {"statement", {"Demande", "الطلب", "Statement"}},
      {"text", {"Texte", "النص", "Text"}},
      {"to", {"Au", "إلى", "To"}},
      {"version", {"Version de la fiche", "نسخة البطاقة", "Version of the record"}},
  };
  for (auto const& each : words)
    if (each.section == key) return each.name.in(language);
  return json::term(language, "field", key);
}

/// A coded value in words, of the section it stands in; what is no code stays.
std::string value_of(TableWords const& words, std::string_view section, std::string_view key, std::string const& text) {
  if (key == "category") return words.listed("person_category", text);
  if (key == "grade") return words.listed("grade", text);
  if (key == "status" && section == "registrations") return words.term("registration_status", text);
  if (key == "role" && section == "committees") return words.term("committee_role", text);
  if (key == "standing" && section == "committee_meetings") return words.term("meeting_standing", text);
  if (key == "present" || key == "active") return words.yes_or_no(text == "true");
  return words.term(key, text);
}

std::string plain(boost::json::value const& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return std::string(value.as_string());
  return boost::json::serialize(value);
}

/// One value after the other, section by section.
class HeldDataTable final : public TableReader {
 public:
  explicit HeldDataTable(PersonId person) : person_(person) {}

  std::vector<std::string_view> columns() const override { return {"section", "entry", "field", "value"}; }

  bool read(UnitOfWork& unit, TableWords const& words, std::vector<std::size_t> const& chosen, int, RowSink const& sink) override {
    std::string section;
    std::int64_t entry = 0;
    for (auto const& held : unit.privacy().held_data().of_person(person_)) {
      entry = held.section == section ? entry + 1 : 1;
      section = held.section;
      auto const parsed = boost::json::parse(held.json);
      for (auto const& [key, value] : parsed.as_object()) {
        auto text = plain(value);
        if (text.empty()) continue;
        std::array<Cell, 4> const all{cell(section_name(section).in(words.language())), cell(entry), cell(label_of(key, words.language())), cell(value_of(words, section, key, text))};
        std::vector<Cell> cells;
        for (auto at : chosen) cells.push_back(all[at]);
        sink(cells);
      }
    }
    return false;
  }

 private:
  PersonId person_;
};

/// Everything held left the house: who asked, for whom.
void leave_trace(Call& call, UnitOfWork& unit, PersonId person) {
  record(call, unit, {.concept_name = "people", .subject = person.uuid, .action = "data_given", .before = {}, .after = {}, .touched = {}});
}

/// What a person reads: labels and coded values in words.
documents::HeldDataDocument document_of(std::vector<HeldEntry> const& held, PrivacyNotice const& notice, std::string person,
                                        std::string reference, TableWords const& codes) {
  namespace words = documents::words;
  auto const language = codes.language();
  documents::HeldDataDocument out{.person = std::move(person), .reference = std::move(reference), .sections = {}, .notice = {}};
  std::string_view section;
  for (auto const& each : held) {
    if (each.section != section) out.sections.push_back({section_name(each.section).in(language), {}});
    section = each.section;
    documents::HeldDataDocument::Entry entry;
    auto const parsed = boost::json::parse(each.json);
    for (auto const& [key, value] : parsed.as_object())
      if (auto text = plain(value); !text.empty())
        entry.values.emplace_back(label_of(key, language), value_of(codes, section, key, text));
    if (!entry.values.empty()) out.sections.back().entries.push_back(std::move(entry));
  }
  auto const tell = [&](documents::Word const& label, std::string const& text) {
    if (!text.empty()) out.notice.emplace_back(std::string(label.in(language)), text);
  };
  tell(words::held_controller, notice.controller.in(language));
  tell(words::held_purpose, notice.purpose.in(language));
  tell(words::held_recipients, notice.recipients.in(language));
  tell(words::held_contact, notice.contact);
  tell(words::held_receipt, notice.receipt_number);
  return out;
}

Result<Answer> print(Call& call, PersonId id, DocumentLanguage language) {
  auto unit = call.services.database.begin(Patience::patient);
  auto const held = unit->privacy().held_data().of_person(id);
  if (held.empty()) return refuse(not_found("person"));
  auto const page = unit->people().find(id, {});
  auto const notice = unit->privacy().notice().notice();
  auto const words = languages_in(language).front();
  TableWords const codes(*unit, words);
  leave_trace(call, *unit, id);
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  unit.reset();  // the database is not held while the document is made
  auto const [day, time] = local_time(call.services.now(), "Africa/Casablanca");
  documents::Edition edition{.language = language, .day = day, .time = time, .demonstration = call.services.demonstration, .letterhead = {}};
  if (!notice.controller.empty()) edition.letterhead.lines = {notice.controller};
  auto name = page ? display_name(page->person) : id.text();
  if (page && !page->person.family_name_ar.empty()) name += " · " + page->person.given_name_ar + " " + page->person.family_name_ar;
  auto bytes = call.services.press->held_data(document_of(held, notice, name, id.text(), codes), edition);
  if (!bytes) return refuse(std::move(bytes.error()));
  Answer answer;
  answer.body = std::move(*bytes);
  answer.content_type = "application/pdf";
  answer.headers.push_back({"Content-Disposition", content_disposition(std::string(documents::words::held_data.in(words)) + " – " + name + ".pdf",
                                                                       id.text() + ".pdf")});
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const format = query.one_of("format", {"json", "pdf"});
  auto const language = query.one_of("language", {"fr", "ar", "en"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (format == "pdf")
    return print(call, *id, language ? document_language_named(*language).value_or(DocumentLanguage::fr) : document_language_of(call.language));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const held = unit.privacy().held_data().of_person(*id);
    if (held.empty()) return refuse(not_found("person"));
    leave_trace(call, unit, *id);
    json::Writer out(4096);
    out.begin_object().field("person_id", *id).field("at", call.services.now()).key("sections").begin_array();
    std::string_view section;
    for (auto const& each : held) {
      if (each.section != section) {
        if (!section.empty()) out.end_array().end_object();
        out.begin_object().field("section", each.section).key("entries").begin_array();
        section = each.section;
      }
      json::write(out, json::Raw{each.json});
    }
    if (!section.empty()) out.end_array().end_object();
    Answer answer;
    answer.body = out.end_array().end_object().take();
    answer.headers.push_back({"Content-Disposition", "attachment; filename=\"" + id->text() + ".json\""});
    return answer;
  });
}

struct HeldSection {
  std::string section;
  std::vector<json::Raw> entries;
};
BOOST_DESCRIBE_STRUCT(HeldSection, (), (section, entries))

struct HeldData {
  PersonId person_id;
  Instant at;
  std::vector<HeldSection> sections;
};
BOOST_DESCRIBE_STRUCT(HeldData, (), (person_id, at, sections))

}  // namespace

ListTable held_data_table() {
  return {.list = "held_data",
          .title = {"Données détenues", "المعطيات المحفوظة", "Data held"},
          .permission = Permission::requests_manage,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            QueryReader query(call);
            auto const person = query.id<PersonId>("person");
            if (auto bad = query.errors()) return refuse(std::move(*bad));
            if (!person) return refuse(invalid_field("person", "required"));
            return std::make_unique<HeldDataTable>(*person);
          }};
}

std::vector<Route> held_data_routes();
std::vector<Route> held_data_routes() {
  return {
      {http::Method::get, "/api/v1/people/{id}/held_data", Permission::requests_manage, show,
       {.summary = "Everything that is held on a person, to be given to them",
        .description = "Also as a spreadsheet: the export of the list held_data, filtered by person. Noted in the audit trail.", .tag = "person_requests",
        .query = {{.name = "format", .description = "pdf for one to be handed over; json when left out", .choices = {"json", "pdf"}},
                  {.name = "language", .description = "Of the pdf; the reader's own when left out", .choices = {"fr", "ar", "en"}}},
        .answer = &json::shape_of<HeldData>(), .errors = {401, 403, 404, 413, 422, 503}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
