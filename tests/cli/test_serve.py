"""Serving a record: one line that says where, and nothing promised that cannot be kept."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.cli.conftest import Run


def test_the_room_opens_and_closes(record: Path) -> None:
    command = [sys.executable, "-u", "-m", "dragoman", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as site:
        try:
            line = site.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/today", line)[0]
            with urllib.request.urlopen(address, timeout=60) as answer:
                assert "Kari Solberg visited Chile" in answer.read().decode()
        finally:
            site.send_signal(signal.SIGINT)
        assert site.wait(timeout=30) in {0, 130}


def test_elsewhere_a_token_is_asked(record: Path) -> None:
    command = [sys.executable, "-u", "-m", "dragoman", "serve", str(record), "--port", "0", "--host", "0.0.0.0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as site:
        line = site.stdout.readline()
        site.terminate()
    assert re.search(r"/today\?token=\S{20,}", line)


def test_what_cannot_be_served_is_told(run: Run, record: Path, tmp_path: Path) -> None:
    missing = run("serve", "none.db")
    assert missing.exit_code == 3
    assert "dragoman read PATH" in missing.output
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = run("serve", str(record), "--port", str(taken.getsockname()[1]))
    assert busy.exit_code == 2
    assert "Give another with --port" in busy.output
