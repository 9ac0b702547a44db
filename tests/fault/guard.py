"""Takes each guard out of a copy of the tree in turn, and shows that a named test fails: python -m tests.fault.guard.

A guard that can be taken out unnoticed is none. Exit 1 if one was.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Guard(NamedTuple):
    """`code` stands once in the file; `without` takes its place."""

    name: str
    file: str
    code: str
    without: str
    test: str


GUARDS = (
    Guard("addresses are checked", "pipeline/collect/dial.py", "    return parsed.is_global and", "    return True or",
          "tests/hostile/test_ssrf.py::test_no_redirect_leads_inside"),
    Guard("attributes are counted", "pipeline/core/bomb.py", "MOST_ATTRIBUTES = 2_000", "MOST_ATTRIBUTES = 2_000_000",
          "tests/hostile/test_bombs.py::test_a_page_that_is_a_bomb_is_refused_or_read"),
    Guard("texts are escaped", "pipeline/report/page.py", "autoescape=True", "autoescape=False",
          "tests/report/test_report_page.py::test_texts_are_escaped_in_elements_and_attributes"),
    Guard("texts are cleaned", "pipeline/core/text.py", "if not c.isprintable() and", "if False and",
          "tests/core/test_text.py::test_a_text_is_cleaned"),
    Guard("a segment is written aside", "pipeline/landing/segment.py", 'folder / f".{name}.part"', "folder / name",
          "tests/landing/test_segment.py::test_a_segment_is_on_disk_before_it_has_its_name"),
    Guard("a segment is synced", "pipeline/landing/segment.py", "os.fsync(file.fileno())", "pass",
          "tests/landing/test_segment.py::test_a_segment_is_on_disk_before_it_has_its_name"),
    Guard("bytes are checked", "pipeline/landing/segment.py", 'hexdigest() != told["sha256"]', "hexdigest() == ''",
          "tests/landing/test_segment.py::test_a_flipped_byte_is_told"),
    Guard("links are left alone", "pipeline/landing/inbox.py", " or path.is_symlink()", "",
          "tests/landing/test_inbox.py::test_a_link_is_left_alone"),
    Guard("files in the making wait", "pipeline/landing/inbox.py", " and not is_being_written(path)", "",
          "tests/landing/test_inbox.py::test_a_file_that_somebody_holds_open_for_writing_is_not_complete"),
    Guard("a capture is one", "pipeline/landing/received.py", "(self.address, fetched, self.sha256)",
          "(self.address, fetched, self.sha256, self.received_at.isoformat())",
          "tests/landing/test_segment.py::test_a_capture_is_known_by_address_bytes_and_time_of_fetching"),
    Guard("a refusal is a row", "pipeline/stages/rejected.py", "if doc.reason is None or", "if True or",
          "tests/fault/test_sweep.py::test_every_point_in_the_source_is_hit_by_a_run"),
    Guard("one writer", "pipeline/run/lock.py", "fcntl.flock(file, fcntl.LOCK_EX)", "pass",
          "tests/fault/test_sweep.py::test_the_same_run_three_times_at_once_is_one_run"),
    Guard("a store is made aside", "pipeline/warehouse/store.py", "if not path.exists():", "if False:",
          "tests/fault/test_full_disk.py::test_every_writer_that_finds_no_room_fails_cleanly"),
    Guard("the tables are gated", "pipeline/run/publication.py", "    if failed:", "    if False:",
          "tests/run/test_publication.py::test_tables_that_are_unfit_are_not_published_and_the_readers_keep_theirs"),
    Guard("questions stay inside", "pipeline/warehouse/sandbox.py", '"enable_external_access": "false"',
          '"enable_external_access": "true"',
          "tests/warehouse/test_sandbox.py::test_a_hostile_statement_is_refused"),
    Guard("pages want a login", "dags/plugins/driftwire_pages.py",
          "dependencies=[Depends(requires_access_view(AccessView.WEBSITE))]", "dependencies=[]",
          "tests/dags/test_driftwire_pages.py::test_without_login_there_is_nothing_to_see"),
    Guard("pushing wants a token", "dags/plugins/driftwire_push.py", "dependencies=[Depends(may_push)]",
          "dependencies=[]",
          "tests/dags/test_driftwire_push.py::test_without_a_token_nothing_is_taken"),
    Guard("a request has a limit", "dags/plugins/driftwire_push.py", "if len(body) > push.LARGEST:", "if False:",
          "tests/dags/test_driftwire_push.py::test_more_than_the_limit_is_too_large_whatever_the_header_says"),
    Guard("a form has a token", "dags/plugins/driftwire_airflow/editor.py",
          "or not hmac.compare_digest(token, form_token(user))", "or False",
          "tests/dags/test_driftwire_pages.py::test_a_form_from_elsewhere_decides_nothing"),
)  # fmt: skip


def copied(folder: Path) -> Path:
    """The tree as it is, without history and data; what tests find beside it is beside the copy."""
    tree = folder / "driftwire"
    ignored = ("--exclude=.git", "--exclude=.venv", "--exclude=./var*", "--exclude=__pycache__", "--exclude=.*_cache")
    tree.mkdir()
    packed = subprocess.run(["tar", "-C", ROOT, *ignored, "-cf", "-", "."], check=True, capture_output=True)
    subprocess.run(["tar", "-C", tree, "-xf", "-"], input=packed.stdout, check=True)
    if (ROOT.parent / "shared").exists():
        (folder / "shared").symlink_to((ROOT.parent / "shared").resolve())
    return tree


def fails(tree: Path, tests: list[str]) -> bool:
    """Raises RuntimeError where pytest could not even run them."""
    environ = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=tree, env=environ, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    return done.returncode == 1


def unnoticed(tree: Path, guard: Guard) -> bool:
    file = tree / guard.file
    whole = file.read_text(encoding="utf-8")
    if whole.count(guard.code) != 1:
        raise RuntimeError(f"{guard.file}: {guard.code!r} stands there {whole.count(guard.code)} times")
    file.write_text(whole.replace(guard.code, guard.without), encoding="utf-8")
    try:
        return not fails(tree, [guard.test])
    finally:
        file.write_text(whole, encoding="utf-8")


def main(wanted: list[str]) -> None:
    guards = [one for one in GUARDS if not wanted or any(word in one.name for word in wanted)]
    with tempfile.TemporaryDirectory(prefix="guard-") as folder:
        tree = copied(Path(folder))
        if fails(tree, sorted({one.test for one in guards})):
            sys.exit("the tests fail with all guards in place")
        missed = []
        for one in guards:
            start = time.monotonic()
            missed += [one.name] if unnoticed(tree, one) else []
            said = "NOBODY NOTICES" if one.name in missed else "noticed by"
            print(f"{one.name:28} {said} {one.test}  ({time.monotonic() - start:.0f} s)", flush=True)
    print(f"{len(guards) - len(missed)} of {len(guards)} guards are defended")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
