/** ONNX Runtime behind the port: CPU in the caller's thread, CUDA on one thread per device. */
@NullMarked
package io.songreel.model.runtime.onnx;

import org.jspecify.annotations.NullMarked;
