"""The mail of an issue: its plain text, the page and the numbers attached. The same issue gives the same Message-ID."""

import re
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP

from pipeline.report.issue import ERRATA_SHOWN, PATCH, Issue, erratum
from pipeline.report.mail.setting import MailSettings
from pipeline.report.shelf import Files

# Its pages of stories are not in the mail, so the attached page does not lead to them.
_STORY_LINK = re.compile(r'<p class="whole"><a href="[^"]*/story/[^"]*">.*?</a></p>', re.S)


def message_id(mail: MailSettings, week: str, version: str) -> str:
    return f"<driftwire.{week}.{version}@{mail.domain}>"


def message(
    mail: MailSettings, week: str, issues: Sequence[Issue], before: str | None, files: Files, now: datetime
) -> EmailMessage:
    """`issues`: the versions of the week, the newest last, which is mailed; `before`: the version mailed last."""
    version = issues[-1].version
    out = EmailMessage(policy=SMTP)
    out["From"] = Address("Driftwire", addr_spec=mail.sender)
    # A reader need not learn who the others are: the envelope names them.
    out["To"] = Group("undisclosed-recipients", ())
    out["Subject"] = subject(week, version, before)
    out["Date"] = now
    out["Message-ID"] = message_id(mail, week, version)
    if before:
        out["In-Reply-To"] = out["References"] = message_id(mail, week, before)
    out["Auto-Submitted"] = "auto-generated"
    out.set_content(_missed(issues, before) + files[f"{week}.txt"], cte="quoted-printable")
    attached = {"html": _STORY_LINK.sub("", files[f"{week}.html"]), "csv": files[f"{week}.csv"]}
    for kind, text in attached.items():
        out.add_attachment(
            text.encode(), maintype="text", subtype=kind, filename=f"{week}.{kind}", params={"charset": "utf-8"}
        )
    return out


def subject(week: str, version: str, before: str | None) -> str:
    return f"Correction: drift report {week}, version {version}" if before else f"Drift report {week}"


def since(issues: Sequence[Issue], before: str) -> Sequence[Issue]:
    """The versions after that one; all where its folder was deleted to make room."""
    known = [one.version for one in issues]
    return issues[known.index(before) + 1 :] if before in known else issues


def _missed(issues: Sequence[Issue], before: str | None) -> str:
    """What changed in versions that were not mailed: the text tells the last step only."""
    if before is None:
        return ""
    between = [one for one in since(issues, before)[:-1] if one.weight != PATCH]
    told = [f"* {one.version}: {erratum(change)}" for one in between for change in one.changes[:ERRATA_SHOWN]]
    head = f"You were sent version {before}. Versions since then, which were not mailed, changed:"
    return "\n".join([head, *told, "", ""]) if told else ""
