package io.songreel.model.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.model.runtime.ModelException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceThreadTest {
    @Test
    void all_work_of_a_device_is_done_on_one_thread() throws ModelException {
        try (DeviceThread thread = DeviceThread.Pinned.named("device")) {
            Thread first = thread.call(Thread::currentThread);
            List<Thread> others = IntStream.range(0, 20).parallel().mapToObj(_ -> {
                try {
                    return thread.call(Thread::currentThread);
                } catch (ModelException e) {
                    throw new IllegalStateException(e);
                }
            }).distinct().toList();
            assertThat(others).containsExactly(first);
            assertThat(first).isNotEqualTo(Thread.currentThread());
            assertThat(first.getName()).isEqualTo("device");
        }
    }

    @Test
    void the_processors_work_is_done_by_the_caller() throws ModelException {
        try (DeviceThread thread = new DeviceThread.Calling()) {
            assertThat(thread.call(Thread::currentThread)).isEqualTo(Thread.currentThread());
        }
    }

    @Test
    void what_the_work_throws_comes_out() {
        try (DeviceThread thread = DeviceThread.Pinned.named("device")) {
            assertThatThrownBy(() -> thread.call(() -> {
                throw new ModelException("expected");
            })).isInstanceOf(ModelException.class).hasMessage("expected");
            assertThatThrownBy(() -> thread.call(() -> {
                throw new CancellationException();
            })).isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> thread.call(() -> {
                throw new OutOfMemoryError("no heap");
            })).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void an_interrupted_caller_waits_for_its_work_and_stays_interrupted() throws Exception {
        try (DeviceThread thread = DeviceThread.Pinned.named("device")) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            boolean[] seen = new boolean[2];
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    seen[0] = thread.call(() -> {
                        begun.countDown();
                        await(end);
                        return true;
                    });
                    seen[1] = Thread.currentThread().isInterrupted();
                } catch (ModelException e) {
                    throw new IllegalStateException(e);
                }
            });
            begun.await();
            caller.interrupt();
            end.countDown();
            caller.join();
            assertThat(seen).containsExactly(true, true);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
