package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.songreel.job.CancelSwitch;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitingRoomTest {
    private static final Device SECOND = new Device(Device.Kind.CUDA, 1);
    private final AtomicLong time = new AtomicLong();
    private final Tally tally = new Tally();
    private final Map<Device, String> warm = new ConcurrentHashMap<>();
    private final List<String> came = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, CompletableFuture<Lease>> visits = new ConcurrentHashMap<>();

    private WaitingRoom room(int permits, int queue, Device... devices) {
        return new WaitingRoom(List.of(devices),
                new GateSettings(permits, queue, 4, Duration.ofMinutes(2), "auto", "auto", "1GB",
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(15)),
                (device, model) -> model.equals(warm.get(device)), time::get, tally);
    }

    private Lease enter(WaitingRoom room, String holder, String model) throws Exception {
        return room.enter(Gates.visit(holder, model));
    }

    /** Comes and waits; once inside, is noted in {@link #came}. */
    private void queue(WaitingRoom room, String holder, String model) {
        int before = room.waiting().size();
        visits.put(holder, Gates.fork(() -> {
            Lease lease = enter(room, holder, model);
            came.add(holder);
            return lease;
        }));
        Gates.until(() -> room.waiting().size() > before);
    }

    private void nextOut(WaitingRoom room, String holder) {
        int before = came.size();
        room.leave(Objects.requireNonNull(visits.get(holder)).join());
        Gates.until(() -> came.size() > before);
    }

    @Test
    void visits_come_in_the_order_of_arrival() throws Exception {
        WaitingRoom room = room(1, 8, WatchedRuntime.GPU);
        Lease first = enter(room, "first", "sd");
        queue(room, "a", "sd");
        queue(room, "b", "words");
        queue(room, "c", "sd");
        assertThat(room.waiting()).containsExactly("a", "b", "c");
        room.leave(first);
        Gates.until(() -> came.size() == 1);
        nextOut(room, "a");
        nextOut(room, "b");
        assertThat(came).containsExactly("a", "b", "c");
        assertThat(tally.counts().overtakes()).isZero();
    }

    @Test
    void a_visit_to_a_loaded_model_goes_first() throws Exception {
        WaitingRoom room = room(1, 8, WatchedRuntime.GPU);
        Lease first = enter(room, "first", "sd");
        warm.put(WatchedRuntime.GPU, "sd");
        queue(room, "cold", "words");
        queue(room, "warm", "sd");
        room.leave(first);
        Gates.until(() -> came.size() == 1);
        nextOut(room, "warm");
        assertThat(came).containsExactly("warm", "cold");
        assertThat(tally.counts().overtakes()).isEqualTo(1);
    }

    @Test
    void nobody_is_overtaken_more_than_four_times() throws Exception {
        WaitingRoom room = room(1, 16, WatchedRuntime.GPU);
        Lease first = enter(room, "first", "sd");
        warm.put(WatchedRuntime.GPU, "sd");
        queue(room, "cold", "words");
        queue(room, "cold too", "words");
        for (int i = 1; i <= 6; i++) {
            queue(room, "warm " + i, "sd");
        }
        room.leave(first);
        Gates.until(() -> came.size() == 1);
        for (int i = 0; i < 7; i++) {
            nextOut(room, came.getLast());
        }
        assertThat(came).containsExactly("warm 1", "warm 2", "warm 3", "warm 4", "cold", "cold too", "warm 5",
                "warm 6");
    }

    @Test
    void whoever_waited_longer_than_its_patience_is_not_overtaken() throws Exception {
        WaitingRoom room = room(1, 8, WatchedRuntime.GPU);
        Lease first = enter(room, "first", "sd");
        warm.put(WatchedRuntime.GPU, "sd");
        queue(room, "cold", "words");
        time.addAndGet(Duration.ofSeconds(121).toNanos());
        queue(room, "warm", "sd");
        room.leave(first);
        Gates.until(() -> came.size() == 1);
        assertThat(came).containsExactly("cold");
    }

    @Test
    void a_full_room_refuses_at_once() throws Exception {
        WaitingRoom room = room(1, 2, WatchedRuntime.GPU);
        Lease first = enter(room, "first", "sd");
        queue(room, "a", "sd");
        queue(room, "b", "sd");
        assertThatExceptionOfType(GateBusyException.class).isThrownBy(() -> enter(room, "c", "sd"))
                .withMessage("2 tasks already wait for the device; try again when some of them are done.");
        assertThat(room.waiting()).containsExactly("a", "b");
        room.leave(first);
        Gates.until(() -> came.size() == 1);
    }

    @Test
    void each_device_has_its_permits_and_a_visit_goes_where_its_model_is() throws Exception {
        WaitingRoom room = room(2, 8, WatchedRuntime.GPU, SECOND);
        warm.put(SECOND, "sd");
        assertThat(enter(room, "a", "words").device()).isEqualTo(WatchedRuntime.GPU);
        assertThat(enter(room, "b", "sd").device()).isEqualTo(SECOND);
        assertThat(enter(room, "c", "sd").device()).isEqualTo(SECOND);
        Lease fourth = enter(room, "d", "sd");
        assertThat(fourth.device()).isEqualTo(WatchedRuntime.GPU);
        queue(room, "e", "sd");
        room.leave(fourth);
        // a permit cannot be given back twice
        room.leave(fourth);
        Gates.until(() -> came.size() == 1);
        assertThat(room.inside(WatchedRuntime.GPU)).hasSize(2);
        assertThat(room.inside(SECOND)).hasSize(2);
    }

    @Test
    void a_cancelled_one_in_the_middle_holds_nobody_up() throws Exception {
        WaitingRoom room = room(1, 8, WatchedRuntime.GPU);
        Lease first = enter(room, "first", "sd");
        CancelSwitch token = new CancelSwitch();
        CompletableFuture<Lease> gone = Gates.fork(() -> room.enter(new Visit("gone", "sd", token)));
        Gates.until(() -> room.waiting().size() == 1);
        queue(room, "stays", "sd");
        token.cancel();
        assertThat(gone.handle((_, e) -> e).join()).isInstanceOf(CancellationException.class);
        assertThat(room.waiting()).containsExactly("stays");
        room.leave(first);
        Gates.until(() -> came.size() == 1);
    }

    @Test
    void without_a_device_nobody_waits() {
        WaitingRoom room = room(1, 8);
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> enter(room, "a", "sd"))
                .withMessageContaining("doctor");
    }

    @Test
    void a_closing_room_sends_away_who_waits_and_asks_the_others_to_leave() throws Exception {
        WaitingRoom room = room(1, 8, WatchedRuntime.GPU);
        Lease inside = enter(room, "inside", "sd");
        CompletableFuture<Lease> waiter = Gates.fork(() -> enter(room, "waiter", "sd"));
        Gates.until(() -> room.waiting().size() == 1);
        Set<String> asked = new HashSet<>();
        inside.token().onCancel(() -> {
            asked.add("inside");
            room.leave(inside);
        });
        assertThat(room.close(Duration.ofSeconds(20))).isTrue();
        assertThat(asked).containsExactly("inside");
        assertThat(waiter.handle((_, e) -> e).join()).isInstanceOf(CancellationException.class);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> enter(room, "late", "sd"));
    }
}
