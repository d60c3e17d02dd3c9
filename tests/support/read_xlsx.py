"""Reads a spreadsheet with openpyxl and prints what a person would see of it, as JSON: read_xlsx.py FILE."""
import datetime
import json
import sys

import openpyxl


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    return value


def sheet(each):
    return {
        "name": each.title,
        "state": each.sheet_state,
        "right_to_left": bool(each.sheet_view.rightToLeft),
        "frozen": each.freeze_panes,
        "filter": each.auto_filter.ref,
        "widths": [each.column_dimensions[column[0].column_letter].width for column in each.iter_cols(max_row=1)],
        "rows": [[plain(cell.value) for cell in row] for row in each.iter_rows()],
        # n number, d date, s text, f formula, b truth
        "types": [[cell.data_type for cell in row] for row in each.iter_rows()],
        "formats": [cell.number_format for cell in (list(each.iter_rows(min_row=2, max_row=2)) or [[]])[0]],
        "drop_downs": {str(rule.sqref): rule.formula1 for rule in each.data_validations.dataValidation},
    }


book = openpyxl.load_workbook(sys.argv[1])
json.dump([sheet(each) for each in book.worksheets], sys.stdout)
