#!/bin/sh
# Installs Driftwire from a source tree into a folder: deploy/install.sh SOURCE TARGET. The Dockerfile runs it.
set -eu
source=$1
target=$2
python3 -m venv "$target"
# pip checks every hash of the lock, which names everything, and byte-compiles.
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-cache-dir --no-deps --require-hashes \
    -r "$source/requirements-distributed.lock"
mkdir -p "$target/src"
for one in dags deploy models pipeline warehouse feeds.toml pyproject.toml README.md; do
    cp -R "$source/$one" "$target/src/"
done
find "$target/src" -name __pycache__ -type d -prune -exec rm -rf {} +
"$target/bin/python" -m compileall -q "$target/src/pipeline" "$target/src/models" "$target/src/dags"
# The sources stay where they lie: a link from the environment to them, and the command.
echo "$target/src" > "$("$target/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/driftwire.pth"
cat > "$target/bin/driftwire" <<END
#!$target/bin/python
from pipeline.cli import main

main()
END
chmod 0755 "$target/bin/driftwire"
