"""Writes the lists that the tests import: a difficult one as a ministry sends it, and its siblings.

  /usr/bin/python3 tests/support/ministry_list.py FOLDER            writes them all there and prints their names
  /usr/bin/python3 tests/support/ministry_list.py FOLDER KIND [N]   writes one; N people in "people" (50,000)
"""
import datetime
import io
import os
import sys
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Font

ZERO_WIDTH, TO_LEFT, END = '\u200b', '\u202b', '\u202c'

# N°, civility, name, phone, date of birth, administration, then four sittings
PEOPLE = [
    ('Mme', 'EL IDRISSI\nBouchra', '0661234567', datetime.date(1984, 3, 5), 'P', 'P', 'P', 'A'),
    ('M.', 'TAZI Omar', '06 62 34 56 78', '12/11/1979', 'P', 'X', 'P', 'P'),
    ('Mme', f'BENNANI{ZERO_WIDTH} Samira', 663456789, datetime.date(1990, 12, 31), 'A', 'A', 'P', 'P'),
    ('M.', 'AÏT OUHAMMOU Hassan', '+212 6 64 56 78 90', '01-02-1988', 1, 1, 0, 0),
    ('Mlle', f'{TO_LEFT}سلمى العلوي{END}', '00212665678901', '1993-07-14', 'ح', 'ح', 'غ', None),
    ('M', 'ALAOUI Moulay\u00a0Ahmed', '0537-71-28-46', datetime.date(1971, 1, 1), None, None, 'P', 'P'),
    ('Mme', '=BERRADA Zineb', '0666789012 / 0537123456', datetime.date(1986, 5, 20), 'P', 'P', 'P', 'P'),
    ('Dr', 'CHÉRIF Nadia', '٠٦٦٧٨٩٠١٢٣', '20 août 1982', 'P', 'E', 'P', 'P'),
]


def ministry_list():
    """Titles, a header of two rows, merged cells, a hidden row and a hidden sheet, civilities, marks, dates of both kinds."""
    book = Workbook()
    sheet = book.active
    sheet.title = 'Liste des participants'
    sheet['A1'] = 'Royaume du Maroc'
    sheet['A2'] = "Ministère de l'Intérieur\nDirection générale des collectivités territoriales"
    sheet['G2'] = 'Rabat, le 12/11/2026'
    sheet['A4'] = 'Liste des participantes et participants à la session « Budget sensible au genre » des 22 et 23 novembre 2026'
    sheet.merge_cells('A4:J4')
    sheet['A4'].font = Font(bold=True)
    for column, title in enumerate(['N°', 'Civilité', 'Nom & Prénom', 'Téléphone', 'Date de naissance', 'Administration'], 1):
        sheet.cell(6, column, title)
        sheet.merge_cells(start_row=6, end_row=7, start_column=column, end_column=column)
    for column, day in ((7, 'Jour 1'), (9, 'Jour 2')):
        sheet.cell(6, column, day)
        sheet.merge_cells(start_row=6, end_row=6, start_column=column, end_column=column + 1)
        sheet.cell(7, column, 'Matin')
        sheet.cell(7, column + 1, 'Après-midi')
    for index, (civility, name, phone, birth, *marks) in enumerate(PEOPLE):
        row = 8 + index
        values = [index + 1, civility, name, phone, birth, None, *marks]
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            cell.value = value
            if isinstance(value, str) and value.startswith('='):
                cell.data_type = 's'
            if isinstance(value, datetime.date):
                cell.number_format = 'dd/mm/yyyy'
    sheet['F8'] = 'DGCT'
    sheet.merge_cells('F8:F11')
    sheet['F12'] = 'Commune de Salé'
    sheet['F13'] = '=F12'  # openpyxl stores no value of a formula
    sheet['F14'] = '#N/A'
    sheet['F14'].data_type = 'e'
    sheet['F15'] = 'Université Mohammed V'
    sheet.row_dimensions[11].hidden = True
    last = 8 + len(PEOPLE)
    sheet.cell(last, 1, 'Total')
    sheet.cell(last, 7, 6)
    sheet.cell(last + 3, 3, 'Fait à Rabat, le 24/11/2026')
    sheet.cell(last + 4, 3, 'Le Directeur')
    hidden = book.create_sheet('Données')
    hidden.sheet_state = 'hidden'
    hidden.append(['Nom', 'Prénom', 'Téléphone', 'E-mail'])
    hidden.append(['SECRET', 'Ne pas lire', '0600000000', 'x@y.ma'])
    return saved(book)


def people(count):
    """A plain list of twelve columns, for speed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet('Liste')
    sheet.append(['N°', 'Civilité', 'Nom', 'Prénom', 'CIN', 'Téléphone', 'E-mail', 'Date de naissance', 'Administration', 'Fonction', 'Ville', 'Présence'])
    first_day = datetime.date(1960, 1, 1)
    for i in range(count):
        sheet.append([i + 1, 'Mme' if i % 2 else 'M.', f'EL IDRISSI {letters(i)}', f'Bouchra {letters(i % 700)}', f'AB{i:06}', f'06{i:08}', f'p{i}@interieur.gov.ma',
                      first_day + datetime.timedelta(days=i % 15000), f'Direction {i % 60}', f'Fonction {i % 40}', f'Ville {i % 80}', 'P' if i % 9 else 'A'])
    return saved(book)


def letters(number):
    text = ''
    while True:
        text = chr(65 + number % 26) + text
        number = number // 26 - 1
        if number < 0:
            return text


def web_page():
    """What many administrations' programs call .xls."""
    return ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>'
            '<table border=1><tr><th colspan=3>Liste des cadres</th></tr><tr><th>Nom</th><th>Ville</th><th>T&eacute;l</th></tr>'
            '<tr><td rowspan=2>DGCT</td><td>Fès<br>Meknès</td><td>0661234567</td></tr><tr><td>Salé<td>0537712846</tr></table></body></html>').encode()


def empty_workbook():
    return saved(Workbook())


def one_cell(row, column, value='x'):
    book = Workbook()
    book.active['A1'] = 'Nom'
    book.active.cell(row, column, value)
    return saved(book)


def wide():
    book = Workbook(write_only=True)
    book.create_sheet('Large').append([f'c{i}' for i in range(16384)])
    return saved(book)


def long():
    """All rows that Excel has, written by hand: openpyxl would take a minute."""
    sheet = io.StringIO()
    sheet.write('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
    for row in range(1, 1048577):
        sheet.write(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>')
    sheet.write('</sheetData></worksheet>')
    return with_part(empty_workbook(), 'xl/worksheets/sheet1.xml', sheet.getvalue().encode())


def with_part(workbook, name, content):
    """The workbook with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, content)
    return out.getvalue()


def zip_bomb():
    """200 MiB of zeros behind a sheet of a few KiB."""
    return with_part(empty_workbook(), 'xl/worksheets/sheet1.xml', b'0' * (200 * 1024 * 1024))


def lying_zip_bomb():
    """A sheet that unpacks to a hundred times what the package says of it."""
    bomb = bytearray(with_part(empty_workbook(), 'xl/worksheets/sheet1.xml', b'<worksheet>' + b' ' * (64 * 1024 * 1024)))
    size, said = (len(b'<worksheet>') + 64 * 1024 * 1024).to_bytes(4, 'little'), (640 * 1024).to_bytes(4, 'little')
    return bytes(bomb.replace(size, said))


def entity_bomb():
    entities = ''.join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "aaaaaaaaaa"}">' for i in range(10))
    return with_part(empty_workbook(), 'xl/worksheets/sheet1.xml',
                     f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'.encode())


def compound_file(*streams):
    """The beginning of an old Office file with these streams in its directory."""
    head = bytes.fromhex('d0cf11e0a1b11ae1') + bytes(504)
    return head + b''.join(name.encode('utf-16-le').ljust(128, b'\0') for name in ('Root Entry', *streams))


def open_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as target:
        target.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
        target.writestr('content.xml', '<x/>')
    return out.getvalue()


def archive(name, content=b'x'):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as target:
        target.writestr(name, content)
    return out.getvalue()


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ARABIC = 'الاسم الكامل;المدينة\nسلمى العلوي;فاس\nعبد الله بناني;الرباط\n'

KINDS = {
    'ministry_list.xlsx': ministry_list,
    'web_page.xls': web_page,
    'empty_workbook.xlsx': empty_workbook,
    'formatted_to_the_end.xlsx': lambda: one_cell(1048576, 16384, ' '),
    'wide.xlsx': wide,
    'long.xlsx': long,
    'zip_bomb.xlsx': zip_bomb,
    'lying_zip_bomb.xlsx': lying_zip_bomb,
    'entity_bomb.xlsx': entity_bomb,
    'password.xlsx': lambda: compound_file('EncryptionInfo', 'EncryptedPackage'),
    'old.xls': lambda: compound_file('Workbook'),
    'old_renamed.xlsx': lambda: compound_file('Book'),
    'old_word.xls': lambda: compound_file('WordDocument'),
    'xml_2003.xls': lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
    'open_document.ods': open_document,
    'binary.xlsb': lambda: archive('xl/workbook.bin'),
    'document.xlsx': lambda: archive('word/document.xml'),
    'archive.zip': lambda: archive('liste.csv'),
    'corrupt.xlsx': lambda: ministry_list()[:3000],
    'broken_sheet.xlsx': lambda: with_part(ministry_list(), 'xl/worksheets/sheet1.xml', b'<worksheet><sheetData><row r="1"><c r="A1'),
    'picture.xlsx': lambda: b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 8,
    'photo.csv': lambda: b'\xff\xd8\xff\xe0' + bytes(range(256)) * 8,
    'list.pdf': lambda: b'%PDF-1.7\n' + bytes(range(256)),
    'empty.csv': lambda: b'',
    'windows_1256.csv': lambda: ARABIC.encode('cp1256'),
    'utf16_without_mark.csv': lambda: ARABIC.encode('utf-16-le'),
}


def main():
    folder = sys.argv[1]
    if len(sys.argv) > 2 and sys.argv[2] == 'people':
        made = {'people.xlsx': lambda: people(int(sys.argv[3]) if len(sys.argv) > 3 else 50000)}
    else:
        made = {name: make for name, make in KINDS.items() if len(sys.argv) < 3 or name == sys.argv[2]}
    os.makedirs(folder, exist_ok=True)
    for name, make in made.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(make())
        print(name)


main()
