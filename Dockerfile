# syntax=docker/dockerfile:1
# Two stages: the first installs the pinned, hashed requirements and the wheel, the second carries only the result.
# No secret is in a layer: passwords and keys come at run time, from the environment or from *_FILE.
ARG PYTHON=python:3.13-slim

FROM ${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements.txt ./
RUN python -m venv /opt/intake \
 && /opt/intake/bin/python -m pip install --require-hashes -r requirements.txt
COPY pyproject.toml README.md ./
COPY config config
COPY parsers parsers
COPY storage storage
COPY intake intake
RUN /opt/intake/bin/python -m pip install --no-deps --no-build-isolation .

FROM ${PYTHON}
LABEL org.opencontainers.image.title="call-intake" \
      org.opencontainers.image.description="Runs a call for input by ordinary e-mail"
ENV PATH=/opt/intake/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    INTAKE_HOME=/data
RUN groupadd --gid 10001 intake \
 && useradd --uid 10001 --gid intake --home-dir /data --no-create-home --shell /usr/sbin/nologin intake \
 && install -d -o intake -g intake -m 0700 /data
COPY --from=build /opt/intake /opt/intake
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
# `status --health` fails when the last good poll is too old, or the database does not answer.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["intake", "status", "--health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["intake"]
CMD ["work"]
