"""Writes registers of agreements that the tests import: one of the ministry's published facts, as a ministry would keep it, a large one, hostile ones.

  /usr/bin/python3 tests/support/register_list.py FILE KIND [N]     KIND: sources, large (N rows), formulas, wrong_sheet, huge
"""
import datetime
import sys

from openpyxl import Workbook
from openpyxl.styles import Font

TO_RIGHT, TO_LEFT, END = '\u200f', '\u202b', '\u202c'
HEADER = ['N°', 'Type d’accord', 'Intitulé', 'Signataires', 'Autres parties', 'Cadre contractuel', 'Lieu', 'Date de signature', 'Entrée en vigueur',
          'Échéance', 'Avenant à', 'Accord parent', 'Objectif', 'Domaines', 'Pays', 'Montant', 'Devise', 'Observations']
MINISTRY = 'Ministère de la Solidarité, du Développement social, de l’Égalité et de la Famille'
BELGIUM = 'Gouvernement du Royaume de Belgique'
MONTH = 'mmm-yy'


def sources():
    """Titles above, merged cells, marks of direction, days as days, months as Excel keeps them, years as numbers, a total below."""
    book = Workbook()
    note = book.active
    note.title = 'Lisez-moi'
    note['A1'] = 'Registre tenu par la division de la coopération'
    sheet = book.create_sheet('Registre')
    sheet['A1'] = 'ROYAUME DU MAROC'
    sheet['A2'] = 'Registre des accords de partenariat'
    sheet.merge_cells('A2:R2')
    sheet['A2'].font = Font(bold=True)
    for column, name in enumerate(HEADER, 1):
        sheet.cell(row=4, column=column, value=name)
    day = datetime.date
    rows = [
        ('2019-1', 'Mémorandum d’entente', 'Mémorandum d’accord dans le domaine du développement social', f'{MINISTRY} ; Gouvernement du Koweït', None,
         'Neuvième session de la Commission mixte maroco-koweïtienne', 'Koweït', day(2019, 4, 9), None, None, None, None,
         'Développement et promotion de la coopération conjointe dans le domaine social', 'Développement social', 'Koweït', None, None, None),
        ('2019-2', 'Protocole de coopération', 'Protocole de coopération dans le domaine de la promotion des conditions de la femme, de la famille et du développement social',
         f'{MINISTRY} ; Ministère des Affaires sociales de la République Démocratique du Congo (RDC)',
         'Institut National de l’Action Sociale de Tanger (organisme d’exécution) ; Institut National des Travailleurs Sociaux de Kinshasa (organisme d’exécution)',
         None, 'Rabat', '04 juillet 2019', None, None, None, None, 'Coopération dans le domaine de la recherche scientifique et technique',
         'Famille ; Recherche scientifique et technique', 'République démocratique du Congo', None, None, None),
        ('2019-3', 'Mémorandum d’entente', 'Mémorandum d’entente dans le domaine de la promotion des conditions de la femme, de la famille et du développement social',
         f'{MINISTRY} ; Ministère du Développement Social du Sultanat d’Oman', None, 'Cinquième session de la Commission mixte maroco-omanaise', 'Muscat',
         day(2019, 1, 7), None, None, None, None, None, 'Famille', 'Oman', None, None, f'{TO_RIGHT}مذكرة تفاهم{TO_RIGHT}'),
        ('2019-4', 'Accord de coopération', 'Accord de coopération dans le domaine social', 'Royaume du Maroc ; République de Madagascar', None, None, 'Marrakech',
         '26/03/2019', None, None, None, None, 'Échange d’expériences', 'Protection de l’enfance ; Personnes âgées', 'Madagascar', None, None, None),
        ('2016-0', 'Procès-verbal de commission', 'PV de la 19ème session de la Commission Mixte maroco-belge', f'Royaume du Maroc ; {BELGIUM}', None,
         '«Coopération pour le Développement 2017-2020»', 'Rabat', day(2016, 5, 16), 2017, 2020, None, None, None, 'Droits des femmes', 'Belgique', None, None, None),
        ('2016-1', 'Accord de délégation', 'L’appui au renforcement de la lutte contre la violence à l’égard des femmes', f'{BELGIUM} ; Fonds des Nations Unies pour la population (UNFPA)',
         'Royaume du Maroc (bénéficiaire)', None, None, day(2016, 11, 30), 2017, 2019, None, '2016-0', None, 'Lutte contre la violence à l’égard des femmes', 'Belgique',
         '1.250.000 euros', None, 'montant estimé'),
        ('2016-2', 'Accord de délégation', 'Promotion de normes sociales protectrices des enfants', f'{BELGIUM} ; {TO_LEFT}Fonds des Nations Unies pour l’Enfance (UNICEF){END}',
         'Royaume du Maroc (bénéficiaire)', None, None, 42697, 2017, 2019, None, '2016-0', None, 'Protection de l’enfance', 'Belgique', 1250000, 'EUR', 'montant estimé'),
        ('2016-1 A', None, 'Prolongation jusqu’à fin 2020', None, None, None, None, None, None, 2020, '2016-1', None, None, None, None, None, None, None),
        ('2016-2 A', None, 'Prolongation jusqu’à fin 2020', None, None, None, None, None, None, 2020, '2016-2', None, None, None, None, None, None, None),
        ('2018-1', 'Convention tripartite', 'Accord de partenariat tripartite pour le renforcement des compétences digitales',
         'Département de la Réforme de l’Administration ; Enabel, Agence belge de développement ; Ministère de l’Économie, des Finances et de la Réforme de l’Administration',
         'Gouvernement du Royaume de Belgique (bailleur de fonds)', 'e-TAMKEEN', None, day(2018, 1, 1), 2018, 2022, None, None, None, 'Modernisation de l’administration', 'Belgique',
         '3,5 millions €', None, None),
    ]
    for at, row in enumerate(rows, 5):
        for column, value in enumerate(row, 1):
            sheet.cell(row=at, column=column, value=value)
    sheet['H14'].number_format = MONTH
    for at in (5, 7):
        sheet[f'H{at}'].number_format = 'dd/mm/yyyy'
    sheet.cell(row=16, column=1, value='Total')
    sheet.cell(row=16, column=16, value='=SUM(P5:P14)')
    return book


def large(count):
    """Families of a framework agreement, its specific ones and their amendments."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet('Registre')
    sheet.append(HEADER)
    days = ['2016', '05/2016', '23-11-2016', 42697, 'mai 2017', datetime.date(2018, 3, 1)]
    for i in range(count):
        family, place = divmod(i, 6)
        reference = f'F{family:05}-{place}'
        if place == 5:
            sheet.append([reference, None, f'Avenant {family}', None, None, None, None, '2019', '01/2019', 2031, f'F{family:05}-1', None, None, None, None, None, None, None])
            continue
        sheet.append([reference, 'Convention-cadre' if place == 0 else 'Convention spécifique', f'Convention {family}-{place} sur le développement social',
                      f'Ministère {family % 40} ; Partenaire {family % 260}', f'Bailleur {family % 60} (bailleur de fonds)', f'Cadre {family}', 'Rabat', days[i % 6], days[(i + 1) % 3],
                      2030 - place, None, None if place == 0 else f'F{family:05}-0', f'Objectif {i}', 'Famille ; Développement social', 'Belgique',
                      1000 * (i % 90 + 1), 'MAD', None])
    return book


def formulas():
    """Formulas that nothing has calculated, and errors."""
    book = Workbook()
    sheet = book.active
    sheet.append(['Référence', 'Intitulé', 'Date de signature', 'Signataires'])
    sheet.append(['R-1', '=1+1', '=TODAY()', '=A1'])
    sheet.append(['R-2', 'Convention', '#REF!', 'Ministère'])
    return book


def wrong_sheet():
    """The list stands in a hidden sheet; the one in sight is of something else, of one column."""
    book = Workbook()
    book.active.title = 'Adresses'
    for i in range(30):
        book.active.append([f'rue {i}'])
    sheet = book.create_sheet('Registre')
    sheet.sheet_state = 'hidden'
    sheet.append(['Référence', 'Intitulé', 'Date de signature'])
    sheet.append(['R-1', 'Convention', '2016'])
    return book


if __name__ == '__main__':
    kinds = {'sources': sources, 'formulas': formulas, 'wrong_sheet': wrong_sheet}
    path, kind = sys.argv[1], sys.argv[2]
    (large(int(sys.argv[3])) if kind == 'large' else kinds[kind]()).save(path)
