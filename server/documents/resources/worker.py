"""Makes PDF of HTML and Word files of their parts, for the server that started it.

    worker.py SOCKET FOLDER RESOURCES

Connects to SOCKET and answers one request after another until the other end closes. A message is a count and that many parts,
each with its length before it (32 bits, big-endian). Requests: "pdf", the name of a stylesheet, then documents in HTML, each of
which numbers its own pages; "docx", then the name and the content of each part. Answers: "done" and the file, or "failed" and why.

Nothing is fetched: what a document shows is in it as data, fonts are those of RESOURCES, unpacked into FOLDER.
"""
import gc
import io
import logging
import os
import socket
import struct
import sys
import zipfile

SOCKET, FOLDER, RESOURCES = (os.path.realpath(argument) for argument in sys.argv[1:4])
READABLE = (FOLDER + os.sep, RESOURCES + os.sep, "/usr/lib/", "/usr/share/")
STYLESHEETS = ("sign_in_sheet", "proof_of_attendance", "letter", "visit_programme", "committee_minutes", "evaluation_form",
               "held_data", "partner_report")


def unpack_fonts():
    """Pango reads TrueType; the fonts come as they are published for the web."""
    from fontTools.ttLib import TTFont

    fonts = os.path.join(FOLDER, "fonts")
    os.makedirs(fonts, exist_ok=True)
    for name in sorted(os.listdir(os.path.join(RESOURCES, "fonts"))):
        stem, extension = os.path.splitext(name)
        target = os.path.join(fonts, stem + ".ttf")
        if extension != ".woff" or os.path.exists(target):
            continue
        font = TTFont(os.path.join(RESOURCES, "fonts", name))
        font.flavor = None
        unfinished = f"{target}.{os.getpid()}"
        font.save(unfinished)
        os.replace(unfinished, target)
    configuration = os.path.join(FOLDER, f"fonts.{os.getpid()}.conf")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write(f"<fontconfig><dir>{fonts}</dir><cachedir>{FOLDER}/fontconfig</cachedir></fontconfig>")
    os.environ["FONTCONFIG_FILE"] = configuration


unpack_fonts()

import weasyprint  # noqa: E402  reads FONTCONFIG_FILE
import weasyprint.pdf.stream  # noqa: E402
from PIL import Image  # noqa: E402

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


class Characters(dict):
    """The characters that a font's glyphs stand for, by which the text of a PDF is searched and read aloud.

    WeasyPrint 57 takes them from the place of a glyph in the line, which is wrong from right to left. The font itself knows: its
    own table, and which glyphs its substitutions make of which (joined forms, ligatures).
    """

    of_fonts = {}

    def __init__(self, font):
        super().__init__()
        key = hash(font.file_content)
        if key not in self.of_fonts:
            self.of_fonts[key] = self.read(font.ttfont)
        self.known = self.of_fonts[key]

    def __setitem__(self, glyph, text):
        super().__setitem__(glyph, self.known.get(glyph, text))

    @staticmethod
    def read(font):
        def is_presentation_form(code):
            return 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFE

        characters = {}
        for code, name in sorted(font.getBestCmap().items()):
            if not is_presentation_form(code):
                characters.setdefault(name, chr(code))
        tables = [
            getattr(table, "ExtSubTable", table)
            for lookup in font["GSUB"].table.LookupList.Lookup
            for table in lookup.SubTable
        ]
        while True:
            before = len(characters)
            for table in tables:
                for name, made in getattr(table, "mapping", {}).items():
                    if isinstance(made, str) and name in characters:
                        characters.setdefault(made, characters[name])
                for name, ligatures in getattr(table, "ligatures", {}).items():
                    for ligature in ligatures:
                        parts = [name, *ligature.Component]
                        if all(part in characters for part in parts):
                            characters.setdefault(ligature.LigGlyph, "".join(characters[part] for part in parts))
            if len(characters) == before:
                break
        return {font.getGlyphID(name): text for name, text in characters.items()}


def know_characters(cls):
    initialise = cls.__init__

    def with_characters(self, *arguments, **named):
        initialise(self, *arguments, **named)
        if self.ttfont is not None and "GSUB" in self.ttfont:
            self.cmap = Characters(self)

    cls.__init__ = with_characters


know_characters(weasyprint.pdf.stream.Font)


class Refused(Exception):
    pass


def only_data(url, *arguments, **named):
    """Pictures stand in the document itself. Everything else is refused, whatever it points to."""
    if url.startswith("data:image/"):
        return weasyprint.default_url_fetcher(url, *arguments, **named)
    raise Refused(url)


FONTS = weasyprint.text.fonts.FontConfiguration()
SHEETS = {}
for sheet in STYLESHEETS:
    files = [os.path.join(RESOURCES, "html", name + ".css") for name in ("common", sheet)]
    SHEETS[sheet] = [weasyprint.CSS(filename=file, url_fetcher=only_data, font_config=FONTS) for file in files]


def pdf(sheet, *documents):
    rendered = [
        weasyprint.HTML(string=document.decode("utf-8"), url_fetcher=only_data).render(stylesheets=SHEETS[sheet.decode()], font_config=FONTS)
        for document in documents
    ]
    pages = [page for document in rendered for page in document.pages]
    return rendered[0].copy(pages).write_pdf()


def docx(*parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in zip(parts[::2], parts[1::2]):
            if content.startswith(b"P4"):  # a plain bitmap, which Word does not read
                picture = io.BytesIO()
                Image.open(io.BytesIO(content)).save(picture, "PNG")
                content = picture.getvalue()
            archive.writestr(zipfile.ZipInfo(name.decode("utf-8"), (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def exactly(connection, length):
    content = bytearray()
    while len(content) < length:
        piece = connection.recv(min(length - len(content), 1 << 20))
        if not piece:
            sys.exit(0)
        content += piece
    return bytes(content)


def receive(connection):
    (count,) = struct.unpack(">I", exactly(connection, 4))
    return [exactly(connection, struct.unpack(">I", exactly(connection, 4))[0]) for _ in range(count)]


def send(connection, *parts):
    connection.sendall(struct.pack(">I", len(parts)))
    for part in parts:
        connection.sendall(struct.pack(">I", len(part)))
        connection.sendall(part)


def forbid_the_rest(event, arguments):
    """From here on no program is started, no connection made and nothing read but fonts, templates and Python's own files."""
    if event.startswith(("subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.system", "socket.connect", "socket.bind")):
        raise Refused(event)
    if event == "open" and isinstance(arguments[0], str):
        path = os.path.realpath(arguments[0])
        if not path.startswith(READABLE):
            raise Refused(path)


def main():
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(SOCKET)
    weasyprint.HTML(string="<p>warm</p>", url_fetcher=only_data).write_pdf(stylesheets=SHEETS[STYLESHEETS[0]], font_config=FONTS)
    sys.addaudithook(forbid_the_rest)
    # A document is made of very many small objects that go all at once: circles among them are looked for after each, not on the way.
    gc.freeze()
    gc.disable()
    send(connection, b"ready")
    while True:
        kind, *parts = receive(connection)
        try:
            send(connection, b"done", {b"pdf": pdf, b"docx": docx}[kind](*parts))
        except Exception as error:  # the next document may be a better one
            send(connection, b"failed", f"{type(error).__name__}: {error}".encode("utf-8", "replace")[:2000])
        gc.collect()


main()
