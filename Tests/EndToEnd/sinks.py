"""Where notifications end: an HTTP server and a mail server on 127.0.0.1 that remember what arrived."""
import base64
import email
import email.policy
import html
import http.server
import json
import re
import socketserver
import threading
import time


class Message:
    """One notification as a person would read it. `key` names the integration that it was sent to."""

    def __init__(self, key, text, body):
        self.time = time.time()
        self.key = key
        self.text = words(text)
        self.body = body
        self.resolved = self._is_resolved()

    def _is_resolved(self):
        if isinstance(self.body, dict) and self.body.get("status") in ("firing", "resolved"):
            return self.body["status"] == "resolved"
        return bool(re.search(r"\bresolved\b", self.text, re.I)) and not re.search(r"\bfiring\b", self.text, re.I)


    def says(self, text):
        """Whether the text stands in the message, however its lines are broken."""
        return words(text) in self.text


def words(text):
    return " ".join(text.split())


def strings(value):
    """All texts in a JSON value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for child in value.values() if isinstance(value, dict) else value:
            yield from strings(child)


class HTTPSink:
    """Takes webhooks, Slack and Teams messages; the path of the request is the key."""

    def __init__(self):
        self.messages = []
        sink = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                try:
                    body = json.loads(raw)
                except ValueError:
                    body = raw.decode(errors="replace")
                sink.messages.append(Message(self.path.strip("/"), "\n".join(strings(body)), body))
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def readable(message):
    """Subject and text of a mail; HTML without its tags."""
    parts = [message.get("Subject", "")]
    for part in message.walk():
        if part.get_content_maintype() == "text":
            text = part.get_content()
            if part.get_content_subtype() == "html":
                text = html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", text, flags=re.S))
            parts.append(text)
    return "\n".join(parts)


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True


class MailSink:
    """Takes mail by SMTP without TLS; the recipients, sorted and joined by commas, are the key."""

    def __init__(self):
        self.messages = []
        self.logins = set()
        sink = self

        class Handler(socketserver.StreamRequestHandler):
            def say(self, line):
                self.wfile.write(line.encode() + b"\r\n")

            def data(self):
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line[1:] if line.startswith(b".") else line)
                return b"".join(lines)

            def handle(self):
                recipients = []
                self.say("220 sink")
                while line := self.rfile.readline().decode(errors="replace").strip():
                    verb = line.split()[0].upper()
                    if verb in ("EHLO", "HELO"):
                        self.say("250-sink")
                        self.say("250 AUTH PLAIN")
                    elif verb == "AUTH":
                        fields = base64.b64decode(line.split()[-1]).decode(errors="replace").split("\0")
                        sink.logins.add(tuple(fields[-2:]))
                        self.say("235 welcome")
                    elif verb == "RCPT":
                        recipients.append(re.search(r"<([^>]*)>", line).group(1))
                        self.say("250 ok")
                    elif verb == "DATA":
                        self.say("354 go on")
                        message = email.message_from_bytes(self.data(), policy=email.policy.default)
                        sink.messages.append(Message(",".join(sorted(recipients)), readable(message), message.as_string()))
                        self.say("250 ok")
                    elif verb == "QUIT":
                        self.say("221 bye")
                        return
                    else:
                        recipients = [] if verb in ("MAIL", "RSET") else recipients
                        self.say("250 ok")

        self.server = MailServer(("127.0.0.1", 0), Handler)
        self.address = "127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
