# ruff: noqa: E501 -- headers are as long as publishers make them
"""Small files as publishers lay them out: the same headers, a few rows."""

import gzip
import zipfile
from pathlib import Path

BACI = """t,i,j,k,v,q
2020,710,842,010121,27.902,169.800
2020,710,699,71120,0.164,NA
2020,699,710,100630,12.000,3.000
2020,710,490,260111,5.000,9.000
"""
COMTRADE_HEADER = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,"
    "partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,"
    "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,"
    "motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,"
    "netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,"
    "isReported,isAggregate"
)
DOTS = """\
"Country Name","Country Code","Indicator Name","Indicator Code","Counterpart Country Name","Counterpart Country Code","Attribute","2018","2018Q1","2019",
"Brazil","223","Goods, Value of Exports, Free on board (FOB), US Dollars","TXG_FOB_USD","China, P.R.: Mainland","924","Value","64205647409","1","63357520633",
"Brazil","223","Goods, Value of Exports, Free on board (FOB), US Dollars","TXG_FOB_USD","China, P.R.: Mainland","924","Status","","","",
"Brazil","223","Goods, Value of Exports, Free on board (FOB), US Dollars","TXG_FOB_USD","World","001","Value","231889523399","1","221126807647",
"Brazil","223","Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars","TMG_CIF_USD","India","534","Value","3","1","4",
"Brazil","223","Goods, Value of Exports, Free on board (FOB), US Dollars","TXG_FOB_USD","Congo, Republic of","634","Value","","1","29000000",
"""
IMTS = """\
DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,PRECISION,DECIMALS_DISPLAYED
IMF.STA:IMTS(1.0.0),KOR,XG_FOB_USD,CHN,A,2024,132902972288,,,
IMF.STA:IMTS(1.0.0),KOR,XG_FOB_USD,KOS,A,2024,2500000,6,,
IMF.STA:IMTS(1.0.0),KOR,XG_FOB_USD,G001,A,2024,683000000000,,,
IMF.STA:IMTS(1.0.0),KOR,MG_CIF_USD,CHN,A,2024,1,,,
IMF.STA:IMTS(1.0.0),KOR,XG_FOB_USD,USA,A,2024,NaN,,,
"""
CDIS = """\
"Country Name","Country Code","Indicator Name","Indicator Code","Counterpart Country Name","Counterpart Country Code","Attribute","2020","2021",
"India","534","Inward Direct Investment Positions, US Dollars","IIW_BP6_USD","Mauritius","684","Value","143000000000","152000000000",
"India","534","Inward Direct Investment Positions, US Dollars","IIW_BP6_USD","South Africa","199","Value","-2000000","500000",
"India","534","Inward Direct Investment Positions, US Dollars","IIW_BP6_USD","World","001","Value","480000000000","514000000000",
"""
DIP = """\
DATAFLOW,COUNTRY,DV_TYPE,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,STATUS
IMF.STA:DIP(12.0.1),IND,O,INWD_D_NETLA_FALL_ALL,MUS,A,2023,160000000000,6,
IMF.STA:DIP(12.0.1),IND,O,INWD_D_NETLA_FALL_ALL,ZAF,A,2023,-2000000,6,
IMF.STA:DIP(12.0.1),IND,O,INWD_D_NETLA_FALL_ALL,G001,A,2023,530000000000,6,
IMF.STA:DIP(12.0.1),IND,O,OTWD_D_NETAL_FALL_ALL,MUS,A,2023,40000000000,6,
IMF.STA:DIP(12.0.1),VNM,SCC,INWD_D_NETLA_FALL_ALL,KOR,A,2023,30000000000,6,
IMF.STA:DIP(12.0.1),IND,O,INWD_D_NETLA_FALL_ALL,KEN,A,2023,,6,C
"""
UNCTAD = {
    "inflows": [
        ["South Africa"],
        ["Table 1. FDI flows in the host economy, by geographical origin"],
        ["(Millions of US dollars)"],
        ["Region / economy", "", "", 2001, 2002],
        ["World", "", "", 6784, 1567],
        ["", "Developed economies", "", 6500, 1200],
        ["", "", "United Kingdom", 5700.5, -120],
        ["", "Developing economies", "", 100, 200],
        ["", "", "Mauritius", "..", 3],
        ["", "", "India", "-", 4],
        ["", "", "Unspecified", 1, 2],
        ["Source: central bank."],
    ],
    "outflows": [["South Africa"], ["Region / economy", "", "", 2001], ["World", "", "", 1]],
    "instock": [["South Africa"], ["Reporting economy", 2001.0, 2002.0], ["India", "..", 70]],
}
UNCTAD_SHEET = """\
"","Brazil","X","X.1","X.2","X.3"
"1","Table 1. FDI flows in the host economy, by geographical origin","",NA,"",""
"2","(Millions of US dollars)","",NA,"",""
"3","Region / economy","",NA,"2001","2002"
"4","World","",NA,"1 050","-- 300"
"5","","Namibia",NA,"1 060","--1 280"
"6","","",NA,"","/..."
"7","Table 1. FDI flows in the host economy, by geographical origin (concluded)","",NA,"",""
"8","(Millions of US dollars)","",NA,"",""
"9","Region / economy","",NA,"2001","2002"
"10","","Netherlands Antilles ",NA,"- -12","977"
"11","","Venezuela, Bolivarian Rep. of",NA,"..","- -3"
"12","Source:  UNCTAD FDI/TNC database.","",NA,"",""
"""
"""As R writes a sheet that was read from the workbook."""
ICIO = """\
V1,ZAF_A01,ZAF_B07,ZAF_H49,KEN_A01,KEN_B07,KEN_H49,ROW_A01,ZAF_HFCE,ZAF_GFCF,KEN_HFCE,ROW_HFCE,OUT
ZAF_A01,1,2,0,3.5,0,1,5,10,0,2,7,31.5
ZAF_B07,0,1,0,0,0.25,0,9,0,0,0,0,10.25
ZAF_H49,1,1,1,1,1,1,1,1,1,1,1,11
KEN_A01,4,0,0,1,0,0,2,0,0.5,1,0,8.5
KEN_B07,0,0,0,0,0,0,0,0,0,0,0,0
ROW_A01,1,0,0,1,0,0,1,0,0,0,0,3
TLS,1,1,1,1,1,1,1,1,1,1,1,
VA,1,1,1,1,1,1,1,,,,,
OUT,1,1,1,1,1,1,1,,,,,
"""
WITS = """\
Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,TradeFlowCode,TradeValue in 1000 USD
HS - Combined,BRA,Total,Brazil,ARG,Argentina,2016,Export,2,13400296.448
HS - Combined,BRA,01,Brazil,ARG,Argentina,2016,Export,2,100
HS - Combined,BRA,Total,Brazil,WLD,World,2016,Export,2,185000000
HS - Combined,BRA,Total,Brazil,ARG,Argentina,2016,Import,1,9000000
"""
WDI = """\
\ufeffCountry Name,Country Code,Indicator Name,Indicator Code,2019,2020
Kenya,KEN,GDP (current US$),NY.GDP.MKTP.CD,100554972585.5,
Kenya,KEN,"Inflation, consumer prices (annual %)",FP.CPI.TOTL.ZG,5.2,-0.4
Kenya,KEN,Forest area (% of land area),AG.LND.FRST.ZS,6.3,6.3
Africa Eastern and Southern,AFE,GDP (current US$),NY.GDP.MKTP.CD,1,2
"""
RTA = """\
RTA ID,RTA Name,Coverage,Type,Notification,Status,Date of Signature (G),Date of Signature (S),Date of Notification (G),Date of Notification (S),Date of Entry into Force (G),Date of Entry into Force (S),Inactive Date,Accession?,RTA Composition,Region,Cross-regional,All Parties WTO members?,Current signatories,Original signatories,Specific Entry/Exit dates,WTO Consideration Process (G),Consideration Date (G),WTO Consideration Process (S),Consideration Date (S),End of implementation period (G),End of implementation period (S),Remarks
640,CPTPP,Goods & Services,FTA & EIA,GATT Art. XXIV & GATS Art. V,In Force,2018-03-08,2018-03-08,2018-12-20,2018-12-20,2018-12-30,2018-12-30,,No,Plurilateral,Asia,Yes,Yes,Chile; Malaysia; Mexico; Viet Nam,Chile; Malaysia; Mexico; Viet Nam,Malaysia(29-Nov-2022 - ); Chile(21-Feb-2023 - ),,,,,,,
1,Old pact,Goods,FTA,GATT Art. XXIV,Inactive,1990-01-01,,1990-01-01,,1991-01-01,,2004-05-01,No,Bilateral,Africa,No,Yes,,Egypt; Sudan,,,,,,,,
3,Southern Common Market (MERCOSUR),Goods & Services,CU & EIA,Enabling Clause & GATS Art. V,In Force,1991-03-26,,1991-02-17,,1991-11-29,2005-12-07,,No,Plurilateral,South America,No,Yes,Argentina; Brazil; Paraguay; Uruguay,Argentina; Brazil; Paraguay; Uruguay,,,,,,,,
4,MERCOSUR - Egypt,Goods,FTA,Enabling Clause,In Force,2010-08-02,,2018-02-19,,2017-09-01,,,No,Bilateral,South America; Africa,Yes,Yes,MERCOSUR; Egypt,MERCOSUR; Egypt,,,,,,,,
5,EU - Chile,Goods & Services,FTA & EIA,GATT Art. XXIV & GATS Art. V,In Force,2002-11-18,2002-11-18,2004-02-03,2005-10-28,2003-02-01,2005-03-01,,No,Bilateral,Europe; South America,Yes,Yes,Chile; European Union; Germany,Chile; European Union,,,,,,,,
2,Hoped for,Goods,FTA,,Early announcement-Signed,2024-01-01,,,,,,,No,Bilateral,Africa,No,Yes,Kenya; Ghana,Kenya; Ghana,,,,,,,,
"""
GEODIST = """\
exporter,importer,contig,comlang_off,comlang_ethno,colony,comcol,curcol,col45,smctry,dist,distcap,distw,distwces
BRA,ARG,1,0,0,0,0,0,0,0,2391.8,2335.4,2392.4,2309.5
BRA,BRA,0,0,0,0,0,0,0,0,1.0,1.0,1000.0,500.0
ROM,MDA,1,1,1,0,0,0,0,0,360,360,371.25,369
"""


def write(folder: Path, name: str, text: str) -> Path:
    """A file of this name; packed, where the name says so."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    if name.endswith(".gz"):
        file.write_bytes(gzip.compress(text.encode()))
    elif name.endswith(".zip"):
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("BACI_HS17_Y2020_V202501.csv", text)
            packed.writestr("BACI_HS17_Y2021_V202501.csv", text.replace("2020,", "2021,"))
            packed.writestr("country_codes_V202501.csv", "country_code,country_name,country_iso2,country_iso3\n")
            packed.writestr("product_codes_HS17_V202501.csv", "code,description\n")
    else:
        file.write_text(text, encoding="utf-8")
    return file


def comtrade(*rows: dict[str, str]) -> str:
    """A file of UN Comtrade; what a row does not say is as in the sum over everything."""
    usual = {
        "freqCode": "A", "refYear": "2021", "flowCode": "M", "partner2Code": "0", "classificationCode": "H5",
        "customsCode": "C00", "motCode": "0",
    }  # fmt: skip
    names = COMTRADE_HEADER.split(",")
    lines = [",".join((usual | row).get(name, "") for name in names) for row in rows]
    return "\n".join([COMTRADE_HEADER, *lines]) + "\n"
