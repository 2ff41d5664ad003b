"""How long an act of 12 projects in two languages takes to be printed, beside reportlab on the same record and run.

    python benchmarks/act_pdf.py [--projects 12] [--save]

Each piece of work has a process of its own: *cold* is the first document with everything that has to be loaded for it,
*warm* the median of ten other ones that follow. The peer sets the same texts in two columns with the same font, without
tags, without the record inside, and without Arabic, which it does not shape. Verifying reads a document back, prints it
once more, and compares. The bar: 5 s, cold too.
"""

import argparse
import io
import json
import multiprocessing
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"
BAR = 5.0
RUNS = 11
SAID: Mapping[str, Mapping[str, str]] = {
    "pt": {
        "title": "Ata da XIV Reunião da Comissão Mista de Cooperação Técnica",
        "decision": "As Partes aprovam o programa e informarão, a cada seis meses, o andamento de cada projeto, com os "
        "resultados alcançados, as dificuldades encontradas e as medidas tomadas por cada lado.",
        "project": "Fortalecimento dos bancos de leite humano na província de Nampula",
        "budget": "Brasil: US$ 120.000 em horas técnicas; Moçambique: instalações e dois técnicos",
    },
    "en": {
        "title": "Act of the Fourteenth Session of the Joint Commission for Technical Cooperation",
        "decision": "The Parties approve the programme and shall report every six months on the progress of each "
        "project, with the results achieved, the difficulties met and the measures taken by each side.",
        "project": "Strengthening human milk banks in the province of Nampula",
        "budget": "Brazil: USD 120,000 in expert hours; Mozambique: premises and two technicians",
    },
    "ar": {
        "title": "محضر الدورة الرابعة عشرة للجنة المشتركة للتعاون الفني",
        "decision": "يوافق الطرفان على البرنامج ويقدمان كل ستة أشهر تقريرا عن تقدم كل مشروع وعن النتائج المحققة "
        "والصعوبات التي ووجهت والتدابير التي اتخذها كل طرف.",
        "project": "تعزيز بنوك حليب الأم في إقليم نامبولا",
        "budget": "البرازيل: 120.000 دولار من ساعات الخبراء؛ موزمبيق: المباني وفنيان اثنان",
    },
}


def an_act(languages: tuple[str, ...], projects: int, run: int) -> Any:
    """An act as commissions write them; each run has other texts, so that nothing can be kept from the one before."""
    from bandung.records.kinds import read

    def said(what: str, number: int = 0) -> dict[str, str]:
        return {each: f"{run + 1}. {SAID[each][what]} {number}/{run}" for each in languages}

    sides = [{"party": "bra", "institution": "Fiocruz"}, {"party": "moz", "institution": "Hospital Central de Nampula"}]
    return read(
        "commission-act",
        {
            "id": "act-14", "session": {"register_code": "bra", "record": "session-14", "digest": "0" * 64},
            "number": "XIV/2026", "title": said("title"), "parties": ["bra", "moz"], "languages": list(languages),
            "on": "2026-11-24", "decisions": [{"text": said("decision", number)} for number in range(1, 11)],
            "programme": {
                "title": said("title"), "period": {"start": "2026-01-01", "end": "2029-01-01"},
                "projects": [
                    {"title": said("project", number), "sector": "12220", "counterparts": sides,
                     "period": {"start": "2026-03-01", "end": "2027-09-01"}, "budget": said("budget")}
                    for number in range(1, projects + 1)
                ],
            },
        },
    )  # fmt: skip


def ours(languages: tuple[str, ...], projects: int, run: int) -> bytes:
    """Our own document: tagged, with the record inside, code and digest on each page."""
    from bandung.printing.act import act_pdf
    from bandung.records.canonical import digest
    from bandung.records.kinds import body

    act = an_act(languages, projects, run)
    names = {"bra": {"en": "Brazilian Cooperation Agency"}, "moz": {"en": "Ministry of Foreign Affairs"}}
    return act_pdf(
        act, parties=names, session=None, consents=(), digest=digest(body(act).encode()),
        verify_address="https://cooperation.example.org/verify",
    )  # fmt: skip


def peer(languages: tuple[str, ...], projects: int, run: int) -> bytes:
    """The same texts in two columns by reportlab's Platypus."""
    from importlib.resources import files

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    act = an_act(languages, projects, run)
    pdfmetrics.registerFont(TTFont("Noto Sans", str(files("manimgx_fonts") / "NotoSans[wght].ttf")))
    style = ParagraphStyle("text", fontName="Noto Sans", fontSize=9.5, leading=13)

    def row(*texts: str) -> list[Any]:
        return [Paragraph(text, style) for text in texts]

    rows = [row(*(act.title[each] for each in languages))]
    rows += [row(*(decision.text[each] for each in languages)) for decision in act.decisions]
    for project in act.programme.projects:
        lines = [f"{each.party}: {each.institution}" for each in project.counterparts]
        lines.append(f"{project.period.start} – {project.period.end}")
        rows += [row(*(project.title[each] for each in languages)), *(row(line, line) for line in lines)]
        rows.append(row(*(project.budget[each] for each in languages)))
    to = io.BytesIO()
    frame = SimpleDocTemplate(to, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm)
    frame.build([Table(rows, colWidths=[87 * mm] * len(languages), splitByRow=True)])
    return to.getvalue()


def verifying(languages: tuple[str, ...], projects: int, run: int) -> bytes:
    """Reading a document back and comparing its pages with what its record prints."""
    from bandung.printing.verifying import verify_pdf

    document = PRINTED[run]
    assert verify_pdf(document).belongs
    return document


PRINTED: list[bytes] = []
"""What ``verifying`` reads back: printed by another process, so that nothing is loaded yet."""


def measured(work: Callable[..., bytes], languages: tuple[str, ...], projects: int) -> dict[str, Any]:
    """Cold and warm seconds, pages, size and peak memory in a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    documents = [ours(languages, projects, run) for run in range(RUNS)] if work is verifying else []
    process = context.Process(target=_work, args=(work, languages, projects, documents, there))
    process.start()
    told: dict[str, Any] = here.recv()
    process.join()
    return told


def _work(
    work: Callable[..., bytes], languages: tuple[str, ...], projects: int, documents: list[bytes], to: Any
) -> None:
    PRINTED.extend(documents)
    seconds = []
    for run in range(RUNS):
        begun = time.perf_counter()
        document = work(languages, projects, run)
        seconds.append(time.perf_counter() - begun)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    from pypdf import PdfReader

    to.send({
        "work": work.__name__, "languages": "+".join(languages), "cold s": round(seconds[0], 3),
        "warm s": round(statistics.median(seconds[1:]), 3), 
        "pages": len(PdfReader(io.BytesIO(document)).pages),
        "KB": len(document) // 1000, "peak MiB": int(status.partition("VmHWM:")[2].split()[0]) // 1024,
    })  # fmt: skip


def main() -> None:
    """Measure, print one table, and keep it if asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--projects", type=int, default=12)
    asked.add_argument("--save", action="store_true", help="keep the figures in benchmarks/results")
    given = asked.parse_args()
    works = [(ours, ("pt", "en")), (peer, ("pt", "en")), (ours, ("ar", "en")), (ours, ("ar", "pt", "en")),
             (verifying, ("pt", "en"))]  # fmt: skip
    figures = [measured(work, languages, given.projects) for work, languages in works]
    lines = [f"an act of {given.projects} projects and 10 decisions; the bar is {BAR:g} s, cold too"]
    lines.append("".join(f"{name:>12}" for name in figures[0]))
    lines += ["".join(f"{value!s:>12}" for value in figure.values()) for figure in figures]
    print("\n".join(lines))
    if given.save:
        (RESULTS / "act_pdf.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (RESULTS / "act_pdf.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
