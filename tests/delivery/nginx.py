"""A real nginx on loopback that runs ``deploy/nginx.conf`` with only names, folders and ports changed."""

import http.client
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "deploy" / "nginx.conf"
HOST = "example.vn"

_FRAME = """{user}worker_processes 1;
pid {folder}/pid;
error_log {folder}/errors;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    """What the server said: header names in small letters, the body as sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running nginx: the path of the site, and the ports by scheme and family."""

    prefix: str
    ports: dict[tuple[str, int], int]
    trust: ssl.SSLContext

    def get(
        self,
        path: str,
        method: str = "GET",
        scheme: str = "https",
        family: int = socket.AF_INET,
        **headers: str,
    ) -> Answer:
        """Ask for ``path`` below the site, or anywhere when it begins with a slash."""
        kind: type[http.client.HTTPConnection] = http.client.HTTPConnection
        options: dict[str, ssl.SSLContext] = {}
        if scheme == "https":
            kind, options = http.client.HTTPSConnection, {"context": self.trust}
        host = "127.0.0.1" if family == socket.AF_INET else "::1"
        connection = kind(host, self.ports[scheme, family], timeout=20, **options)  # type: ignore[arg-type]
        names = {key.replace("_", "-"): value for key, value in headers.items()}
        target = path if path.startswith("/") else self.prefix + path
        connection.request(method, target, headers={"Host": HOST, **names})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, body)


@contextmanager
def serving(folder: Path, root: Path, prefix: str) -> Iterator[Server]:
    """Run nginx with its files in ``folder``, serving the site in ``root`` below ``prefix``."""
    certificate, key = _certificate(folder)
    configuration = SHIPPED.read_text(encoding="utf-8")
    for shipped, ours in (
        ("/etc/ssl/certs/example.vn.pem", certificate),
        ("/etc/ssl/private/example.vn.key", key),
        ("/srv/www", root),
        ("/thi-dua/", prefix),
    ):
        assert shipped in configuration
        configuration = configuration.replace(shipped, str(ours))
    (folder / "nginx.conf").write_text(
        _FRAME.format(folder=folder, user=_user_line()), encoding="utf-8"
    )
    trust = ssl.create_default_context(cafile=str(certificate))
    trust.check_hostname = False
    for _ in range(5):
        ports = _free_ports()
        (folder / "site.conf").write_text(_with_ports(configuration, ports), encoding="utf-8")
        command = [program(), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
        command += ["-e", str(folder / "errors")]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tried.returncode == 0, tried.stderr
        assert "[warn]" not in tried.stderr, tried.stderr
        # The first process ends when the ports are bound: from then on a connection is answered.
        if subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            break
    else:
        raise AssertionError((folder / "errors").read_text(encoding="utf-8"))
    try:
        yield Server(prefix, ports, trust)
    finally:
        subprocess.run([*command, "-s", "stop"], check=True)


def program() -> str:
    """The path of nginx, which Debian keeps out of the way of plain users."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, "no nginx on this machine: apt-get install nginx"
    return found


def _user_line() -> str:
    """Root's workers stay root: the folders of tests are nobody else's to read."""
    return f"user {pwd.getpwuid(0).pw_name};\n" if os.geteuid() == 0 else ""


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "site.pem", folder / "site.key"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-days", "2", "-subj", f"/CN={HOST}", "-keyout", str(key), "-out", str(certificate),
        ],
        capture_output=True,
        check=True,
    )  # fmt: skip
    return certificate, key


def _free_ports() -> dict[tuple[str, int], int]:
    """A free port for each scheme and each family that this machine has."""
    ports, held = {}, []
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        for scheme in ("http", "https"):
            try:
                listener = socket.create_server((host, 0), family=family)
            except OSError:
                continue
            held.append(listener)
            ports[scheme, int(family)] = listener.getsockname()[1]
    for listener in held:
        listener.close()
    return ports


def _with_ports(configuration: str, ports: dict[tuple[str, int], int]) -> str:
    def listen(found: re.Match[str]) -> str:
        family = socket.AF_INET6 if found[1] else socket.AF_INET
        host = "[::1]" if found[1] else "127.0.0.1"
        port = ports.get(("https" if found[2] == "443" else "http", int(family)))
        return f"listen {host}:{port}{found[3]};" if port else ""

    return re.sub(r"listen (\[::\]:)?(80|443)([^;]*);", listen, configuration)
