# Dependencies in a layer of their own, so that a change of our code installs in seconds.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/house
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
# The names of our run-time dependencies, at the versions of the lock.
RUN python -c "import tomllib; print('\n'.join(tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']))" > /tmp/wanted.txt
RUN /opt/house/bin/pip install -c requirements.lock -r /tmp/wanted.txt
COPY mock_interviewer mock_interviewer
COPY interview interview
COPY agents agents
COPY tools tools
COPY memory memory
COPY server server
COPY cli cli
COPY evals evals
COPY content content
RUN /opt/house/bin/pip install --no-deps .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home house && install -d -o house -g house -m 0700 /data
COPY --from=build /opt/house /opt/house
USER house
WORKDIR /home/house
ENV PATH=/opt/house/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
# Inside the container every address is listened on; what the world sees is the public URL's choice.
ENV MOCK_INTERVIEWER_DATA=/data MOCK_INTERVIEWER_HOST=0.0.0.0 MOCK_INTERVIEWER_PORT=8000
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["mock-interviewer", "serve"]
