#!/usr/bin/env python3
"""Cuts the console's font, Lifeboat Sans SC, out of Noto Sans CJK (SIL Open Font License 1.1).

    subset.py FOLDER-OF-NOTO OUTPUT-FOLDER

FOLDER-OF-NOTO holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc, version 2.004: what Debian's package
fonts-noto-cjk installs. Needs fontTools (Debian: fonttools); 4.38 made the files that are checked in.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

FAMILY = "Lifeboat Sans SC"
SOURCE_FAMILY = "Noto Sans CJK SC"
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0391, 0x03C9),  # Greek letters
    (0x2010, 0x203E),  # general punctuation
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20AC),  # currency
    (0x2100, 0x218B),  # letter-like symbols, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed numbers
    (0x2500, 0x25FF),  # boxes, blocks, geometric shapes
    (0x2600, 0x27BF),  # symbols, dingbats
    (0x3000, 0x303F),  # CJK punctuation
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
]
QUOTATION_MARKS = (0x2018, 0x2019, 0x201C, 0x201D)


def characters():
    """The ranges above and all of GB 2312: its symbols and its 6,763 ideographs of levels 1 and 2."""
    wanted = {code for first, last in RANGES for code in range(first, last + 1)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                wanted.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return wanted


def rename(font, weight):
    """A subset must not pose as the font it was cut from: the family gets a name of its own."""
    postscript = FAMILY.replace(" ", "") + "-" + weight
    names = {
        1: FAMILY,
        2: weight,
        3: "2.004;" + postscript,
        4: FAMILY if weight == "Regular" else FAMILY + " " + weight,
        6: postscript,
        10: "A subset of " + SOURCE_FAMILY + " 2.004 for the Lifeboat console.",
    }
    table = font["name"]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = postscript
    top = cff.topDictIndex[0]
    top.FullName = names[4]
    top.FamilyName = FAMILY


def narrow_quotation_marks(font):
    """Noto's Chinese face draws curly quotation marks as wide as an ideograph; English needs its narrow ones."""
    narrow = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "pwid":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    narrow.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        if not table.isUnicode() or table.format == 14:
            continue
        for code in QUOTATION_MARKS:
            if code in table.cmap:
                table.cmap[code] = narrow.get(table.cmap[code], table.cmap[code])


def cut(source, weight, target):
    font = next(
        f for f in TTCollection(str(source), lazy=True).fonts if f["name"].getDebugName(1) == SOURCE_FAMILY
    )
    narrow_quotation_marks(font)
    options = subset.Options()
    options.layout_features = ["kern", "liga", "locl", "mark", "mkmk", "ccmp"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 11, 13, 14]
    options.name_languages = [0x409]
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    rename(font, weight)
    font.save(str(target))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    for weight in ("Regular", "Bold"):
        cut(source / f"NotoSansCJK-{weight}.ttc", weight, target / f"LifeboatSansSC-{weight}.otf")


if __name__ == "__main__":
    main()
