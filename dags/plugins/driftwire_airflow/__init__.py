"""What several DAG files share. It lies in the plugins folder because Airflow puts that on every component's path."""
