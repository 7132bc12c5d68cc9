# SPDX-License-Identifier: GPL-2.0-or-later
"""An index of a folder, served on a port of its own, for tests that read what other programs would read."""
import socket
import subprocess
import time
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    """Builds `folder`/index from `corpus`; paths are below `root`."""

    def __init__(self, binaries, corpus, folder, root=""):
        index = folder / "index"
        subprocess.run([binaries / "vanmach-indexer", "build", "--corpus", corpus, "--index", index, "--quiet"], check=True)
        self.port = free_port()
        self.root = root
        self.process = subprocess.Popen([binaries / "vanmach-server", "--index", index, "--port", str(self.port)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=60).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{self.root}{path}"

    def get(self, path, accept="*/*"):
        request = urllib.request.Request(self.address(path), headers={"Accept": accept})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.headers.get("Content-Type"), answer.read()

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)
