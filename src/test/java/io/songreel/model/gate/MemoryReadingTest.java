package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.songreel.model.runtime.Device;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryReadingTest {
    private static final String TABLE = """
            0, GPU-11aa, NVIDIA H200, 143771, 512
            1, GPU-22bb, NVIDIA L4, 23034, 0
            2, GPU-33cc, NVIDIA Odd, [N/A], [N/A]
            no devices
            """;

    @Test
    void the_drivers_table_of_cards_is_read_as_it_comes() {
        assertThat(new NvidiaSmi(() -> Optional.of(TABLE), null).cards()).containsExactly(
                new NvidiaSmi.Card(0, "GPU-11aa", "NVIDIA H200", 143_771L << 20, 512L << 20),
                new NvidiaSmi.Card(1, "GPU-22bb", "NVIDIA L4", 23_034L << 20, 0));
        assertThat(new NvidiaSmi(Optional::empty, null).cards()).isEmpty();
    }

    @Test
    void cuda_numbers_the_cards_that_it_is_allowed_to_see() {
        assertThat(name(null, 1)).contains("NVIDIA L4");
        assertThat(name("", 0)).contains("NVIDIA H200");
        assertThat(name("1,0", 0)).contains("NVIDIA L4");
        assertThat(name("1, 0", 1)).contains("NVIDIA H200");
        assertThat(name("GPU-22", 0)).contains("NVIDIA L4");
        assertThat(name("1", 1)).isEmpty();
        assertThat(new NvidiaSmi(() -> Optional.of(TABLE), null).read(Device.CPU)).isEmpty();
    }

    private static Optional<String> name(@Nullable String visible, int index) {
        return new NvidiaSmi(() -> Optional.of(TABLE), visible).read(new Device(Device.Kind.CUDA, index))
                .map(DeviceMemory.Reading::name);
    }

    @Test
    void memory_that_the_kernel_would_give_up_is_free() {
        String meminfo = """
                MemTotal:       24000000 kB
                MemFree:         1000000 kB
                MemAvailable:   20000000 kB
                """;
        DeviceMemory.Reading machine = MachineMemory.machine(meminfo).orElseThrow();
        assertThat(machine.freeBytes()).isEqualTo(20_000_000L * 1024);
        assertThat(machine.totalBytes()).isEqualTo(24_000_000L * 1024);
        assertThat(MachineMemory.machine("MemTotal: 5 kB\n")).isEmpty();
    }

    @Test
    void a_containers_limit_counts_when_it_is_the_tighter_one() {
        DeviceMemory.Reading machine = new DeviceMemory.Reading("CPU", 16 * Bytes.GB, 4 * Bytes.GB);
        assertThat(MachineMemory.container(machine, "max\n", "1\n", "")).isEmpty();
        String limit = 8 * Bytes.GB + "\n";
        String use = 3 * Bytes.GB + "\n";
        String detail = "anon 5\ninactive_file " + Bytes.GB + "\n";
        assertThat(MachineMemory.container(machine, limit, use, detail))
                .contains(new DeviceMemory.Reading("CPU", 8 * Bytes.GB, 2 * Bytes.GB));
        // the machine itself has less to give
        DeviceMemory.Reading full = new DeviceMemory.Reading("CPU", 16 * Bytes.GB, 15 * Bytes.GB);
        assertThat(MachineMemory.container(full, limit, use, detail))
                .contains(new DeviceMemory.Reading("CPU", 8 * Bytes.GB, 7 * Bytes.GB));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_machines_own_memory_can_be_read() {
        DeviceMemory.Reading reading = new MachineMemory().read(Device.CPU).orElseThrow();
        assertThat(reading.totalBytes()).isGreaterThan(Runtime.getRuntime().totalMemory());
        assertThat(reading.usedBytes()).isBetween(1L, reading.totalBytes());
        assertThat(new MachineMemory().read(WatchedRuntime.GPU)).isEmpty();
    }

    @Test
    void budgets_are_what_is_written_or_what_is_there() {
        DeviceMemory memory = device -> device.equals(Device.CPU) || device.equals(WatchedRuntime.GPU)
                ? Optional.of(new DeviceMemory.Reading("x", 20 * Bytes.GB, 5 * Bytes.GB))
                : Optional.empty();
        Budgets auto = new Budgets(Gates.settings(1, "auto"), memory, 4 * Bytes.GB);
        assertThat(auto.limit(Device.CPU)).isEqualTo(12 * Bytes.GB);
        assertThat(auto.limit(WatchedRuntime.GPU)).isEqualTo(14 * Bytes.GB);
        assertThat(auto.limit(new Device(Device.Kind.CUDA, 3))).isEqualTo(Long.MAX_VALUE);
        Budgets fixed = new Budgets(Gates.settings(1, "512MB"), memory, 4 * Bytes.GB);
        assertThat(fixed.limit(Device.CPU)).isEqualTo(512 * Bytes.MB);
        assertThat(new Budgets(Gates.settings(1, "auto"), memory, 40 * Bytes.GB).limit(Device.CPU)).isZero();
    }

    @Test
    void sizes_are_read_and_written_for_people() {
        assertThat(Bytes.parse("8GB")).hasValue(8L << 30);
        assertThat(Bytes.parse(" 512 mb ")).hasValue(512L << 20);
        assertThat(Bytes.parse("auto")).isEmpty();
        assertThat(Bytes.parse("-1GB")).isEmpty();
        assertThat(Bytes.parse("99999999999GB")).isEmpty();
        assertThat(Bytes.text(7_408_000_000L)).isEqualTo("6.9 GB");
        assertThat(Bytes.text(900 * Bytes.MB)).isEqualTo("900 MB");
        assertThat(Bytes.text(-5)).isEqualTo("0 MB");
    }

    @Test
    void settings_that_cannot_be_are_refused_with_their_key() {
        assertThatIllegalArgumentException().isThrownBy(() -> Gates.settings(1, "8 apples"))
                .withMessage("songreel.gate.gpu-memory: write a size such as 8GB or 512MB, or auto");
        assertThatIllegalArgumentException().isThrownBy(() -> Gates.settings(0, "auto"));
        assertThatIllegalArgumentException().isThrownBy(() -> Gates.settings(1, "auto", Duration.ZERO));
    }
}
