#!/bin/sh
# Before the components start: schema, users with roles, the pool of the one writer. May be repeated at will.
set -eu
airflow db migrate

user() {
    # A user who is there keeps the account and gets the password of .env: that is how a password is changed.
    airflow users create --username "$1" --role "$2" --password "$3" \
        --firstname "$1" --lastname Driftwire --email "$1@driftwire.invalid"
    airflow users reset-password --username "$1" --password "$3"
}

user admin Admin "$DRIFTWIRE_ADMIN_PASSWORD"
user operator Op "$DRIFTWIRE_OPERATOR_PASSWORD"
user viewer Viewer "$DRIFTWIRE_VIEWER_PASSWORD"
airflow pools set warehouse 1 "Only one task at a time writes the warehouse."
