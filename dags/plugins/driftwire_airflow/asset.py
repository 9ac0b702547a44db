"""The bells. An event only wakes a DAG; what there is to do is what is landed and not yet in the warehouse."""

from airflow.sdk import Asset, AssetWatcher

from driftwire_airflow.inbox_trigger import InboxTrigger
from pipeline.settings import settings

INBOX = Asset("inbox", watchers=[AssetWatcher("inbox", trigger=InboxTrigger(str(settings().inbox)))])
LANDED = Asset("landed")
PUBLISHED = Asset("published")
