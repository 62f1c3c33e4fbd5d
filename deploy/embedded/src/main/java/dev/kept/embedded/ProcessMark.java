package dev.kept.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Names a process across runs: its number alone may belong to a stranger by now, the time of its start tells.
public record ProcessMark(long pid, String started) {
    /// Counted from one, proc_pid_stat(5).
    private static final int START_FIELD = 22;

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), started(process));
    }

    /// Where the system has it, in ticks since it booted: two processes read a wall time of the same start differently when the clock was
    /// set between their own starts.
    private static String started(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            // The name of the program, in brackets, may hold anything; the third field comes after it.
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_FIELD - 3];
        } catch (IOException noProcFileSystem) {
            return process.info().startInstant().map(String::valueOf).orElse("");
        }
    }

    /// Reads what [#toString] wrote; empty for anything else, such as a line that a kill cut short.
    public static Optional<ProcessMark> parse(String text) {
        int space = text.indexOf(' ');
        if (space < 1 || !text.chars().limit(space).allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(new ProcessMark(Long.parseLong(text.substring(0, space)), text.substring(space + 1).strip()));
    }

    /// Empty when that process has ended.
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> of(process).equals(this));
    }

    @Override
    public String toString() {
        return pid + " " + started;
    }
}
