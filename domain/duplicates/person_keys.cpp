#include "domain/duplicates/person_keys.hpp"

#include <algorithm>
#include <array>

#include "domain/text/letters.hpp"

namespace athar {
namespace {

using namespace arabic;

/// How many may share a key of each kind before it tells nothing.
constexpr int narrow = 300, name_and_birth = 120, name_and_initial = 80, one_name = 60, loose_name = 150;

/// FNV-1a, 64 bits.
class Hash {
 public:
  explicit Hash(char kind) { add(std::string_view(&kind, 1)); }
  Hash& add(std::string_view text) {
    for (unsigned char const c : text) mix(c);
    mix(0xFF);
    return *this;
  }
  Hash& add(int number) {
    for (int shift = 0; shift < 32; shift += 8) mix(static_cast<unsigned char>(static_cast<unsigned>(number) >> shift));
    return *this;
  }
  std::int64_t value() const { return static_cast<std::int64_t>(value_); }

 private:
  void mix(unsigned char c) { value_ = (value_ ^ c) * 0x100000001B3ULL; }
  std::uint64_t value_{0xCBF29CE484222325ULL};
};

char class_of_arabic(char letter) {
  switch (static_cast<unsigned char>(letter)) {
    case beh: case peh: return 'B';
    case teh: case theh: case tah: return 'T';
    case dal: case thal: case dad: case zah: return 'D';
    case jeem: case zheh: return 'J';
    case khah: case ghain: case qaf: case kaf: case gaf: return 'K';
    case reh: return 'R';
    case zain: case seen: case sad: return 'S';
    case sheen: case cheh: return 'X';
    case feh: case veh: return 'F';
    case lam: return 'L';
    case meem: return 'M';
    case noon: return 'N';
    default: return 0;
  }
}

char class_of_sound(char sound) {
  switch (sound) {
    case 'b': case 'p': return 'B';
    case 't': case 'T': return 'T';
    case 'd': return 'D';
    case 'j': return 'J';
    case 'k': case 'g': case 'G': case 'H': case 'q': case 'c': return 'K';
    case 'r': return 'R';
    case 's': case 'z': return 'S';
    case 'X': return 'X';
    case 'f': case 'v': return 'F';
    case 'l': return 'L';
    case 'm': return 'M';
    case 'n': return 'N';
    default: return sound >= '0' && sound <= '9' ? sound : 0;
  }
}

std::string classes(std::string_view letters, char (*class_of)(char)) {
  std::string out;
  for (char const letter : letters)
    if (char const c = class_of(letter); c != 0 && (out.empty() || out.back() != c)) out += c;
  return out;
}

/// Still fewer classes, for letters that foreign names are written with in turn (sh and s, g and j, v and w).
std::string looser(std::string_view bones) {
  std::string out;
  for (char c : bones) {
    if (c == 'F') continue;
    if (c == 'D') c = 'T';
    if (c == 'S' || c == 'X' || c == 'J') c = 'K';
    if (c == 'N') c = 'M';
    // tch, ts, dj: one sound or two letters.
    if (c == 'K' && !out.empty() && out.back() == 'T') out.pop_back();
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

struct Bones {
  std::string full, core;
};

/// Every word once, whichever the scripts it is written in.
std::vector<Bones> bones_of(PersonName const& name) {
  std::vector<Bones> out;
  for_each_word(name, [&](NameWord const& word) {
    Bones bones{skeleton(word.letters), word.core.empty() ? std::string() : skeleton(word.core)};
    // Words of vowels have none in either script.
    if (bones.full.empty()) bones.full.push_back('-');
    if (!bones.core.empty() && bones.core != bones.full) std::swap(bones.full, bones.core);
    else bones.core.clear();
    if (std::none_of(out.begin(), out.end(), [&](Bones const& other) { return other.full == bones.full; })) out.push_back(std::move(bones));
  });
  return out;
}

}  // namespace

std::string skeleton(std::string_view letters) {
  if (is_arabic(letters)) return classes(letters, class_of_arabic);
  return classes(latin_sounds(letters), class_of_sound);
}

std::int64_t word_key(std::string_view letters) { return Hash('w').add(letters).value(); }

std::vector<PersonKey> keys_of(PersonProfile const& person) {
  std::vector<PersonKey> keys;
  auto put = [&](Hash const& hash, int greatest = narrow) { keys.push_back({hash.value(), greatest}); };
  if (!person.email.empty()) put(Hash('e').add(person.email));
  if (!person.phone.empty()) put(Hash('p').add(person.phone));
  for (auto const& number : person.numbers) put(Hash('c').add(number));
  auto const bones = bones_of(person.name);
  if (person.birth_date) {
    auto const& date = *person.birth_date;
    bool const stands_in = date.month() == 1 && date.day() == 1;
    if (!stands_in) put(Hash('d').add(date.days()));
    // A year mistyped, or day and month exchanged.
    for (auto const& each : bones)
      put(Hash('s').add(each.full).add(std::min(date.month(), date.day())).add(std::max(date.month(), date.day())), name_and_birth);
  }
  if (person.birth_year)
    for (auto const& each : bones) put(Hash('y').add(each.full).add(*person.birth_year), name_and_birth);
  for (auto const& each : bones) {
    put(Hash('k').add(each.full), one_name);
    put(Hash('l').add(looser(each.full)), loose_name);
    if (!each.core.empty()) put(Hash('k').add(each.core), one_name);
    for (auto const& other : bones) {
      if (&each == &other) continue;
      if (each.full < other.full) put(Hash('n').add(each.full).add(other.full));
      // The other one mistyped: its first letter mostly is not.
      put(Hash('i').add(each.full).add(std::string_view(other.full).substr(0, 1)), name_and_initial);
    }
  }
  for_each_word(person.name, [&](NameWord const& word) { keys.push_back({word_key(word.letters), one_name}); });
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end(), [](auto const& a, auto const& b) { return a.value == b.value; }), keys.end());
  return keys;
}

}  // namespace athar
