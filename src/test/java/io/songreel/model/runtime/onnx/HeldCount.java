package io.songreel.model.runtime.onnx;

/** For tests in other rooms: how much a runtime holds natively. */
public final class HeldCount {
    private HeldCount() {
    }

    public static int of(OnnxModelRuntime runtime) {
        return runtime.life().held();
    }
}
