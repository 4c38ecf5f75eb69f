package io.songreel.model.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.DeviceMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxErrorsTest {
    private static final Device CUDA = new Device(Device.Kind.CUDA, 1);

    @ParameterizedTest
    @ValueSource(strings = {
        "bfc_arena.cc:376 AllocateRawInternal Failed to allocate memory for requested buffer of size 5",
        "CUDA failure 2: out of memory ; GPU=0 ; hostname=x ; file=/home/u/m.onnx",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED", "CUDNN_STATUS_ALLOC_FAILED", "std::bad_alloc",
        "BFCArena::AllocateRawInternal", "CUDA error 2"})
    void every_way_to_say_no_memory_is_known(String message) {
        OrtException thrown = new OrtException(OrtException.OrtErrorCode.ORT_FAIL, message);
        assertThat(OnnxErrors.atRun(thrown, CUDA)).isInstanceOf(DeviceMemoryException.class)
                .hasMessageContaining("cuda:1").hasMessageNotContaining("/home");
        assertThat(OnnxErrors.atLoad(thrown, CUDA)).isInstanceOf(DeviceMemoryException.class);
    }

    @Test
    void other_failures_are_no_lack_of_memory() {
        OrtException thrown = new OrtException(OrtException.OrtErrorCode.ORT_INVALID_PROTOBUF,
                "Load model from /home/u/m.onnx failed:Protobuf parsing failed.");
        assertThat(OnnxErrors.atLoad(thrown, CUDA)).isNotInstanceOf(DeviceMemoryException.class)
                .hasMessageContaining("songreel models verify").hasMessageNotContaining("/home");
        assertThat(OnnxErrors.atRun(thrown, CUDA)).isNotInstanceOf(DeviceMemoryException.class);
    }
}
