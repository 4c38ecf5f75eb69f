package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A plain gate for tests: one permit, every graph loaded when opened and freed when closed. */
public final class OpenGate implements Gate {
    private final List<ModelRuntime> runtimes;
    private final Semaphore permit = new Semaphore(1);
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    public OpenGate(ModelRuntime... runtimes) {
        this.runtimes = List.of(runtimes);
    }

    @Override
    public <T> T pass(Visit visit, Errand<T> errand) throws IOException {
        if (inside.get()) {
            throw new IllegalStateException("already inside");
        }
        try {
            visit.cancel().check();
            while (!permit.tryAcquire(1, TimeUnit.MILLISECONDS)) {
                visit.cancel().check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        inside.set(true);
        OpenPass pass = new OpenPass(visit.cancel());
        try {
            visit.cancel().check();
            return errand.run(pass);
        } finally {
            inside.remove();
            pass.end();
            permit.release();
        }
    }

    private final class OpenPass implements Pass {
        private final CancelToken cancel;
        private final List<OpenSession> opened = new ArrayList<>();
        private boolean over;

        OpenPass(CancelToken cancel) {
            this.cancel = cancel;
        }

        @Override
        public Device device() {
            return runtimes.stream().flatMap(runtime -> runtime.devices().stream()).findFirst().orElse(Device.CPU);
        }

        @Override
        public ModelSession open(ModelGraph graph) throws IOException {
            if (over) {
                throw new IllegalStateException("the errand is over");
            }
            cancel.check();
            for (ModelRuntime runtime : runtimes) {
                if (runtime.format().equals(graph.format())) {
                    OpenSession session = new OpenSession(runtime.load(graph.file(), device(), cancel));
                    opened.add(session);
                    return session;
                }
            }
            throw new ModelException("nothing here reads " + graph.format());
        }

        void end() {
            over = true;
            opened.forEach(OpenSession::close);
        }
    }

    private static final class OpenSession implements ModelSession {
        private final ModelSession session;
        private boolean closed;

        OpenSession(ModelSession session) {
            this.session = session;
        }

        private ModelSession usable() {
            if (closed) {
                throw new IllegalStateException("the session was given back");
            }
            return session;
        }

        @Override
        public Map<String, TensorSpec> inputs() {
            return usable().inputs();
        }

        @Override
        public Map<String, TensorSpec> outputs() {
            return usable().outputs();
        }

        @Override
        public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
                throws ModelException {
            return usable().run(inputs, wanted, cancel);
        }

        @Override
        public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, Set<String> held,
                CancelToken cancel) throws ModelException {
            return usable().run(inputs, wanted, held, cancel);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                session.close();
            }
        }
    }
}
