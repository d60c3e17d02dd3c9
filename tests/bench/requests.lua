-- Sends the requests of a file, one a line: METHOD PATH [BODY]. Arguments: token, file, "once" when no line may be sent twice.
-- Prints what came back as one line of JSON.
local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
  thread:set("threads", threads)
end

local lines, at, step = {}, 0, 1
function init(arguments)
  local headers = { ["Authorization"] = "Bearer " .. arguments[1], ["Content-Type"] = "application/json" }
  for line in io.lines(arguments[2]) do
    local method, path, body = line:match("^(%S+) (%S+) ?(.*)$")
    lines[#lines + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
  step = arguments[3] == "once" and 2 or 1
  at = arguments[3] == "once" and number or number * math.floor(#lines / 2)
end

function request()
  local line = lines[at % #lines + 1]
  at = at + step
  return line
end

function done(summary, latency)
  io.write(string.format('{"requests":%d,"seconds":%.6f,"refused":%d,"broken":%d,"p50":%.3f,"p99":%.3f}\n', summary.requests,
    summary.duration / 1e6, summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
