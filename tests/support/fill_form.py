"""Fills in a designation form as an administration would: fill_form.py FORM OUT, with JSON on the standard input:
{"rows": [{"Nom": "Alaoui", …}], "reverse_columns": bool, "blank_lines": bool, "forget_key": bool}."""
import json
import sys

import openpyxl

asked = json.load(sys.stdin)
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
header = next(row for row in range(1, 12) if sheet.cell(row, 3).value)
names = [cell.value for cell in sheet[header] if cell.value]
if asked.get("reverse_columns"):
    names.reverse()
    for column, name in enumerate(names, 1):
        sheet.cell(header, column).value = name
at = header
for line in asked["rows"]:
    at += 2 if asked.get("blank_lines") else 1
    for name, value in line.items():
        sheet.cell(at, names.index(name) + 1).value = value
if asked.get("forget_key"):
    del book["athar"]
book.save(sys.argv[2])
