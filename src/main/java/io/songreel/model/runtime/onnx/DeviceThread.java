package io.songreel.model.runtime.onnx;

import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.RuntimeLife;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Where a device's native code runs. All sessions of one CUDA device share a thread: hopping between threads makes the
 * library's memory grow without end (ONNX Runtime issue 29351). The CPU has no such need, and uses the caller's.
 */
sealed interface DeviceThread extends AutoCloseable {
    <T> T call(RuntimeLife.Work<T> work) throws ModelException;

    /** Waits for what is running. */
    @Override
    void close();

    /** The caller's own. */
    record Calling() implements DeviceThread {
        @Override
        public <T> T call(RuntimeLife.Work<T> work) throws ModelException {
            return work.run();
        }

        @Override
        public void close() {
            // there is nothing to stop
        }
    }

    /** One thread for all. */
    record Pinned(ExecutorService executor) implements DeviceThread {
        static Pinned named(String name) {
            return new Pinned(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory()));
        }

        @Override
        public <T> T call(RuntimeLife.Work<T> work) throws ModelException {
            Callable<T> task = work::run;
            Future<T> result = executor.submit(task);
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return result.get();
                    } catch (InterruptedException e) {
                        // native code goes on whatever we do: leaving it alone with our tensors would end the process
                        interrupted = true;
                    }
                }
            } catch (ExecutionException e) {
                throw ModelException.rethrown(e.getCause());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void close() {
            executor.close();
        }
    }
}
