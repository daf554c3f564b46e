"""Two replicas behind HAProxy with the README's own configuration, over PostgreSQL: one is killed while somebody is on it."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant import config
from tests.e2e.conftest import open_at, settled, shows
from tests.e2e.servers import free_port, wait_for
from tests.store import postgres

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HAPROXY = shutil.which("haproxy") or "/usr/sbin/haproxy"
NAMES = ("one", "two")


@dataclass
class Site:
    """The proxy's port, where the logs are, the store, and each replica's port and process."""

    ports: dict[str, int]
    folder: Path
    store: str
    replicas: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.ports['visitors']}"

    def start(self) -> None:
        """Start the replicas that don't run, and wait until the proxy sends visitors to them."""
        missing = [name for name in NAMES if name not in self.replicas or self.replicas[name].poll() is not None]
        for name in missing:
            self.replicas[name] = replica(self.store, self.ports[name], self.folder / f"{name}.log")
        for name in missing:
            wait_for(f"http://localhost:{self.ports[name]}/readyz", self.folder / f"{name}.log")
        time.sleep(3 if missing else 0)  # the proxy looks every two seconds

    def kill(self, name: str) -> None:
        self.replicas[name].kill()
        self.replicas[name].wait()


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    with postgres.running() as server:
        if server is None:
            pytest.skip("PostgreSQL cannot be had: neither pip install pgserver nor apt-get install postgresql was done")
        yield server.create("visits")


@pytest.fixture(scope="module")
def proxied(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if not Path(HAPROXY).exists():
        pytest.skip("needs HAProxy: apt-get install haproxy")
    site = Site({name: free_port() for name in ("visitors", *NAMES)}, tmp_path_factory.mktemp("replicas"), store)
    (site.folder / "haproxy.cfg").write_text(configuration(site.ports))
    with (site.folder / "proxy.log").open("w") as output:
        proxy = subprocess.Popen([HAPROXY, "-f", str(site.folder / "haproxy.cfg")], stdout=output, stderr=subprocess.STDOUT)
    yield site
    for each in (proxy, *site.replicas.values()):
        each.terminate()
        each.wait(timeout=20)


@pytest.fixture
def site(proxied: Site) -> Site:
    """The proxy with both replicas running; a test may kill them."""
    proxied.start()
    wait_for(f"{proxied.address}/readyz", proxied.folder / "proxy.log")
    return proxied


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of its own, since the proxy's cookie lives in it."""
    with chromium.new_context(reduced_motion="reduce") as context:
        yield context


def replica(store: str, port: int, log: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, config.STORE: store, config.KNOWLEDGE: str(ROOT / "tests" / "bicycle")}
    with log.open("w") as output:
        command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)


def configuration(ports: dict[str, int]) -> str:
    """The README's, with this machine's ports and as many replicas as run here."""
    text = block("haproxy").replace(":8080", f"127.0.0.1:{ports['visitors']}")
    for name in NAMES:
        text = text.replace(f" {name}:8501", f" 127.0.0.1:{ports[name]}")
    return "".join(line for line in text.splitlines(keepends=True) if ":8501" not in line)


def block(kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no {kind} block"
    return found[1]


def replica_of(context: BrowserContext) -> str:
    (cookie,) = [each for each in context.cookies() if each.get("name") == "replica"]
    assert cookie.get("httpOnly")
    return str(cookie.get("value"))


def answer(tab: Page, label: str, question: str) -> None:
    tab.get_by_role("button", name=label).click()
    shows(tab, question, timeout=30_000)
    settled(tab)


def test_a_person_goes_on_at_the_other_replica_when_theirs_is_killed(site: Site, visitor: BrowserContext) -> None:
    tab = open_at(visitor.new_page(), f"{site.address}/diagnose?guide=wont-roll")
    answer(tab, "It rolls, but heavily", "Can you press the tyre in with your thumb?")
    first = replica_of(visitor)
    site.kill(first)
    expect(tab.get_by_role("button", name="Yes, it is soft")).to_be_enabled(timeout=30_000)  # disabled while the browser reconnects
    answer(tab, "Yes, it is soft", "Your fix checklist")
    assert replica_of(visitor) != first
    expect(tab.get_by_text("2. Mend and pump the tyre")).to_be_visible()
    assert_nothing_private(site.folder / "proxy.log")


def test_a_chat_is_there_at_the_other_replica(site: Site, visitor: BrowserContext) -> None:
    tab = open_at(visitor.new_page(), site.address)
    box = tab.get_by_test_id("stChatInputTextArea")
    box.fill("my tyre is flat")
    box.press("Enter")
    expect(tab.get_by_test_id("stChatMessage").nth(1)).to_be_visible()
    settled(tab)
    site.kill(replica_of(visitor))
    tab.reload()
    expect(tab.get_by_test_id("stChatMessage").first).to_contain_text("my tyre is flat", timeout=30_000)


def test_uploads_find_the_replica_that_waits_for_them(site: Site, visitor: BrowserContext, tmp_path: Path) -> None:
    files = []
    for number in range(3):
        files.append(tmp_path / f"unsubscribed-{number}.csv")
        files[-1].write_text(f"email\nperson{number}@gmial.com\n")
    tab = open_at(visitor.new_page(), f"{site.address}/contacts")
    tab.locator("input[type=file]").set_input_files(files)
    expect(tab.get_by_text("person2@gmial.com").or_(tab.get_by_text(re.compile("3 contacts"))).first).to_be_visible(timeout=30_000)
    assert_nothing_private(site.folder / "proxy.log")


def assert_nothing_private(log: Path) -> None:
    """The proxy has logged requests, none with a query, and of an upload not which one."""
    records = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    assert records
    assert not [each for each in records if "?" in each["path"] or re.search("upload_file/.", each["path"])]


def test_metrics_stay_inside(site: Site) -> None:
    with pytest.raises(URLError, match="403"):
        urlopen(f"{site.address}/metrics")  # noqa: S310 (our own address)


def test_the_compose_example_fits_the_proxy_and_the_settings() -> None:
    services = yaml.safe_load(block("yaml"))["services"]
    servers = re.findall(r"^ +server (\w+) (\w+):8501 cookie (\w+)$", block("haproxy"), re.MULTILINE)
    assert len(servers) == 3
    assert all(len(set(server)) == 1 and server[0] in services for server in servers)
    settings = {config.STORE, config.HOSTS, config.PASSCODE, config.METRICS_TOKEN}
    assert services["one"]["environment"].keys() == settings
    assert services["two"] == services["three"] == services["one"]


def test_each_line_of_the_container_file_is_an_instruction() -> None:
    lines = [line for line in block("dockerfile").splitlines() if line and not line.startswith("#")]
    assert lines[0].startswith("FROM python:3.")
    assert {line.split()[0] for line in lines} <= {"FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}
    command = json.loads(lines[-1].removeprefix("CMD "))
    assert command[1:4] == ["-m", "assistant", "serve"]


def test_haproxy_accepts_the_configuration(tmp_path: Path) -> None:
    if not Path(HAPROXY).exists():
        pytest.skip("needs HAProxy: apt-get install haproxy")
    (tmp_path / "haproxy.cfg").write_text(configuration({"visitors": 8080, "one": 8501, "two": 8502}))
    checked = subprocess.run([HAPROXY, "-c", "-f", str(tmp_path / "haproxy.cfg")], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
