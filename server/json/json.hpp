#pragma once
/// Everything a handler needs: describe a wire type, read it, write it, answer a problem.
#include "server/json/describe.hpp"
#include "server/json/messages.hpp"
#include "server/json/page.hpp"
#include "server/json/problem.hpp"
#include "server/json/read.hpp"
#include "server/json/writer.hpp"
