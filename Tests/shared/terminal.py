"""The reader in a pseudo-terminal, and what its screen shows: for monkey.py and slow.py."""
import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
import unicodedata


class Reader:
    """The program in a pseudo-terminal."""

    def __init__(self, program, environment, rows=40, columns=120, *arguments):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(program, [program, *arguments], environment)
        self.resize(rows, columns)
        self.status = None

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, text):
        try:
            os.write(self.terminal, text.encode())
        except OSError:
            pass

    def read(self, patience, still=0.02):
        """What it writes within so many seconds, until it has been silent for `still`."""
        return self.timed(patience, still)[0]

    def timed(self, patience, still=0.02):
        """The same, and when the first and the last byte came."""
        out, wait, first, last = b"", patience, None, None
        while select.select([self.terminal], [], [], wait)[0]:
            now = time.monotonic()
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                more = b""
            if not more:
                break
            first, last = first or now, now
            out, wait = out + more, still
        return out, first, last

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def exit_code(self):
        return os.waitstatus_to_exitcode(self.status)

    def memory(self):
        """Resident memory in MB."""
        return self._status("VmRSS") / 1024

    def threads(self):
        return self._status("Threads")

    def files(self):
        """How many files and connections it holds open."""
        try:
            return len(os.listdir(f"/proc/{self.pid}/fd"))
        except OSError:
            return 0

    def _status(self, name):
        try:
            with open(f"/proc/{self.pid}/status") as lines:
                for line in lines:
                    if line.startswith(name + ":"):
                        return int(line.split()[1])
        except OSError:
            pass
        return 0


SEQUENCE = re.compile(
    r"\x1b\[([?>=]?)([0-9;:]*)([ -/]*)([@-~])|\x1b[\]P_^].*?(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]"
    r"|\x1b[=>78cMDE]|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f\x1b]", re.S)


class Screen:
    """As much of a terminal as ncurses uses with xterm-256color."""

    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1
        self.cells = [[" "] * columns for _ in range(rows)]
        self.last = " "
        self.rest = b""

    def feed(self, data):
        data = self.rest + data
        # Whatever is cut off in the middle, of a character or of a sequence, waits for the rest.
        cut = len(data)
        escape = data.rfind(b"\x1b")
        if escape >= 0 and not SEQUENCE.match(data[escape:].decode("utf-8", "replace")):
            cut = escape
        text = data[:cut].decode("utf-8", "ignore")
        kept = len(text.encode())
        self.rest = data[kept:] if cut - kept < 4 else data[cut:]
        for found in SEQUENCE.finditer(text):
            if found[4]:
                if not found[1] and not found[3]:
                    self._control(found[4], [int(n or 0) for n in re.split("[;:]", found[2])])
            else:
                self._put(found[0])

    def _put(self, text):
        if text == "\r":
            self.column = 0
        elif text == "\n" or text == "\x1bD":
            self._down()
        elif text == "\x1bM":
            if self.row == self.top:
                self._scroll(-1)
            else:
                self.row = max(0, self.row - 1)
        elif text == "\b":
            self.column = max(0, self.column - 1)
        elif text == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif text[0] >= " " and text[0] != "\x7f":
            if unicodedata.combining(text) or unicodedata.category(text) in ("Cf", "Mn"):
                return
            wide = 2 if unicodedata.east_asian_width(text) in "WF" else 1
            if self.column + wide > self.columns:
                self.column = 0
                self._down()
            self.cells[self.row][self.column] = text
            if wide == 2:
                self.cells[self.row][self.column + 1] = ""
            self.column += wide
            self.last = text

    def _down(self):
        if self.row == self.bottom:
            self._scroll(1)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def _scroll(self, by, first=None):
        top = self.top if first is None else first
        for _ in range(min(abs(by), self.rows)):
            if by > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, [" "] * self.columns)
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, [" "] * self.columns)

    def _control(self, kind, numbers):
        n = numbers[0] or 1
        line = self.cells[self.row]
        at = min(self.column, self.columns - 1)
        if kind in "Hf":
            self.row = min(n, self.rows) - 1
            self.column = min((numbers[1] if len(numbers) > 1 else 0) or 1, self.columns) - 1
        elif kind == "A":
            self.row = max(0, self.row - n)
        elif kind == "B":
            self.row = min(self.rows - 1, self.row + n)
        elif kind == "C":
            self.column = min(self.columns - 1, self.column + n)
        elif kind == "D":
            self.column = max(0, at - n)
        elif kind == "G":
            self.column = min(n, self.columns) - 1
        elif kind == "d":
            self.row = min(n, self.rows) - 1
        elif kind == "b":
            for _ in range(n):
                self._put(self.last)
        elif kind == "X":
            line[at:at + n] = [" "] * min(n, self.columns - at)
        elif kind == "P":
            line[at:] = (line[at + n:] + [" "] * n)[:self.columns - at]
        elif kind == "@":
            line[at:] = ([" "] * n + line[at:])[:self.columns - at]
        elif kind == "K":
            first, last = [(at, self.columns), (0, at + 1), (0, self.columns)][numbers[0] % 3]
            line[first:last] = [" "] * (last - first)
        elif kind == "J":
            if numbers[0] == 0:
                line[at:] = [" "] * (self.columns - at)
            for row in range(self.row + 1 if numbers[0] == 0 else 0, self.rows):
                self.cells[row] = [" "] * self.columns
        elif kind == "L":
            self._scroll(-n, self.row)
        elif kind == "M":
            self._scroll(n, self.row)
        elif kind == "S":
            self._scroll(n)
        elif kind == "T":
            self._scroll(-n)
        elif kind == "r":
            self.top = n - 1
            self.bottom = ((numbers[1] if len(numbers) > 1 else 0) or self.rows) - 1
            self.row = self.column = 0

    def lines(self):
        return ["".join(line).rstrip() for line in self.cells]
