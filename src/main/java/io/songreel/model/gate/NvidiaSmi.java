package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks the driver's own tool what NVIDIA cards there are; without it there is none that we could use. */
public final class NvidiaSmi implements DeviceMemory {
    private static final List<String> COMMAND = List.of("nvidia-smi",
            "--query-gpu=index,uuid,name,memory.total,memory.used", "--format=csv,noheader,nounits");
    private static final int CELLS = 5;
    private static final int WAIT_S = 5;

    private final Tool tool;
    private final @Nullable String visible;

    /** One card; {@code index} is the driver's. */
    public record Card(int index, String uuid, String name, long totalBytes, long usedBytes) {}

    /** Says what the driver's tool prints; nothing when it is not there or fails. */
    @FunctionalInterface
    interface Tool {
        Optional<String> table();
    }

    /** The tool of this machine. */
    public NvidiaSmi() {
        this(NvidiaSmi::run, System.getenv("CUDA_VISIBLE_DEVICES"));
    }

    /**
     * @param visible
     *            the value of {@code CUDA_VISIBLE_DEVICES}, by which CUDA numbers the cards; null: all in the driver's order
     */
    NvidiaSmi(Tool tool, @Nullable String visible) {
        this.tool = tool;
        this.visible = visible;
    }

    /** All cards, also those that nothing here uses. */
    public List<Card> cards() {
        return tool.table().map(NvidiaSmi::parse).orElse(List.of());
    }

    @Override
    public Optional<Reading> read(Device device) {
        if (device.kind() != Device.Kind.CUDA) {
            return Optional.empty();
        }
        return card(cards(), device.index()).map(card -> new Reading(card.name(), card.totalBytes(),
                card.usedBytes()));
    }

    private Optional<Card> card(List<Card> cards, int index) {
        if (visible == null || visible.isBlank()) {
            return cards.stream().filter(card -> card.index() == index).findFirst();
        }
        String[] names = visible.split(",", -1);
        return IntStream.range(0, names.length).filter(place -> place == index).mapToObj(place -> names[place].strip())
                .flatMap(name -> cards.stream().filter(card -> goesBy(card, name))).findFirst();
    }

    private static boolean goesBy(Card card, String name) {
        return name.equals(Integer.toString(card.index())) || (name.startsWith("GPU-") && card.uuid().startsWith(name));
    }

    /** One card a line: index, UUID, name, MiB in all, MiB used. */
    static List<Card> parse(String table) {
        List<Card> cards = new ArrayList<>();
        for (String line : table.lines().toList()) {
            String[] cells = line.strip().split("\\s*,\\s*", -1);
            if (cells.length == CELLS && cells[0].matches("\\d{1,4}") && cells[3].matches("\\d{1,12}")
                    && cells[4].matches("\\d{1,12}")) {
                cards.add(new Card(Integer.parseInt(cells[0]), cells[1], cells[2],
                        Long.parseLong(cells[3]) * Bytes.MB, Long.parseLong(cells[4]) * Bytes.MB));
            }
        }
        return cards;
    }

    private static Optional<String> run() {
        try {
            Process process = new ProcessBuilder(COMMAND).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(WAIT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
