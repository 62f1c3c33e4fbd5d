package dev.kept.embedded;

import java.util.Optional;

/// Names a process across runs: its number alone may belong to a stranger by now, the time of its start tells.
public record ProcessMark(long pid, String started) {

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant().map(String::valueOf).orElse(""));
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
