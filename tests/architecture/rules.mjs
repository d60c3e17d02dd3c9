// The rules of the house as functions from sources ({path, text}) to violations ("path:line what"). No rule has exceptions.

/** Matches of `pattern` in the sources as violations. Comments count too, unless `code` is set. */
export function found(files, pattern, what, { code = false } = {}) {
  const violations = [];
  for (const { path, text } of files) {
    const searched = code ? withoutComments(text) : text;
    for (const match of searched.matchAll(new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`))) {
      const line = searched.slice(0, match.index).split('\n').length;
      violations.push(`${path}:${line} ${what}: ${match[0].trim().slice(0, 100)}`);
    }
  }
  return violations;
}

/** The text with the comments of C++ (or of SQL) blanked, lines kept. */
export function withoutComments(text) {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (piece) =>
    piece.startsWith('"') ? piece : piece.replace(/[^\n]/g, ' '));
}

/** Every #include as {path, line, target, own}; own for the quoted ones, which are sources of this house. */
export function includes(files) {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(<([^>\n]+)>|"([^"\n]+)")/gm)].map((match) => ({
      path,
      line: text.slice(0, match.index).split('\n').length,
      target: match[2] ?? match[3],
      own: match[3] !== undefined,
    })));
}

const told = (include, why) => `${include.path}:${include.line} includes ${include.target}: ${why}`;

/** What each folder may include of this house. The first folder that fits decides; server itself joins everything. */
const layers = [
  ['domain/', ['domain/']],
  ['persistence/', ['domain/', 'persistence/']],
  ['server/http/', ['server/http/']],
  ['server/process/', ['server/process/']],
  ['server/disclosure/', ['domain/', 'server/disclosure/']],
  ['server/workbooks/', ['domain/', 'server/process/', 'server/workbooks/']],
  ['server/json/', ['domain/', 'server/json/']],
  ['server/api/', ['domain/', 'server/']],
  ['server/live/', ['domain/', 'server/']],
  ['server/sign_in/', ['domain/', 'server/']],
  ['server/jobs/', ['domain/', 'server/']],
  ['server/seed/', ['domain/', 'server/']],
  ['server/tables/', ['domain/', 'server/']],
];

export function wrongDirections(files) {
  return includes(files)
    .filter((include) => include.own)
    .filter(({ path, target }) => {
      const layer = layers.find(([folder]) => path.startsWith(folder));
      return layer && !layer[1].some((allowed) => target.startsWith(allowed));
    })
    .map((include) => told(include, 'against the direction of dependencies'));
}

/** Libraries and the files that may know them; the first that fits decides. */
const homes = [
  [/^boost\/(asio|beast)/, /^server\/http\/[^/]*\.(cpp|ipp\.hpp)$/, 'Asio and Beast stay in server/http'],
  [/^(soci\/|libpq-fe\.h$|postgresql\/|pqxx)/, /^persistence\/.*\.cpp$/, "SOCI and libpq stay in persistence's .cpp files"],
  [/^boost\/(json|describe)/, /^server\/(json|api|live|seed|jobs)\//, 'JSON and Describe stay with the wire'],
  [/^boost\//, /^server\//, 'Boost stays in the server'],
  [/^spdlog/, /^(server|persistence)\//, 'the domain does not log'],
  [/^CLI/, /^server\/(commands\/)?[^/]*$/, 'the command line is read in one place'],
  [/^sodium/, /^server\//, 'hashing belongs to the server'],
  [/^unicode\//, /^domain\/text\/[^/]*\.cpp$/, 'ICU folds text in one room'],
  [/^glpk/, /^server\/disclosure\/[^/]*\.cpp$/, 'linear programs are solved in one place'],
  [/^libical/, /^server\/calendar_files\//, 'calendar files are written in one place'],
  [/^(xlsxwriter|minizip)/, /^server\/tables\//, 'spreadsheets are written in one place'],
];

export function librariesAwayFromHome(files) {
  return includes(files)
    .filter((include) => !include.own)
    .flatMap((include) => {
      const [, home, why] = homes.find(([library]) => library.test(include.target)) ?? [];
      return home && !home.test(include.path) ? [told(include, why)] : [];
    });
}

/** Private headers (.ipp.hpp) bring Asio and Beast: only server/http includes them. */
export function privateHeadersAbroad(files) {
  return includes(files)
    .filter(({ path, target, own }) => own && target.endsWith('.ipp.hpp') && !/^server\/http\/[^/]*\.(cpp|ipp\.hpp)$/.test(path))
    .map((include) => told(include, 'a private header of server/http'));
}

/** The domain knows the standard library, fmt, tl::expected and, where text is folded, ICU's tables; and of the standard library neither threads' clocks nor files. */
export function foreignToDomain(files) {
  return includes(files)
    .filter(({ path, target, own }) => path.startsWith('domain/') && !own
      && !/^(fmt\/|tl\/expected\.hpp$|unicode\/)/.test(target) && (/[/.]/.test(target) || /^(fstream|iostream|filesystem|ctime)$/.test(target)))
    .map((include) => told(include, 'the domain needs only values'));
}

export function clocksInDomain(files) {
  const domain = files.filter(({ path }) => path.startsWith('domain/'));
  return found(domain, /\b(system_clock|steady_clock|high_resolution_clock|utc_clock)::now\b|\bstd::time\(|(?<![\w.:>])time\((nullptr|NULL|0|&)|\bgettimeofday\b|\blocaltime(_r)?\b|\bgetenv\b|\brandom_device\b/,
    'the domain is given instants, settings and chance', { code: true });
}

/** Settings come from one place; a getenv elsewhere is a setting nobody can find. */
export function hiddenSettings(files) {
  const inner = files.filter(({ path }) => /^(domain|persistence|server\/[^/]+)\//.test(path) && !path.startsWith('server/commands/'));
  return found(inner, /\b(secure_)?getenv\b/, 'the environment is read beside main only', { code: true });
}

/** Columns are listed: a new column must not change what a query answers. */
export function starredSelects(files) {
  return found(files, /\bselect\s+(distinct\s+)?(\w+\.)?\*|\breturning\s+(\w+\.)?\*|,\s*\w+\.\*(?=\s*(,|\bfrom\b))/i, 'list the columns');
}

/** soci::use keeps the address of its argument: a temporary is gone when the statement runs. Names and members only. */
export function usedTemporaries(files) {
  const violations = [];
  for (const { path, text } of files) {
    const code = withoutComments(text);
    for (const match of code.matchAll(/(?<![\w.>])(?:soci::)?use\(/g)) {
      const argument = firstArgument(code, match.index + match[0].length);
      if (/^\*?[A-Za-z_][\w.]*(->[\w.]+|\[\w+\])*$/.test(argument)) continue;
      const line = code.slice(0, match.index).split('\n').length;
      violations.push(`${path}:${line} use(${argument}) may be a temporary: name it first`);
    }
  }
  return violations;
}

function firstArgument(code, start) {
  let depth = 0;
  for (let i = start; i < code.length; i += 1) {
    if ('([{'.includes(code[i])) depth += 1;
    if (')]}'.includes(code[i]) && (depth -= 1) < 0) return code.slice(start, i).trim();
    if (code[i] === ',' && depth === 0) return code.slice(start, i).trim();
  }
  return code.slice(start).trim();
}

/** Words that postpone work, and comments that tell a linter to look away without a reason. */
export function postponed(files) {
  return [
    ...found(files, /\b(TODO|FIXME|XXX|HACK)\b/, 'do it or file it'),
    ...found(files, /\/\/\s*NOLINT(NEXTLINE)?\b(?!.*:\s*\S)/, 'say why'),
    ...found(files, /\b(test|it|describe)\.(only|skip)\(|\b(DISABLED_|GTEST_SKIP)/, 'a test that does not run'),
  ];
}

/** Files longer than `limit` lines. */
export function longerThan(files, limit) {
  return files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** Operations of an OpenAPI document, flat. */
export function operations(description) {
  const methods = ['get', 'put', 'post', 'delete', 'patch'];
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => ({ method: method.toUpperCase(), path, operation: item[method] })));
}

/** Every operation names its permission, or says that it is open to anybody; never both. */
export function unguarded(description) {
  return operations(description)
    .filter(({ operation }) => Boolean(operation['x-permission']) === (operation.security?.length === 0))
    .map(({ method, path, operation }) => `${method} ${path} ${operation['x-permission'] ? 'is open and has' : 'has neither'} a permission`);
}

/** Refusals of an operation are documented; a 500 is a bug, not an answer. */
export function undocumentedAnswers(description) {
  return operations(description).flatMap(({ method, path, operation }) => {
    const statuses = Object.keys(operation.responses ?? {});
    const problems = [];
    if (!statuses.some((status) => /^[123]/.test(status))) problems.push('has no successful answer');
    if (statuses.some((status) => /^5(?!03)/.test(status))) problems.push('documents a breakage');
    return problems.map((problem) => `${method} ${path} ${problem}`);
  });
}
