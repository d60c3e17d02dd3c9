#pragma once
#include "domain/resources/trainer.hpp"
#include "domain/resources/venue.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(DoubleBooking, refused, warned, allowed)
BOOST_DESCRIBE_ENUM(StepFree, yes, no, unknown)
BOOST_DESCRIBE_ENUM(Equipment, projector, screen, whiteboard, flip_chart, computers, internet, video_conference, sound, interpretation_booth,
                    air_conditioning)
BOOST_DESCRIBE_ENUM(HolidayKind, fixed, lunar, ramadan)
BOOST_DESCRIBE_ENUM(TrainerStanding, internal, external)
BOOST_DESCRIBE_ENUM(TrainingOfTrainers, none, following, certified, master)
}  // namespace athar

namespace athar::api {

struct VenueView {
  VenueId id;
  int version{1};
  LocalizedText name;
  std::optional<std::string> address;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> note;
  int rooms{0};
  int seats{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(VenueView, (), (id, version, name, address, place_code, place_name, organisation_id, organisation_name, note, rooms, seats, can))

struct VenueBody {
  std::optional<VenueId> id;
  LocalizedText name;
  std::optional<std::string> address;
  std::optional<std::string> place_code;
  std::optional<OrganisationId> organisation_id;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(VenueBody, (), (id, name, address, place_code, organisation_id, note))
constexpr auto read_as(json::Of<VenueBody>) { return json::Of<VenueView>{}; }
constexpr auto notes(json::Of<VenueBody>) {
  return std::to_array<json::Note>({
      {.member = "address", .max_length = 500, .multiline = true},
      {.member = "place_code", .description = "Code of a place", .example = "MA-04", .max_length = 60},
      {.member = "note", .max_length = 2000, .multiline = true},
  });
}

struct RoomView {
  RoomId id;
  int version{1};
  VenueId venue_id;
  LocalizedText venue_name;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  LocalizedText name;
  std::optional<int> seats;
  std::vector<Equipment> equipment;
  StepFree step_free{StepFree::unknown};
  DoubleBooking double_booking{DoubleBooking::refused};
  bool in_service{true};
  std::optional<std::string> note;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(RoomView, (),
                      (id, version, venue_id, venue_name, place_code, place_name, name, seats, equipment, step_free, double_booking, in_service, note, can))

struct RoomBody {
  std::optional<RoomId> id;
  VenueId venue_id;
  LocalizedText name;
  std::optional<int> seats;
  std::vector<Equipment> equipment;
  StepFree step_free{StepFree::unknown};
  DoubleBooking double_booking{DoubleBooking::refused};
  bool in_service{true};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RoomBody, (), (id, venue_id, name, seats, equipment, step_free, double_booking, in_service, note))
constexpr auto read_as(json::Of<RoomBody>) { return json::Of<RoomView>{}; }
constexpr auto notes(json::Of<RoomBody>) {
  return std::to_array<json::Note>({
      {.member = "equipment", .max_items = 20},
      {.member = "step_free", .description = "Whether one gets there without a step", .has_default = true},
      {.member = "double_booking", .description = "What happens when two sessions want it at one time", .has_default = true},
      {.member = "in_service", .has_default = true},
      {.member = "note", .max_length = 2000, .multiline = true},
  });
}

struct AssetView {
  AssetId id;
  int version{1};
  std::optional<VenueId> venue_id;
  std::optional<LocalizedText> venue_name;
  LocalizedText name;
  std::optional<std::string> inventory_number;
  DoubleBooking double_booking{DoubleBooking::refused};
  bool in_service{true};
  std::optional<std::string> note;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AssetView, (), (id, version, venue_id, venue_name, name, inventory_number, double_booking, in_service, note, can))

struct AssetBody {
  std::optional<AssetId> id;
  std::optional<VenueId> venue_id;
  LocalizedText name;
  std::optional<std::string> inventory_number;
  DoubleBooking double_booking{DoubleBooking::refused};
  bool in_service{true};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AssetBody, (), (id, venue_id, name, inventory_number, double_booking, in_service, note))
constexpr auto read_as(json::Of<AssetBody>) { return json::Of<AssetView>{}; }
constexpr auto notes(json::Of<AssetBody>) {
  return std::to_array<json::Note>({
      {.member = "inventory_number", .max_length = 60},
      {.member = "double_booking", .has_default = true},
      {.member = "in_service", .has_default = true},
      {.member = "note", .max_length = 2000, .multiline = true},
  });
}

struct HolidayView {
  HolidayId id;
  int version{1};
  HolidayKind kind{HolidayKind::fixed};
  LocalDate starts_on;
  LocalDate ends_on;
  LocalizedText name;
  bool confirmed{true};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(HolidayView, (), (id, version, kind, starts_on, ends_on, name, confirmed, can))

struct HolidayBody {
  std::optional<HolidayId> id;
  HolidayKind kind{HolidayKind::fixed};
  LocalDate starts_on;
  LocalDate ends_on;
  LocalizedText name;
  bool confirmed{true};
};
BOOST_DESCRIBE_STRUCT(HolidayBody, (), (id, kind, starts_on, ends_on, name, confirmed))
constexpr auto read_as(json::Of<HolidayBody>) { return json::Of<HolidayView>{}; }
constexpr auto notes(json::Of<HolidayBody>) {
  return std::to_array<json::Note>({
      {.member = "kind", .description = "Of the civil calendar, decided by the moon, or Ramadan"},
      {.member = "ends_on", .description = "That day included"},
      {.member = "confirmed", .description = "False: expected, not announced yet", .has_default = true},
  });
}

struct AccreditationBody {
  std::string title;
  std::optional<std::string> issuer;
  std::optional<LocalDate> valid_from;
  std::optional<LocalDate> expires_on;
};
BOOST_DESCRIBE_STRUCT(AccreditationBody, (), (title, issuer, valid_from, expires_on))
constexpr auto notes(json::Of<AccreditationBody>) {
  return std::to_array<json::Note>({{.member = "title", .max_length = 200}, {.member = "issuer", .max_length = 200}});
}

struct TrainerAbsenceBody {
  LocalDate starts_on;
  LocalDate ends_on;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(TrainerAbsenceBody, (), (starts_on, ends_on, reason))
constexpr auto notes(json::Of<TrainerAbsenceBody>) { return std::to_array<json::Note>({{.member = "reason", .max_length = 200}}); }

struct TrainerView {
  PersonId person_id;
  int version{1};
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  TrainerStanding standing{TrainerStanding::internal};
  std::vector<std::string> fields;
  std::vector<std::string> languages;
  TrainingOfTrainers training_of_trainers{TrainingOfTrainers::none};
  std::vector<int> weekdays;
  std::optional<std::string> contract_reference;
  std::optional<LocalDate> contract_from;
  std::optional<LocalDate> contract_to;
  DoubleBooking double_booking{DoubleBooking::refused};
  std::vector<AccreditationBody> accreditations;
  std::vector<TrainerAbsenceBody> absences;
  std::optional<std::string> note;
  std::optional<LocalDate> next_expiry;
  int sessions_to_come{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(TrainerView, (),
                      (person_id, version, family_name, given_name, family_name_ar, given_name_ar, standing, fields, languages,
                       training_of_trainers, weekdays, contract_reference, contract_from, contract_to, double_booking, accreditations, absences,
                       note, next_expiry, sessions_to_come, can))

struct TaughtFieldView {
  std::string field;
  int trainers{0};
};
BOOST_DESCRIBE_STRUCT(TaughtFieldView, (), (field, trainers))

struct TrainerBody {
  std::optional<PersonId> person_id;
  TrainerStanding standing{TrainerStanding::internal};
  std::vector<std::string> fields;
  std::vector<std::string> languages;
  TrainingOfTrainers training_of_trainers{TrainingOfTrainers::none};
  std::vector<int> weekdays;
  std::optional<std::string> contract_reference;
  std::optional<LocalDate> contract_from;
  std::optional<LocalDate> contract_to;
  DoubleBooking double_booking{DoubleBooking::refused};
  std::vector<AccreditationBody> accreditations;
  std::vector<TrainerAbsenceBody> absences;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TrainerBody, (),
                      (person_id, standing, fields, languages, training_of_trainers, weekdays, contract_reference, contract_from, contract_to,
                       double_booking, accreditations, absences, note))
constexpr auto read_as(json::Of<TrainerBody>) { return json::Of<TrainerView>{}; }
constexpr auto notes(json::Of<TrainerBody>) {
  return std::to_array<json::Note>({
      {.member = "person_id", .description = "Needed to enter somebody into the pool; ignored afterwards"},
      {.member = "standing", .has_default = true},
      {.member = "fields", .description = "What they teach", .max_length = 120, .max_items = 20},
      {.member = "languages", .description = "ISO 639-1", .max_items = 10},
      {.member = "training_of_trainers", .has_default = true},
      {.member = "weekdays", .description = "On which they can be had: 1 Monday … 7 Sunday; none given: Monday to Friday", .max_items = 7},
      {.member = "contract_reference", .max_length = 120},
      {.member = "double_booking", .has_default = true},
      {.member = "accreditations", .max_items = 30},
      {.member = "absences", .max_items = 60},
      {.member = "note", .max_length = 2000, .multiline = true},
  });
}

}  // namespace athar::api
