"""`python -m pipeline.newswire`: serve the sample, write its truth, check its texts."""

from pathlib import Path

import click

from pipeline.newswire.address import address, feeds_toml
from pipeline.newswire.plan import plan
from pipeline.newswire.proof import faults
from pipeline.newswire.prose import bundled, read
from pipeline.newswire.server import serve, stop_on_signal
from pipeline.newswire.site import Site
from pipeline.newswire.truth import truth, write

PORT = 8440


@click.group()
def main() -> None:
    """The bundled sample newswire: everything in it is invented."""


@main.command("serve")
@click.option("--clock", type=click.Path(path_type=Path), required=True, help="File that holds the newswire's time.")
@click.option("--port", type=int, default=PORT, show_default=True)
@click.option("--feeds", type=click.Path(path_type=Path), required=True, help="Where to write the feeds.toml.")
def serve_command(clock: Path, port: int, feeds: Path) -> None:
    """Serve on loopback until SIGTERM; only what is published by the clock's time is visible."""
    stop = stop_on_signal()
    site = Site(plan(read(bundled())), address(port))

    def ready() -> None:
        feeds.write_text(feeds_toml(port), encoding="utf-8")
        click.echo(f"Sample newswire on http://127.0.0.1:{port}/")

    serve(site, clock, ready, stop)


@main.command("truth")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--port", type=int, default=PORT, show_default=True, help="The addresses in it are those of this port.")
def truth_command(out: Path, port: int) -> None:
    """Write the exact truth as JSON lines."""
    out.write_text(write(truth(plan(read(bundled())), address(port))), encoding="utf-8")


@main.command("proof")
def proof_command() -> None:
    """List what is malformed in the texts; exit 1 if anything is."""
    found = list(faults(bundled()))
    for fault in found:
        click.echo(fault)
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
