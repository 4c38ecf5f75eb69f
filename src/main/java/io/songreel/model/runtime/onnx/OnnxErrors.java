package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OrtException;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts for people in place of the library's, which hold paths; those go to the log. */
final class OnnxErrors {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxErrors.class);

    /** The library has no code for it: its allocator, CUDA, cuBLAS, cuDNN and C++ each say it in their own words. */
    private static final Set<String> NO_MEMORY = Set.of("failed to allocate memory", "out of memory", "bfcarena",
            "cuda error 2", "cuda failure 2", "alloc_failed", "cudaerrormemoryallocation", "bad_alloc",
            "bad allocation");
    private static final Set<String> NO_WEIGHTS = Set.of("external data", "external initializer", "external_data");

    private OnnxErrors() {
    }

    static ModelException atLoad(OrtException e, Device device) {
        LOG.warn("ONNX Runtime could not load a graph on {}; its user is told", device, e);
        if (outOfMemory(e)) {
            return new DeviceMemoryException("There is not enough free memory on " + device + " to load this model; "
                    + "free some, or choose a smaller model.", e);
        }
        if (says(e, NO_WEIGHTS)) {
            return new ModelException("A weights file beside this graph is missing or incomplete; "
                    + "check the model with: songreel models verify", e);
        }
        return new ModelException(switch (e.getCode()) {
            case ORT_NOT_IMPLEMENTED -> "This graph needs operators that this build of ONNX Runtime does not have.";
            case ORT_EP_FAIL -> device + " does not work with ONNX Runtime; see: songreel doctor";
            case ORT_INVALID_PROTOBUF, ORT_INVALID_GRAPH, ORT_NO_SUCHFILE, ORT_NO_MODEL ->
                "This file is not a whole ONNX graph; check the model with: songreel models verify";
            default -> "ONNX Runtime cannot load this graph on " + device
                    + "; check the model with: songreel models verify";
        }, e);
    }

    static ModelException atRun(OrtException e, Device device) {
        if (outOfMemory(e)) {
            LOG.info("ONNX Runtime ran out of memory on {}; room is made, or its user told", device, e);
            return new DeviceMemoryException("There is not enough free memory on " + device + " to run this model; "
                    + "free some, or ask for a smaller size.", e);
        }
        LOG.warn("ONNX Runtime failed on {}; the session stays loaded, its user is told", device, e);
        return new ModelException("This graph cannot run on these inputs; the server's log says why.", e);
    }

    static boolean outOfMemory(OrtException e) {
        return says(e, NO_MEMORY);
    }

    private static boolean says(OrtException e, Set<String> words) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(message::contains);
    }
}
