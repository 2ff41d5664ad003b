"""``bandung registers``: verify, rebuild, show, export, import, rotate, suspend, resume."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bandung.cli import output
from bandung.cli.platform import wake
from bandung.records.chain import Walk

app = typer.Typer(no_args_is_help=True, help="The parties' registers: verify, rebuild, show, export, import.")

Code = Annotated[str, typer.Argument(help="code of the register, as `bandung registers show` lists it")]
Json = Annotated[bool, typer.Option("--json", help="print JSON")]


@app.command()
def verify(
    code: Annotated[str | None, typer.Argument(help="one register; all of them without it")] = None,
    file: Annotated[Path | None, typer.Option(help="verify a register file instead; needs no node")] = None,
    json: Json = False,
) -> None:
    """Check every signature, every link and every digest; name the first entry that does not hold."""
    if file is not None:
        register, length = verify_file(file)
        checked = {register: length}
    else:
        wake()
        from bandung.registers import files
        from bandung.registers.models import Register

        codes = [code] if code else list(Register.objects.order_by("code").values_list("code", flat=True))
        checked = {each: files.verify(each, output.progress) for each in codes}
    if json:
        output.as_json(checked)
    else:
        output.table(["register", "entries", ""], [[each, length, "holds"] for each, length in checked.items()])


def verify_file(file: Path) -> tuple[str, int]:
    """The register's code and length of a register file, every entry verified; needs no node.

    :raises BadEntry, BadLine: naming the entry or line that does not hold.
    """
    from bandung.records.lines import lines_of, register_of, stored_of

    with file.open("rb") as opened:
        walk: Walk | None = None
        for number, line in enumerate(lines_of(opened), start=1):
            stored = stored_of(line, number)
            walk = walk or Walk(register_of(stored), partial=True)
            walk.step(stored)
    if walk is None:
        return file.name, 0
    walk.finish()
    return walk.register, walk.length


@app.command()
def rebuild(json: Json = False) -> None:
    """Drop all readings and read all registers again; says whether the tables came out the same."""
    wake()
    from bandung.exchange.matches import rebuild_index
    from bandung.registers import rebuild as rebuilding

    before = rebuilding.fingerprint()
    entries = rebuilding.rebuild(output.progress)
    after = rebuilding.fingerprint()
    indexed = rebuild_index(output.progress)
    changed = sorted(table for table, digest in after.items() if before[table] != digest)
    if json:
        output.as_json({"entries": entries, "indexed": indexed, "tables": after, "changed": changed})
    else:
        output.table(["table", "as before"], [[table, "no" if table in changed else "yes"] for table in after])
        typer.echo(f"{entries} entries read, {indexed} statements in the matching index")
    if changed:
        raise typer.Exit(2)


@app.command()
def show(
    code: Annotated[str | None, typer.Argument(help="one register; a list of all without it")] = None,
    seq: Annotated[int | None, typer.Argument(help="one entry of it")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many entries, newest first")] = 20,
    json: Json = False,
) -> None:
    """List registers, the entries of one, or one entry with its record."""
    wake()
    from bandung.records.canonical import parse
    from bandung.registers import files
    from bandung.registers.errors import NoSuchEntry
    from bandung.registers.models import Register

    if code is None:
        rows = [[each.code, each.length, each.last[:16], each.kid[:16]] for each in Register.objects.order_by("code")]
        headers = ["register", "entries", "ends with", "key"]
    elif seq is None:
        entries = files.get(code).entries.order_by("-seq")[:limit]
        rows = [
            [each.seq, each.at.isoformat(), each.act, each.kind, each.record, each.audience, each.by]
            for each in entries
        ]
        headers = ["entry", "at", "act", "kind", "record", "audience", "by"]
    else:
        entry = files.get(code).entries.filter(seq=seq).first()
        if entry is None:
            raise NoSuchEntry(register=code, seq=seq)
        output.as_json(
            {
                "register": code,
                "seq": entry.seq,
                "act": entry.act,
                "kind": entry.kind,
                "record": entry.record,
                "at": entry.at.isoformat(),
                "by": entry.by,
                "audience": entry.audience,
                "digest": entry.digest,
                "signed": entry.signed,
                "body": parse(entry.body) if entry.body else None,
            }
        )
        return
    if json:
        output.as_json([dict(zip(headers, row, strict=True)) for row in rows])
    else:
        output.table(headers, rows)


@app.command()
def export(
    code: Code,
    file: Annotated[Path, typer.Argument(help="where to write it")],
    public_only: Annotated[bool, typer.Option(help="withhold the bodies of entries that are not public")] = False,
) -> None:
    """Write a register to a file, one line an entry, to verify it elsewhere or take it to another node."""
    wake()
    from bandung.registers import files

    unfinished = file.with_name(file.name + ".part")
    with unfinished.open("wb") as out:
        out.writelines(files.export(code, public_only=public_only))
    unfinished.replace(file)
    typer.echo(f"{file}: {files.get(code).length} entries")


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a register file")]) -> None:
    """Take in a register from a file: everything new in it, or nothing if any entry does not hold."""
    wake()
    from bandung.records.lines import lines_of, register_of, stored_of
    from bandung.registers import files

    with file.open("rb") as opened:
        code = register_of(stored_of(next(lines_of(opened), b""), 1))
        opened.seek(0)
        added = files.import_file(code, lines_of(opened), output.progress)
    typer.echo(f"{code}: {added} new entries")


@app.command()
def rotate(
    code: Code,
    by: Annotated[str, typer.Option(help="institution and post that orders it")],
    reason: Annotated[str | None, typer.Option(help="why, kept in the entry")] = None,
) -> None:
    """Give a register a new key; the old key signs the entry that names the new one."""
    wake()
    from bandung.registers import append

    entry = append.rotate_key(code, by=by, at=datetime.now(UTC), reason=reason)
    typer.echo(f"{code}: entry {entry.seq} names the new key")


@app.command()
def suspend(
    code: Code,
    reason: Annotated[str, typer.Option(help="why, shown to everybody on the register's page")],
) -> None:
    """Stop writing in a register that this node hosts; reading goes on, and everybody sees since when and why."""
    wake()
    from bandung.registers import hosting

    hosting.suspend(code, reason=reason, at=datetime.now(UTC))
    typer.echo(f"{code}: hosting suspended; nothing is written until `bandung registers resume {code}`")


@app.command()
def resume(code: Code) -> None:
    """Let the party write in its register again."""
    wake()
    from bandung.registers import hosting

    hosting.resume(code)
    typer.echo(f"{code}: hosting resumed")
