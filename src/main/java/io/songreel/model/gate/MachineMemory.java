package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine's memory as the Linux kernel tells it, within the limit of the container if there is one. */
final class MachineMemory implements DeviceMemory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path USE = Path.of("/sys/fs/cgroup/memory.current");
    private static final Path DETAIL = Path.of("/sys/fs/cgroup/memory.stat");
    private static final long KIB = 1024;

    @Override
    public Optional<Reading> read(Device device) {
        if (device.kind() != Device.Kind.CPU) {
            return Optional.empty();
        }
        return text(MEMINFO).flatMap(MachineMemory::machine).map(machine -> text(LIMIT).flatMap(limit -> text(USE)
                .flatMap(use -> container(machine, limit, use, text(DETAIL).orElse("")))).orElse(machine));
    }

    /** From {@code /proc/meminfo}; memory that the kernel would give up for us counts as free. */
    static Optional<Reading> machine(String meminfo) {
        OptionalLong total = field(meminfo, "MemTotal:");
        OptionalLong available = field(meminfo, "MemAvailable:");
        return total.isPresent() && available.isPresent()
                ? Optional.of(new Reading("CPU", total.getAsLong() * KIB,
                        (total.getAsLong() - available.getAsLong()) * KIB))
                : Optional.empty();
    }

    /** The container's limit when it is the tighter one; cached files count as free. Empty without a limit. */
    static Optional<Reading> container(Reading machine, String limit, String use, String detail) {
        OptionalLong most = number(limit);
        OptionalLong now = number(use);
        if (most.isEmpty() || now.isEmpty() || most.getAsLong() >= machine.totalBytes()) {
            return Optional.empty();
        }
        long used = Math.max(0, now.getAsLong() - field(detail, "inactive_file").orElse(0));
        long free = Math.min(machine.freeBytes(), Math.max(0, most.getAsLong() - used));
        return Optional.of(new Reading(machine.name(), most.getAsLong(), most.getAsLong() - free));
    }

    private static OptionalLong field(String text, String name) {
        Matcher matcher = Pattern.compile("^" + Pattern.quote(name) + "\\s+(\\d{1,18})\\b", Pattern.MULTILINE)
                .matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
