"""Airflow and all, on one machine without a server: each part started by us, watched, and stopped by us."""
