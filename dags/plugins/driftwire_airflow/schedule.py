"""Timed, or rung and timed: an event may be lost, so nothing waits for events alone."""

from airflow.sdk import Asset, AssetOrTimeSchedule, CronTriggerTimetable


def every(cron: str) -> CronTriggerTimetable:
    return CronTriggerTimetable(cron, timezone="UTC")


def rung_or_every(asset: Asset, cron: str) -> AssetOrTimeSchedule:
    return AssetOrTimeSchedule(timetable=every(cron), assets=[asset])
