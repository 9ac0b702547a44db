# The image of every Airflow component and of the report server; docker-compose.yml says which command it runs.
# Everything is installed here, from the hashed lock; nothing is installed when a container starts.
FROM python:3.11-slim-bookworm AS made
COPY . /src
# The same script is run without an engine by tests/compose: deploy/install.sh FOLDER.
RUN sh /src/deploy/install.sh /src /opt/driftwire

FROM python:3.11-slim-bookworm
RUN useradd --uid 50000 --gid 0 --no-create-home --home-dir /var/lib/airflow --shell /usr/sbin/nologin driftwire \
    && install -d -o 50000 -g 0 -m 0750 /var/lib/airflow /var/lib/airflow/logs /var/lib/driftwire
COPY --from=made /opt/driftwire /opt/driftwire
ENV PATH=/opt/driftwire/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    NUMBA_CACHE_DIR=/tmp/numba \
    AIRFLOW_HOME=/var/lib/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/driftwire/src/dags \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/driftwire/src/dags/plugins \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    DRIFTWIRE_HOME=/var/lib/driftwire
WORKDIR /opt/driftwire/src
USER 50000:0
CMD ["driftwire", "--help"]
