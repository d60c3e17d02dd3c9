#pragma once
#include "server/api/framework/command.hpp"

namespace athar::api {

/// A concept whose records are shown, added, replaced and removed one at a time, as a whole. Each write leaves its audit line.
/// `View` has the members id, version and can; what depends on who asks stands in `can`, which the audit trail leaves out.
template <class Id, class Page, class View>
struct Records {
  char const* concept_name;                                      ///< in the audit trail, and the last step of the path
  Result<Page> (*find)(Call& call, UnitOfWork& unit, Id id);     ///< errors: not_found, also for what the caller does not see
  View (*view)(Page const& page, Call const& call);

  Result<Answer> show(Call& call) const {
    auto id = call.id<Id>();
    if (!id) return refuse(std::move(id.error()));
    return read(call, [&](UnitOfWork& unit) {
      auto answer = answer_with(call, unit, *id);
      if (answer) answer->location.clear();
      return answer;
    });
  }

  /// `insert` takes the unit of work. `body` is what the client sent: a repeat with its id and the same body gives the stored state.
  template <class Body, class Insert>
  Result<Answer> add(Call& call, Id id, Body const& body, Insert const& insert) const {
    Creation const creation{concept_name, body.id ? std::optional(id.uuid) : std::nullopt, json::to_json(body)};
    auto stored = [&](UnitOfWork& unit) { return answer_with(call, unit, id); };
    return create(
        call, creation,
        [&](UnitOfWork& unit) -> Result<Answer> {
          if (auto written = insert(unit); !written) return refuse(std::move(written.error()));
          auto page = find(call, unit, id);
          if (!page) return refuse(std::move(page.error()));
          auto answer = answer_of(view(*page, call));
          note(call, unit, "created", id, {}, stored_json(call, *page));
          return answer;
        },
        stored);
  }

  /// `update` takes the unit of work, the body and the page as it was.
  template <class Body, class Update>
  Result<Answer> replace(Call& call, Update const& update) const {
    auto id = call.id<Id>();
    if (!id) return refuse(std::move(id.error()));
    auto body = json::read_body<Body>(call.request.body);
    if (!body) return refuse(std::move(body.error()));
    return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
      auto before = found_as_expected(call, unit, *id);
      if (!before) return refuse(std::move(before.error()));
      if (auto written = update(unit, *body, *before); !written) return refuse(std::move(written.error()));
      auto after = find(call, unit, *id);
      if (!after) return refuse(std::move(after.error()));
      note(call, unit, "updated", *id, stored_json(call, *before), stored_json(call, *after));
      return answer_of(view(*after, call));
    });
  }

  /// `take_away` takes the unit of work and the page as it was.
  template <class TakeAway>
  Result<Answer> remove(Call& call, TakeAway const& take_away) const {
    auto id = call.id<Id>();
    if (!id) return refuse(std::move(id.error()));
    return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
      auto before = found_as_expected(call, unit, *id);
      if (!before) return refuse(std::move(before.error()));
      if (auto removed = take_away(unit, *before); !removed) return refuse(std::move(removed.error()));
      note(call, unit, "deleted", *id, stored_json(call, *before), {});
      Answer answer;
      answer.status = 204;
      return answer;
    });
  }

 private:
  Result<Page> found_as_expected(Call& call, UnitOfWork& unit, Id id) const {
    auto page = find(call, unit, id);
    if (!page) return page;
    auto const now = view(*page, call);
    if (auto fresh = require_version(call, now.version, [&] { return json::to_json(now); }); !fresh) return refuse(std::move(fresh.error()));
    return page;
  }

  Result<Answer> answer_with(Call& call, UnitOfWork& unit, Id id) const {
    auto page = find(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_of(view(*page, call));
  }

  Answer answer_of(View const& shown) const {
    Answer answer;
    answer.body = json::to_json(shown);
    answer.version = shown.version;
    answer.location = std::string("/api/v1/") + concept_name + "/" + shown.id.text();
    return answer;
  }

  std::string stored_json(Call const& call, Page const& page) const {
    auto shown = view(page, call);
    shown.can.clear();
    return json::to_json(shown);
  }

  void note(Call& call, UnitOfWork& unit, char const* action, Id id, std::string before, std::string after) const {
    record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = action, .before = std::move(before),
                        .after = std::move(after), .touched = {}});
  }
};

}  // namespace athar::api
