"""Names of months in the languages that write them into a Date header, and offsets of zones in minutes."""

from __future__ import annotations

_NAMES: tuple[tuple[str, ...], ...] = (
    (
        "jan january januar jänner januari janvier janv enero ene gennaio gen janeiro styczeń stycznia",
        "sty январь января янв leden led tammi 1月",
    ),
    (
        "feb february februar februari février févr fév fevr febrero febbraio fevereiro fev luty lutego",
        "lut февраль февраля фев únor helmi 2月",
    ),
    (
        "mar march märz maerz mär mrz maart mars marzo março marzec marca март марта мар březen maalis",
        "3月",
    ),
    ("apr april avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр duben huhti 4月",),
    ("may mai mei maj mayo maggio mag maio май мая květen touko 5月",),
    ("jun june juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн červen kesä 6月",),
    (
        "jul july juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл červenec heinä",
        "7月",
    ),
    ("aug august augustus août aout agosto ago sierpień sierpnia sie август августа авг srpen elo 8月",),
    (
        "sep sept september septembre septiembre settembre set setembro wrzesień września wrz сентябрь",
        "сентября сен září syys 9月",
    ),
    (
        "oct okt october oktober octobre octubre ottobre ott outubro out październik października paź",
        "октябрь октября окт říjen loka 10月",
    ),
    ("nov november novembre noviembre novembro listopad listopada ноябрь ноября ноя marras 11月",),
    (
        "dec dez december dezember décembre déc decembre diciembre dic dicembre dezembro grudzień",
        "grudnia gru декабрь декабря дек prosinec joulu 12月",
    ),
)
MONTHS: dict[str, int] = {
    word: number for number, names in enumerate(_NAMES, 1) for line in names for word in line.split()
}

ZONES: dict[str, int] = {
    "UT": 0,
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
    "WET": 0,
    "BST": 60,
    "CET": 60,
    "MET": 60,
    "MEZ": 60,
    "WEST": 60,
    "CEST": 120,
    "MEST": 120,
    "MESZ": 120,
    "EET": 120,
    "SAST": 120,
    "EEST": 180,
    "MSK": 180,
    "MSD": 240,
    "IST": 330,
    "HKT": 480,
    "JST": 540,
    "KST": 540,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "NST": -210,
    "NDT": -150,
    "AST": -240,
    "ADT": -180,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "AKST": -540,
    "AKDT": -480,
    "HST": -600,
}
