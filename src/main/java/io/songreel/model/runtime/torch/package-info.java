/** PyTorch behind the port: TorchScript graphs through DJL. */
@NullMarked
package io.songreel.model.runtime.torch;

import org.jspecify.annotations.NullMarked;
