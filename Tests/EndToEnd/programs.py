"""Starts the real Prometheus and Alertmanager on 127.0.0.1, asks them, and stops them: by process id, and only these."""
import json
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request


def free_address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return "127.0.0.1:%d" % probe.getsockname()[1]


class Program:
    """A server of the Prometheus family that runs in the folder of its configuration."""

    def __init__(self, command, address, folder, log):
        self.name = pathlib.Path(command[0]).name
        self.url = f"http://{address}"
        self.log = log
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                [str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )

    def get(self, path, **parameters):
        query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
        with urllib.request.urlopen(self.url + path + query, timeout=10) as answer:
            return answer.read().decode()

    def wait_until_ready(self, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self.get("/-/ready")
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"{self.name} does not start; the end of {self.log}:\n{self.last_lines()}")

    def last_lines(self, count=15):
        return "\n".join(pathlib.Path(self.log).read_text(errors="replace").splitlines()[-count:])

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Prometheus(Program):
    def __init__(self, tools, config, data, scale, address, log):
        command = [tools / "prometheus", f"--config.file={config}", f"--storage.tsdb.path={data}"]
        command += [f"--web.listen-address={address}", f"--query.lookback-delta={scale.duration('5m')}"]
        command += [f"--rules.alert.resend-delay={scale.duration('1m')}"]
        command += [f"--rules.alert.for-grace-period={scale.duration('10m')}"]
        super().__init__(command, address, config.parent, log)

    def query(self, expression):
        """The values of an instant query by their labels, as (labels, value)."""
        answer = json.loads(self.get("/api/v1/query", query=expression))
        return [(series["metric"], float(series["value"][1])) for series in answer["data"]["result"]]

    def alerting_rules(self):
        groups = json.loads(self.get("/api/v1/rules", type="alert"))["data"]["groups"]
        return {rule["name"]: rule for group in groups for rule in group["rules"]}


class Alertmanager(Program):
    def __init__(self, tools, config, data, address, log):
        command = [tools / "alertmanager", f"--config.file={config}", f"--storage.path={data}"]
        command += [f"--web.listen-address={address}", "--cluster.listen-address="]
        super().__init__(command, address, config.parent, log)

    def alerts(self):
        return json.loads(self.get("/api/v2/alerts"))


def receivers_of(tools, config, labels):
    """The receivers that amtool finds for an alert, without repetition."""
    given = [f"{name}={json.dumps(text, ensure_ascii=False)}" for name, text in sorted(labels.items())]
    command = [str(tools / "amtool"), "config", "routes", "test", f"--config.file={config}", *given]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    if result.returncode:
        raise RuntimeError(f"amtool config routes test: {result.stdout}{result.stderr}")
    # Warnings about old matcher syntax come before the answer.
    return list(dict.fromkeys(result.stdout.strip().splitlines()[-1].split(",")))
