"""Reads a workbook or a web page's tables from standard input and writes records for server/workbooks/workbook.cpp.

Run by the server as a child under limits. openpyxl reads the package and its relations and knows which formats are dates; the cells are
streamed by expat, so that a sheet is never held in memory. Records end in RS, their fields are parted by US; XML 1.0 knows neither in a text.

  S name state          a sheet: visible, hidden
  R row hidden cell…    a row with its cells from column A on
  N row column code detail   a remark of the file itself; the column is counted from 0
  M row row column column    merged cells
  X code detail         why nothing can be read
  E                     the end: without it the output is not whole
"""
import re
import sys
import zipfile
from xml.etree import ElementTree
from xml.parsers import expat

GREATEST_PARTS_BYTES = 400 * 1024 * 1024
GREATEST_PARTS = 5000
FILLED_RATIO = 500  # Excel's own sheets of one repeated value reach 100
ROWS_OF_EXCEL, COLUMNS_OF_EXCEL = 1048576, 16384
DETAIL_CHARACTERS = 100

out = sys.stdout.buffer
escaped = re.compile('_x([0-9A-Fa-f]{4})_')


class Refused(Exception):
    def __init__(self, code, detail=''):
        super().__init__(code)
        self.code, self.detail = code, detail


def record(*fields):
    text = '\x1f'.join(fields)
    out.write(text.encode('utf-8', 'replace') + b'\x1e')


def plain(text):
    """The text of a string as Excel shows it: _x000D_ is how it writes what XML has no character for."""
    if '_x' in text:
        text = escaped.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace('\x1e', ' ').replace('\x1f', ' ')


def refuse_entities(parser):
    def refuse(*_):
        raise Refused('corrupt_workbook')
    parser.StartDoctypeDeclHandler = refuse


def shared_strings(archive, name):
    """All strings of the table; readings of Chinese and Japanese words are left out."""
    strings, pieces = [], []
    depth_of_reading, collecting = 0, False

    def start(tag, _):
        nonlocal depth_of_reading, collecting
        tag = tag.rpartition(':')[2]
        if tag == 'si':
            pieces.clear()
        elif tag == 'rPh':
            depth_of_reading += 1
        collecting = tag == 't' and depth_of_reading == 0

    def end(tag):
        nonlocal depth_of_reading, collecting
        tag = tag.rpartition(':')[2]
        collecting = False
        if tag == 'si':
            strings.append(plain(''.join(pieces)))
        elif tag == 'rPh':
            depth_of_reading -= 1

    def text(piece):
        if collecting:
            pieces.append(piece)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    refuse_entities(parser)
    with archive.open(name) as part:
        parser.ParseFile(part)
    return strings


def place_of(reference):
    """Row from 1 and column from 0 of "B12"."""
    column = 0
    for index, character in enumerate(reference):
        if character.isdigit():
            return int(reference[index:]), column - 1
        column = column * 26 + ord(character.upper()) - 64
    raise Refused('corrupt_workbook')


def moments_of(archive, name):
    """The styles of cells whose numbers are dates, and those whose numbers are durations. Fonts and fills, which other programs often
    write wrongly, are not looked at."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
    formats, styles = dict(BUILTIN_FORMATS), []
    with archive.open(name) as part:
        for _, element in ElementTree.iterparse(part):
            tag = element.tag.rpartition('}')[2]
            if tag == 'numFmt':
                formats[int(element.get('numFmtId', 0))] = element.get('formatCode', '')
            elif tag == 'cellXfs':
                styles = [formats.get(int(style.get('numFmtId', 0)), '') for style in element]
    durations = {style for style, code in enumerate(styles) if is_timedelta_format(code)}
    dates = {style: part_shown(code) for style, code in enumerate(styles) if is_date_format(code) and style not in durations}
    return dates, durations


def part_shown(code):
    """How much of a day its format shows: 4 characters of 2016-05-01 for a year, 7 for a month; 0 for all of it."""
    letters = re.sub(r'"[^"]*"|\[[^]]*\]|\\.', '', code).lower()
    if 'd' in letters or 'h' in letters or 'y' not in letters:
        return 0
    return 7 if 'm' in letters else 4


class Numbers:
    """What a number of a cell shows, by the style of the cell."""

    def __init__(self, dates, durations, epoch):
        self.dates, self.durations, self.epoch = dates, durations, epoch
        self.days = {}

    def shown(self, text, style):
        if style in self.durations:
            return self.duration(text)
        if style in self.dates:
            if text not in self.days:
                self.days[text] = self.moment(text)
            return self.in_part(self.days[text], self.dates[style])
        return self.number(text)

    @staticmethod
    def in_part(day, shown):
        """A month that Excel keeps as its first day, or a year, is no day: "May-16" was typed, not 1 May."""
        first = {4: '-01-01', 7: '-01'}.get(shown)
        return day[:shown] if first and len(day) == 10 and day[shown:] == first else day

    def moment(self, text):
        from openpyxl.utils.datetime import from_excel
        try:
            moment = from_excel(float(text), self.epoch)
        except (ValueError, OverflowError, TypeError):
            return text
        if not hasattr(moment, 'year'):
            return moment.strftime('%H:%M') if hasattr(moment, 'strftime') else text
        if moment.hour == 0 and moment.minute == 0:
            return moment.strftime('%Y-%m-%d')
        return moment.strftime('%Y-%m-%d %H:%M')

    @staticmethod
    def duration(text):
        try:
            minutes = round(float(text) * 24 * 60)
        except (ValueError, OverflowError):
            return text
        return f'{minutes // 60:02}:{minutes % 60:02}'

    @staticmethod
    def number(text):
        """Fifteen digits, as Excel shows; three decimals get a fourth, so that nobody takes the point for a thousands separator."""
        if text.lstrip('-').isdigit():
            return text
        try:
            value = float(text)
        except ValueError:
            return text
        shown = f'{value:.15g}'
        if 'e' in shown:
            shown = f'{value:.10f}'.rstrip('0').rstrip('.')
        decimals = len(shown.partition('.')[2])
        return shown + '0' if decimals == 3 else shown


class SheetReader:
    def __init__(self, strings, numbers):
        self.strings, self.numbers = strings, numbers
        self.row, self.column, self.hidden = 0, -1, False
        self.cells, self.notes = [], []
        self.kind, self.style = '', 0
        self.collecting = None
        self.pieces = []
        self.value = self.formula = None
        self.readings = 0
        self.merged = []

    def read(self, part):
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = 65536
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = self.start, self.end, self.text
        refuse_entities(parser)
        parser.ParseFile(part)
        for block in self.merged:
            record('M', *map(str, block))

    def start(self, tag, attributes):
        if ':' in tag:
            tag = tag.rpartition(':')[2]
        if tag == 'c':
            self.start_cell(attributes)
        elif tag == 'v' or (tag == 't' and self.readings == 0):
            self.collecting = 'value'
        elif tag == 'f':
            self.collecting = 'formula'
            self.formula = ''
        elif tag == 'row':
            row = attributes.get('r')
            self.row = int(row) if row else self.row + 1
            if not 0 < self.row <= ROWS_OF_EXCEL:
                raise Refused('corrupt_workbook')
            self.column, self.cells, self.notes = -1, [], []
            self.hidden = attributes.get('hidden') in ('1', 'true')
        elif tag == 'rPh':
            self.readings += 1
        elif tag == 'mergeCell':
            self.merge(attributes.get('ref', ''))

    def start_cell(self, attributes):
        reference = attributes.get('r')
        self.column = place_of(reference)[1] if reference else self.column + 1
        if not 0 <= self.column < COLUMNS_OF_EXCEL:
            raise Refused('corrupt_workbook')
        self.kind = attributes.get('t', 'n')
        self.style = int(attributes.get('s', 0))
        self.value = self.formula = None

    def text(self, piece):
        if self.collecting:
            self.pieces.append(piece)

    def end(self, tag):
        if ':' in tag:
            tag = tag.rpartition(':')[2]
        if self.collecting:
            text = ''.join(self.pieces)
            self.pieces.clear()
            if self.collecting == 'formula':
                self.formula = text
            else:
                self.value = text if self.value is None else self.value + text
            self.collecting = None
        if tag == 'c':
            self.end_cell()
        elif tag == 'row':
            self.end_row()
        elif tag == 'rPh':
            self.readings -= 1

    def end_cell(self):
        value = self.value
        if not value:
            if self.formula is not None and self.kind != 'str':
                self.note('formula_without_value', '=' + self.formula)
            return
        if self.kind == 's':
            value = self.strings[int(value)]
        elif self.kind == 'n':
            value = self.numbers.shown(value, self.style)
        elif self.kind == 'd':
            value = value.replace('T', ' ').removesuffix('Z').removesuffix(' 00:00:00')
        elif self.kind == 'e':
            self.note('error_cell', value)
        else:
            value = plain(value)
        if value:
            self.cells.extend([''] * (self.column - len(self.cells)))
            self.cells[self.column:] = [value]

    def note(self, code, detail):
        self.notes.append((str(self.column), code, plain(detail)[:DETAIL_CHARACTERS]))

    def end_row(self):
        if not self.cells and not self.notes:
            return
        row = str(self.row)
        record('R', row, '1' if self.hidden else '0', *self.cells)
        for note in self.notes:
            record('N', row, *note)

    def merge(self, reference):
        first, _, last = reference.partition(':')
        if not last:
            return
        (first_row, first_column), (last_row, last_column) = place_of(first), place_of(last)
        self.merged.append((first_row, last_row, first_column, last_column))


def check_package(archive):
    """Refuses what is no workbook, and what would unpack to more than a list can need."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if 'mimetype' in names and b'opendocument' in archive.open('mimetype').read(200):
        raise Refused('file_is_open_document')
    if any(name.endswith('xl/workbook.bin') for name in names):
        raise Refused('file_is_binary_excel')
    if any(name.startswith(('word/', 'ppt/')) for name in names):
        raise Refused('file_is_document')
    if '[Content_Types].xml' not in names:
        raise Refused('file_is_archive')
    total = sum(part.file_size for part in parts)
    if total > GREATEST_PARTS_BYTES or len(parts) > GREATEST_PARTS:
        raise Refused('workbook_too_large', f'{total // (1024 * 1024)} MiB')
    for part in parts:
        if part.file_size > 10 * 1024 * 1024 and part.file_size > FILLED_RATIO * max(part.compress_size, 1):
            raise Refused('workbook_too_large', f'{part.file_size // (1024 * 1024)} MiB')
        if part.flag_bits & 1:
            raise Refused('password_protected')


def read_workbook(source):
    from openpyxl.packaging.relationship import Relationship
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS, STYLES_TYPE

    with zipfile.ZipFile(source) as archive:
        check_package(archive)
    reader = ExcelReader(source, read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    styles = reader.package.find(STYLES_TYPE)
    dates, durations = moments_of(reader.archive, styles.PartName[1:]) if styles is not None else (set(), set())
    table = reader.package.find(SHARED_STRINGS)
    strings = shared_strings(reader.archive, table.PartName[1:]) if table is not None else []
    numbers = Numbers(dates, durations, reader.wb.epoch)
    for sheet, relation in reader.parser.find_sheets():
        if relation.Type != Relationship(type='worksheet', Target='').Type or relation.target not in reader.valid_files:
            continue
        record('S', plain(sheet.name), 'visible' if sheet.state in (None, 'visible') else 'hidden')
        with reader.archive.open(relation.target) as part:
            SheetReader(strings, numbers).read(part)


def read_web_page(source):
    """The tables of a web page that calls itself a spreadsheet, each as a sheet. Tables inside tables belong to the outer one's cell."""
    from lxml import etree
    content = source.read()
    marked = content.startswith((b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff')) or b'charset' in content[:4096].lower()
    parser = etree.HTMLParser(encoding=None if marked else sys.argv[2], no_network=True, remove_comments=True)
    root = etree.fromstring(content, parser)
    tables = [] if root is None else [table for table in root.iter('table') if next(table.iterancestors('table'), None) is None]
    if not tables:
        raise Refused('not_a_table')
    for number, table in enumerate(tables, 1):
        record('S', f'{number}', 'visible')
        read_table(table)


def read_table(table):
    def span(cell, name):
        text = cell.get(name, '1').strip()
        return max(1, min(int(text), 1000)) if text.isdigit() and text.isascii() else 1

    def text_of(cell):
        for line_end in cell.iter('br', 'p', 'div'):
            line_end.tail = '\n' + (line_end.tail or '')
        return plain(re.sub(r'[ \t]*\n\s*', '\n', ''.join(cell.itertext())).strip())

    held, merged = {}, []  # column → the last row that a cell above takes of it
    for row, line in enumerate((line for line in table.iter('tr') if next(line.iterancestors('table')) is table), 1):
        cells, column = [], 0
        for cell in line.iterchildren('td', 'th'):
            while held.get(column, 0) >= row:
                column += 1
            wide, high = span(cell, 'colspan'), span(cell, 'rowspan')
            cells.extend([''] * (column - len(cells)))
            cells.append(text_of(cell))
            for taken in range(column, column + wide):
                held[taken] = row + high - 1
            if wide > 1 or high > 1:
                merged.append((row, row + high - 1, column, column + wide - 1))
            column += wide
        if any(cells):
            record('R', str(row), '0', *cells)
    for block in merged:
        record('M', *map(str, block))


def main():
    try:
        try:
            if sys.argv[1] == 'page':
                read_web_page(sys.stdin.buffer)
            else:
                read_workbook(sys.stdin.buffer)
        except (Refused, MemoryError, ImportError):
            raise
        except Exception as broken:  # whatever a damaged package makes the libraries say
            print(type(broken).__name__, str(broken)[:500], file=sys.stderr)
            raise Refused('corrupt_workbook') from None
        record('E')
    except Refused as refused:
        record('X', refused.code, refused.detail)
    except MemoryError:
        record('X', 'workbook_too_large', '')
    except ImportError as missing:
        print(missing, file=sys.stderr)
        record('X', 'workbook_reader_missing', '')
    out.flush()


main()
