"""A table of counts to begin from. Its numbers are made up."""

EXAMPLE = """what,age,sex,ethnicity,count
staff,16-44,women,White,1480
staff,16-44,women,BME,620
staff,16-44,men,White,390
staff,16-44,men,BME,210
staff,45-64,women,White,1190
staff,45-64,women,BME,330
staff,45-64,men,White,260
staff,45-64,men,BME,120
flagged,,,,96
answered,16-44,women,,830
answered,16-44,men,,200
answered,45-64,women,,670
answered,45-64,men,,180
carers,16-44,women,,214
carers,16-44,men,,40
carers,45-64,women,,296
carers,45-64,men,,62
passports,,women,,74
passports,,men,,13
"""
